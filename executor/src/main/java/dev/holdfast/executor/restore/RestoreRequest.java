package dev.holdfast.executor.restore;

import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.fabric.RestoreOrder;
import dev.holdfast.executor.fabric.content.FileRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants back.
 *
 * @param machines addresses, in the order in which they are restored
 * @param which points
 * @param destination what is made of them, and where
 * @param accounts storage accounts that the data may go through; empty for the one that the service assumes
 * @param files what is restored of each point; empty except for {@link RestoreKind#FILES}
 * @param roles roles that whoever restores holds
 */
public record RestoreRequest(
        List<String> machines,
        PointWish which,
        Destination destination,
        List<RestoreOrder.Account> accounts,
        List<FileRange> files,
        Set<String> roles) {

    public RestoreRequest {
        machines = List.copyOf(machines);
        accounts = List.copyOf(accounts);
        files = List.copyOf(files);
        roles = Set.copyOf(roles);
    }

    /**
     * What is made of points, and where.
     *
     * @param kind what
     * @param region where, lower case; absent for the region of each machine
     * @param name of the new machine or of the resource group; a {@code *} in it stands for the machine's own name; absent for
     *     the machine's own name
     */
    public record Destination(RestoreKind kind, Optional<String> region, Optional<String> name) {

        /** The name for what is made of a point of this machine. */
        String nameFor(String machine) {
            String own = machine.substring(machine.lastIndexOf('/') + 1);
            return name.map(pattern -> pattern.replace("*", own)).orElse(own);
        }
    }
}
