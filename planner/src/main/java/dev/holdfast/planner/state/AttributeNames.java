package dev.holdfast.planner.state;

import dev.holdfast.dsl.model.Immutability;

/**
 * The attributes of managed objects: THE list, with the spelling of their values. Planner and executor speak through these
 * alone.
 */
public final class AttributeNames {

    /** vault: region, lower case. */
    public static final String REGION = "region";
    /** vault: {@code LRS}, {@code ZRS} or {@code GRS}. */
    public static final String REDUNDANCY = "redundancy";
    /** vault: {@code true} or {@code false}. */
    public static final String CROSS_REGION_RESTORE = "crossRegionRestore";
    /** vault: duration. */
    public static final String SOFT_DELETE = "softDelete";
    /** vault: {@code disabled}, {@code unlocked} or {@code locked}. */
    public static final String IMMUTABILITY = "immutability";

    /** policy: {@code standard} or {@code enhanced}. */
    public static final String POLICY_TYPE = "policyType";
    /** policy: set of the vaults it is used in. */
    public static final String VAULTS = "vaults";
    /** policy: duration; absent if not declared. */
    public static final String RPO = "rpo";
    /** policy: duration; absent if not declared. */
    public static final String RTO = "rto";
    /** policy: prefix of {@code survive.zone}: the class's own rpo and rto, such as {@code rpo 26h, rto 8h}. */
    public static final String SURVIVE_PREFIX = "survive.";
    /** policy, schedule: canonical text of the recurrence. */
    public static final String RECURRENCE = "schedule";
    /** policy: duration. */
    public static final String STAGGER = "stagger";
    /** policy, schedule, copy: IANA zone id. */
    public static final String TIME_ZONE = "timeZone";
    /** policy, copy: prefix of {@code retention.daily}: canonical text of one part of a retention rule. */
    public static final String RETENTION_PREFIX = "retention.";
    /** policy: set of {@code target every 1d}, or {@code target every 1d from vault} for copies of copies. */
    public static final String COPIES = "copies";

    /** protection: cloud resource id of the machine, else empty. */
    public static final String RESOURCE_ID = "resourceId";
    /** protection: name of the policy. */
    public static final String POLICY = "policy";
    /** protection, copy: name of the vault that holds the points, or the source points of copies. */
    public static final String VAULT = "vault";
    /** protection: word of the mechanism. */
    public static final String MECHANISM = "mechanism";
    /** policy, protection: word of the consistency asked for; absent if any will do. */
    public static final String CONSISTENCY = "consistency";
    /** protection: set of names of included disks. */
    public static final String INCLUDED_DISKS = "includedDisks";
    /** protection: set of names of disks left out. */
    public static final String EXCLUDED_DISKS = "excludedDisks";
    /** protection: {@code active} or {@code stopped}. */
    public static final String PROTECTION_STATE = "state";

    /** schedule, copy: address of the machine. */
    public static final String MACHINE = "machine";
    /** schedule: duration after each nominal start, whole minutes; {@code 0s} for none. */
    public static final String SLOT = "slot";

    /** copy: name of the target vault. */
    public static final String TARGET_VAULT = "targetVault";
    /** copy: duration. */
    public static final String EVERY = "every";

    /** protection: {@link #PROTECTION_STATE} of a machine that is backed up. */
    public static final String ACTIVE = "active";
    /** protection: {@link #PROTECTION_STATE} of a machine that is no longer backed up and keeps its points. */
    public static final String STOPPED = "stopped";
    /** policy: {@link #POLICY_TYPE} of a policy that backs up once a day or less. */
    public static final String STANDARD = "standard";
    /** policy: {@link #POLICY_TYPE} of a policy that backs up several times a day; no way back from it. */
    public static final String ENHANCED = "enhanced";

    /**
     * True if a vault keeps what was promised in it whatever is approved: its immutability is locked. One that is not locked can
     * be switched off by whoever may approve a loss, so it does not stand in the way of an approved one.
     */
    public static boolean isImmutable(ManagedObject vault) {
        return vault.text(IMMUTABILITY).equals(Immutability.LOCKED.word());
    }

    private AttributeNames() {}
}
