package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.FailureClass;
import java.util.Optional;

/**
 * The places from which the points of a machine can be restored after a failure, and why not from the others.
 *
 * <p>Strict where sources leave room. Snapshots: those of an enhanced policy are zone-redundant, those of a standard one are
 * not; none survives the loss of the region or somebody who deletes or encrypts the machine. Vaults: LRS is one data centre, so
 * it does not survive a zone; GRS without cross-region restore keeps its second copy where nobody can read it at will, so it
 * survives neither zone nor region; soft delete, always on, survives deletion; ransomware needs immutability on top, since soft
 * delete alone still lets an administrator end protection and shorten retention. A bad release is survived by every older
 * point.
 *
 * @param failureClass what fails
 * @param policyType kind of the machine's backup policy
 * @param home the vault of the machine's region
 */
public record RestorablePlaces(FailureClass failureClass, PolicyType policyType, Vault home) {

    /** Why snapshots do not survive; empty if they do. */
    public Optional<String> snapshotLoss() {
        return switch (failureClass) {
            case DISK, RACK, VM, APPLICATION -> Optional.empty();
            case ZONE ->
                policyType == PolicyType.ENHANCED
                        ? Optional.empty()
                        : Optional.of("snapshots of a standard policy are kept in one zone");
            case REGION -> Optional.of("snapshots are kept in the machine's region");
            case DELETION -> Optional.of("snapshots can be deleted with the machine");
            case RANSOMWARE -> Optional.of("snapshots can be deleted by whoever controls the machine");
        };
    }

    /**
     * Why points in a vault do not survive; empty if they do.
     *
     * @param vault the home or a vault of copies
     */
    public Optional<String> vaultLoss(Vault vault) {
        boolean elsewhere = isElsewhere(vault);
        boolean readableElsewhere = vault.redundancy() == Redundancy.GRS && vault.crossRegionRestore();
        String name = "vault " + vault.name();
        return switch (failureClass) {
            case DISK, RACK, VM, APPLICATION, DELETION -> Optional.empty();
            case ZONE ->
                elsewhere || readableElsewhere || vault.redundancy() == Redundancy.ZRS
                        ? Optional.empty()
                        : Optional.of(name + " is " + vault.redundancy().word()
                                + (vault.redundancy() == Redundancy.GRS ? " without cross-region restore" : "")
                                + ", which does not survive a zone");
            case REGION ->
                elsewhere || readableElsewhere
                        ? Optional.empty()
                        : Optional.of(name + " can be read in " + vault.region() + " only");
            case RANSOMWARE ->
                vault.immutability() == Immutability.DISABLED
                        ? Optional.of(name + " has no immutability")
                        : Optional.empty();
        };
    }

    /** True if points in a surviving vault can be read only in its paired region, which they reach with a lag. */
    public boolean isReadFromPairedRegion(Vault vault) {
        boolean local = failureClass == FailureClass.ZONE && vault.redundancy() == Redundancy.ZRS;
        boolean regional = failureClass == FailureClass.ZONE || failureClass == FailureClass.REGION;
        return regional && !local && !isElsewhere(vault);
    }

    private boolean isElsewhere(Vault vault) {
        return !vault.region().equalsIgnoreCase(home.region());
    }
}
