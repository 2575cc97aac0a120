package dev.holdfast.dsl.diagnostic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every built-in finding of a plan: THE list. The id never changes its meaning and is never reused; the name is the key of
 * {@code rules.builtin} that changes the level. Plans find them; a declaration speaks of them by name. What each means is in
 * {@code findings.md} among the resources of this package ({@link Meanings}).
 */
public enum FindingType {
    // machines that get no protection
    UNCOVERED("HF1001", "uncovered", Severity.WARNING, "No policy for a machine"),
    NO_VAULT_IN_REGION("HF1002", "no-vault-in-region", Severity.WARNING, "No vault in a machine's region"),
    VAULT_REGION_MISMATCH(
            "HF1003", "vault-region-mismatch", Severity.WARNING, "Vault and machine are in different regions"),
    NO_REGION("HF1004", "no-region", Severity.WARNING, "Region of a machine is unknown"),
    UNIFORM_SCALE_SET("HF1005", "uniform-scale-set", Severity.WARNING, "Instance of a Uniform scale set"),
    EPHEMERAL_OS_DISK("HF1006", "ephemeral-os-disk", Severity.WARNING, "Operating system disk is ephemeral"),
    NO_OS_DISK("HF1007", "no-os-disk", Severity.WARNING, "Machine record names no operating system disk"),
    TOO_MANY_DISKS("HF1008", "too-many-disks", Severity.WARNING, "More disks than the service backs up"),
    TOO_LARGE("HF1009", "too-large", Severity.WARNING, "Larger than the service backs up"),
    MECHANISM_NOT_PROVIDED("HF1010", "mechanism-not-provided", Severity.WARNING, "Mechanism is not provided yet"),
    DUPLICATE_ADDRESS("HF1011", "duplicate-address", Severity.WARNING, "Two machines would have one address"),
    // machines that are protected in part, or not as written
    UNSUPPORTED_DISK("HF1020", "unsupported-disk", Severity.WARNING, "Disk cannot be backed up"),
    OS_DISK_EXCLUDED("HF1021", "os-disk-excluded", Severity.WARNING, "Operating system disk cannot be left out"),
    ENCRYPTED_DISK_EXCLUDED(
            "HF1022", "encrypted-disk-excluded", Severity.ERROR, "Disk of an encrypted machine cannot be left out"),
    MACHINE_NOT_READY("HF1023", "machine-not-ready", Severity.NOTE, "Machine is being created or deleted"),
    COPY_TO_OWN_VAULT("HF1024", "copy-to-own-vault", Severity.WARNING, "Copy would go to its own vault"),
    PRESET_VALUES("HF1025", "preset-values", Severity.NOTE, "Documented defaults stand in for unknown values"),
    NEVER_BACKED_UP("HF1026", "never-backed-up", Severity.NOTE, "No backup has been taken yet"),
    FIRST_BACKUP_MISSING("HF1027", "first-backup-missing", Severity.WARNING, "First backup is overdue"),
    DATA_DISK_EXCLUDED("HF1028", "data-disk-excluded", Severity.NOTE, "Data disk of a production machine is left out"),
    // promises
    INFEASIBLE("HF1030", "infeasible", Severity.ERROR, "Policy asks for what the service cannot do"),
    RPO_VIOLATED("HF1031", "rpo-violated", Severity.ERROR, "Scheduled data loss exceeds the objective"),
    RPO_ON_CLOCK_CHANGE(
            "HF1032", "rpo-on-clock-change", Severity.NOTE, "Objective is exceeded only when clocks go back"),
    VAULT_LIMIT("HF1033", "vault-limit", Severity.ERROR, "Vault holds more than the service allows"),
    RPO_DEPENDS_ON_PUNCTUALITY(
            "HF1034",
            "rpo-depends-on-punctuality",
            Severity.WARNING,
            "Objective holds only if the service is punctual"),
    RTO_VIOLATED("HF1035", "rto-violated", Severity.ERROR, "Restore takes longer than the objective"),
    RTO_DEPENDS_ON_QUEUE(
            "HF1036",
            "rto-depends-on-queue",
            Severity.WARNING,
            "Objective holds only if few machines are restored together"),
    VAULT_WITHOUT_IMMUTABILITY(
            "HF1037", "vault-without-immutability", Severity.NOTE, "Vault keeps points without immutability"),
    // changes
    WEAKENS_PROTECTION("HF1040", "weakens-protection", Severity.WARNING, "Protection becomes weaker"),
    IRREVERSIBLE("HF1041", "irreversible", Severity.WARNING, "Change cannot be undone"),
    CANNOT_BE_CHANGED("HF1042", "cannot-be-changed", Severity.ERROR, "Service does not allow a change"),
    CHANGED_OUTSIDE("HF1043", "changed-outside", Severity.WARNING, "Object was changed outside"),
    VAULT_KEPT("HF1044", "vault-kept", Severity.WARNING, "Vault is no longer declared but not empty"),
    POLICY_KEPT("HF1045", "policy-kept", Severity.NOTE, "Policy is no longer declared but still in use"),
    POINTS_CHANGED_OUTSIDE(
            "HF1046", "points-changed-outside", Severity.WARNING, "Recovery points were deleted or weakened outside"),
    MOVE_WITHOUT_EFFECT("HF1047", "move-without-effect", Severity.NOTE, "Move has no effect any more"),
    MOVE_IMPOSSIBLE("HF1048", "move-impossible", Severity.ERROR, "Move cannot be made"),
    POLICY_WRITES_WAIT("HF1049", "policy-writes-wait", Severity.WARNING, "Policies wait for a quota of the service"),
    // points and lists
    UNOWNED_POINTS("HF1050", "unowned-points", Severity.WARNING, "Recovery points belong to nothing declared"),
    POINTS_IN_FUTURE("HF1051", "points-in-future", Severity.WARNING, "Recovery points are dated in the future"),
    POINTS_LOCKED("HF1052", "points-locked", Severity.NOTE, "Locked recovery points outlive their machine"),
    TOO_MANY_POINTS("HF1053", "too-many-points", Severity.ERROR, "Policy keeps more points than the service allows"),
    POINTS_WAIT_FOR_COPY("HF1054", "points-wait-for-copy", Severity.WARNING, "Recovery points wait for their copies"),
    POINTS_IMMUTABLE("HF1055", "points-immutable", Severity.WARNING, "Immutable vault keeps what was promised"),
    POINTS_SOFT_DELETED("HF1056", "points-soft-deleted", Severity.WARNING, "Promised recovery points were deleted"),
    BEHIND_RPO("HF1057", "behind-rpo", Severity.WARNING, "Newest recovery point is behind the objective"),
    JOBS_FAILING("HF1058", "jobs-failing", Severity.WARNING, "Backup jobs fail in a row"),
    ARCHIVE_DIFFERS(
            "HF1059", "archive-differs", Severity.WARNING, "Points move to the archive later than declared, or never"),
    RETIRED_WITHOUT_MACHINE("HF1060", "retired-without-machine", Severity.WARNING, "Retired machine is not known"),
    BINDING_WITHOUT_MACHINE("HF1061", "binding-without-machine", Severity.WARNING, "Binding decides for no machine"),
    EXCLUSION_WITHOUT_DISK("HF1062", "exclusion-without-disk", Severity.WARNING, "Exclusion matches no disk"),
    INVENTORY_SHRUNK("HF1063", "inventory-shrunk", Severity.WARNING, "Inventory lost many machines"),
    NEEDS_WHAT_IS_LEFT_OUT(
            "HF1064", "needs-what-is-left-out", Severity.WARNING, "Selected change needs something that is left out"),
    WEAK_POINT_CHAIN(
            "HF1065", "weak-point-chain", Severity.WARNING, "Recovery points build on what cannot be restored"),
    // slots
    WINDOW_TOO_SHORT("HF1080", "window-too-short", Severity.WARNING, "Stagger does not hold the work of a vault"),
    TOO_MUCH_WORK("HF1081", "too-much-work", Severity.ERROR, "Vault cannot do the work before the next run"),
    SLOTS_CROWDED("HF1082", "slots-crowded", Severity.WARNING, "Recorded slots crowd a vault that has room"),
    SLOTS_REBALANCED("HF1083", "slots-rebalanced", Severity.NOTE, "Slots move to lower the load of a vault"),
    BACKUP_OUTLASTS_INTERVAL(
            "HF1084", "backup-outlasts-interval", Severity.WARNING, "Backup lasts longer than until the next one"),
    // copies
    COPIES_FALL_BEHIND("HF1090", "copies-fall-behind", Severity.WARNING, "Copies take longer than points come"),
    COPY_NOT_VERIFIED("HF1091", "copy-not-verified", Severity.WARNING, "Copy is never verified"),
    // costs and limits
    COST_INCREASE("HF1100", "cost-increase", Severity.ERROR, "Plan raises the monthly cost beyond its limit"),
    OVER_BUDGET("HF1101", "over-budget", Severity.ERROR, "Estate costs more than its budget"),
    LIMIT_NOT_COMPARED("HF1102", "limit-not-compared", Severity.ERROR, "Limit of costs cannot be compared"),
    COST_DECREASE("HF1103", "cost-decrease", Severity.WARNING, "Plan lowers the monthly cost unusually far"),
    PRICE_MISSING("HF1104", "price-missing", Severity.WARNING, "Price book lacks a price that is needed"),
    PRICES_OUTDATED("HF1105", "prices-outdated", Severity.WARNING, "Price book is old"),
    POINTS_LOST_OVER_LIMIT(
            "HF1106", "points-lost-over-limit", Severity.ERROR, "Plan loses more points than the declaration allows"),
    // rules of the declaration
    RULE_VIOLATED("HF1200", "rule-violated", Severity.ERROR, "Rule of the declaration does not hold"),
    WAIVER_EXPIRED("HF1201", "waiver-expired", Severity.WARNING, "Waiver has expired"),
    WAIVER_UNUSED("HF1202", "waiver-unused", Severity.WARNING, "Waiver waives nothing"),
    RULE_NOT_EVALUATED("HF1203", "rule-not-evaluated", Severity.ERROR, "Rule of the declaration cannot be evaluated");

    private static final List<String> WORDS =
            Arrays.stream(values()).map(FindingType::word).toList();

    private final String id;
    private final String word;
    private final Severity level;
    private final String summary;

    FindingType(String id, String word, Severity level, String summary) {
        this.id = id;
        this.word = word;
        this.level = level;
        this.summary = summary;
    }

    /** The finding with this name, spelt exactly so. */
    public static Optional<FindingType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** The finding with this id, in any case. */
    public static Optional<FindingType> withId(String id) {
        return Arrays.stream(values())
                .filter(type -> type.id.equalsIgnoreCase(id))
                .findFirst();
    }

    /** Every name, in the order of the ids. */
    public static List<String> words() {
        return WORDS;
    }

    /** The stable id, {@code HF1nnn}. */
    public String id() {
        return id;
    }

    /** The name, as in {@code rules.builtin} and in documents. */
    public String word() {
        return word;
    }

    /** The level unless {@code rules.builtin} says otherwise. */
    public Severity level() {
        return level;
    }

    /** Fixed words without names, suitable as a headline. */
    public String summary() {
        return summary;
    }
}
