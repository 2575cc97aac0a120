package dev.holdfast.executor.fabric;

import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.executor.fabric.content.FileRange;
import java.util.List;
import java.util.Set;

/**
 * An order to restore a point.
 *
 * @param point what to restore
 * @param kind what to make of it
 * @param region where, lower case
 * @param target name of the new machine, or of the resource group for disks; the machine itself for the other kinds
 * @param account storage account that the data goes through
 * @param files what to restore of it; empty except for {@link RestoreKind#FILES}
 * @param roles roles that whoever restores holds
 */
public record RestoreOrder(
        PointReference point,
        RestoreKind kind,
        String region,
        String target,
        Account account,
        List<FileRange> files,
        Set<String> roles) {
    public RestoreOrder {
        files = List.copyOf(files);
        roles = Set.copyOf(roles);
    }

    /**
     * A storage account.
     *
     * @param name unique in the order of names of the service
     * @param throughput data per second of everything that goes through it
     */
    public record Account(String name, DataRate throughput) {}
}
