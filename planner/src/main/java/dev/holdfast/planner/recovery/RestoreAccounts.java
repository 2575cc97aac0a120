package dev.holdfast.planner.recovery;

import dev.holdfast.dsl.model.StorageAccount;
import dev.holdfast.dsl.profile.RestoreTimings;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataRate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The storage accounts of an estate by region: those it declares there, else one that is assumed, a standard account of the
 * service profile. Not thread safe.
 */
public final class RestoreAccounts {

    private static final String STANDARD = "standard";

    private final Collection<StorageAccount> declared;
    private final RestoreTimings timings;
    private final Map<String, RestoreQueue> queues = new HashMap<>();

    /**
     * The accounts of an estate.
     *
     * @param declared in any order; may be empty
     */
    public RestoreAccounts(Collection<StorageAccount> declared, ServiceProfile profile) {
        this.declared = List.copyOf(declared);
        this.timings = profile.timings().restores();
    }

    /**
     * How restores into a region share its accounts.
     *
     * @param region absent for one that nothing names, such as a paired region
     */
    public RestoreQueue queue(Optional<String> region) {
        return queues.computeIfAbsent(
                region.map(name -> name.toLowerCase(Locale.ROOT)).orElse(""),
                name -> new RestoreQueue(accounts(region), timings.machineRate()));
    }

    /** The most that moves per machine and second. */
    DataRate machineRate() {
        return timings.machineRate();
    }

    /** The accounts of a region; at least one. */
    public List<RestoreAccount> accounts(Optional<String> region) {
        List<RestoreAccount> found = new ArrayList<>();
        for (StorageAccount account : declared) {
            if (region.isPresent() && account.region().equalsIgnoreCase(region.get())) {
                found.add(of(account));
            }
        }
        return found.isEmpty() ? List.of(assumed()) : found;
    }

    private RestoreAccount of(StorageAccount account) {
        RestoreTimings.Accounts usual = timings.accounts();
        return new RestoreAccount(
                "storage account " + account.name(),
                account.throughput()
                        .orElse(
                                account.kind().equals(STANDARD)
                                        ? usual.standardThroughput()
                                        : usual.premiumThroughput()),
                account.iops().orElse(usual.iops()),
                usual.operationSize());
    }

    private RestoreAccount assumed() {
        RestoreTimings.Accounts usual = timings.accounts();
        return new RestoreAccount(
                "one assumed storage account", usual.standardThroughput(), usual.iops(), usual.operationSize());
    }
}
