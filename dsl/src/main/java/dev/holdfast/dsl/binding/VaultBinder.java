package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.StorageAccount;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.Spelling;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds {@code vaults} and {@code storageAccounts}. */
final class VaultBinder {

    /** What the service gives a vault of which nothing is said (facts of the service: 14 days are the default and free). */
    private static final Duration USUAL_SOFT_DELETE = Duration.ofDays(14);

    private final Context context;

    VaultBinder(Context context) {
        this.context = context;
    }

    SortedMap<String, Vault> vaults(SortedMap<String, Node.Entry> entries) {
        SortedMap<String, Vault> vaults = new TreeMap<>();
        for (Map.Entry<String, Node.Entry> entry : entries.entrySet()) {
            vault(entry.getKey(), Fields.of(context, entry.getValue()))
                    .ifPresent(vault -> vaults.put(vault.name(), vault));
        }
        return vaults;
    }

    private Optional<Vault> vault(String name, Fields fields) {
        Redundancy redundancy = fields.word("redundancy", Redundancy::of).orElse(Redundancy.GRS);
        boolean crossRegion = fields.flag("crossRegionRestore", false);
        if (crossRegion && redundancy != Redundancy.GRS) {
            context.report(
                    fields.keyPlace("crossRegionRestore"),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "Cross-region restore reads the copy in the paired region, but a vault with redundancy "
                            + redundancy.word()
                            + " has none. Write 'redundancy"
                            + Spelling.at(fields.keyPlace("crossRegionRestore")).choose(": ", " ")
                            + "GRS', or remove 'crossRegionRestore'.");
        }
        Duration softDelete = softDelete(fields);
        Immutability immutability =
                fields.word("immutability", Immutability::of).orElse(Immutability.DISABLED);
        return fields.region("region")
                .map(region -> new Vault(name, region, redundancy, crossRegion, softDelete, immutability));
    }

    private Duration softDelete(Fields fields) {
        Optional<Duration> written = fields.quantity("softDelete", Durations::parse);
        if (written.isEmpty()) {
            return USUAL_SOFT_DELETE;
        }
        Duration softDelete = written.get();
        ServiceProfile.Policies limits = ServiceProfiles.azure().policies();
        if (softDelete.compareTo(limits.softDelete().shortest()) < 0
                || softDelete.compareTo(limits.softDelete().longest()) > 0) {
            context.report(
                    fields.valuePlace("softDelete"),
                    DiagnosticCode.OUT_OF_RANGE,
                    "A soft delete of " + Durations.format(softDelete) + " is not possible: the service allows "
                            + Durations.format(limits.softDelete().shortest()) + " to "
                            + Durations.format(limits.softDelete().longest()) + ", and it cannot be turned off.");
        }
        return softDelete;
    }

    SortedMap<String, StorageAccount> storageAccounts(SortedMap<String, Node.Entry> entries) {
        SortedMap<String, StorageAccount> accounts = new TreeMap<>();
        for (Map.Entry<String, Node.Entry> entry : entries.entrySet()) {
            String name = entry.getKey();
            Fields fields = Fields.of(context, entry.getValue());
            Optional<DataRate> throughput = fields.quantity("throughput", DataRate::parse);
            Optional<Integer> iops = fields.integer("iops");
            String kind = fields.text("kind").orElse("standard");
            fields.region("region")
                    .ifPresent(region -> accounts.put(name, new StorageAccount(name, region, kind, throughput, iops)));
        }
        return accounts;
    }
}
