package dev.holdfast.executor.fabric;

/** Why a fabric refuses: THE list. The hint says what to do; it completes the message of an exception. */
public enum FabricError {
    NOT_FOUND("NotFound", "Plan again: what the plan speaks of is gone."),
    VAULT_NOT_EMPTY(
            "VaultNotEmpty",
            "Retire its machines and let their points go first; a vault with points cannot be deleted."),
    REGION_MISMATCH("RegionMismatch", "Use a vault in the region of the machine."),
    ALREADY_PROTECTED(
            "AlreadyProtectedElsewhere",
            "A machine is protected by one vault at a time: stop the other protection first."),
    LIMIT_EXCEEDED("LimitExceeded", "Use another vault, or split the work."),
    ON_DEMAND_LIMIT(
            "OnDemandBackupLimitReached",
            "Wait until then, or use the next scheduled backup, which does not count; points that are there are not touched."),
    DISK_SELECTION(
            "DiskSelectionRefused",
            "Take the exclusion back: the operating system disk, and disks of a machine with disk encryption, are always part of"
                    + " its backup."),
    REDUNDANCY_FIXED(
            "RedundancyFixed", "The redundancy of a vault is fixed once it protects something: use a new vault."),
    VAULT_LOCKED("VaultLocked", "Immutability that was locked stays locked."),
    POINT_LOCKED("PointLocked", "Wait until the lock ends, or release the point from its legal hold."),
    POINT_IMMUTABLE(
            "ImmutabilityKeepsPoint",
            "Wait until its promise ends; immutability that is locked cannot be switched off."),
    APPROVAL_MISSING(
            "LinkedAuthorizationFailed",
            "Ask the owner of the resource guard to assign that role for the time of the change, then apply again."),
    SNAPSHOTS_LOCKED("ScopeLocked", "Remove the delete lock from the resource group of the snapshots, then try again."),
    SOFT_DELETE_OVER(
            "SoftDeleteOver",
            "Nothing brings the point back; the vault purges it at its next clean-up. Restore another one."),
    IN_USE("InUse", "Move what uses it first."),
    NO_WAY_BACK("NoWayBack", "A machine once under an enhanced policy cannot go back to a standard one."),
    COPY_UNSUPPORTED("CopyUnsupported", "Use a redundant vault with cross-region restore."),
    NOT_RESTORABLE("PointNotRestorable", "Choose another point, or another region."),
    NAME_TAKEN("NameTaken", "Give what is restored another name."),
    NOT_RESTORED("RestoreFailed", "Restore another point; this one must not be relied on."),
    ROLE_MISSING("RoleMissing", "Let somebody with that role restore it, or have the role assigned."),
    INVALID("InvalidRequest", "Plan again with this version of the program."),
    THROTTLED("ResourceRequestsThrottled", "Wait and try again."),
    UNAVAILABLE("ServiceUnavailable", "Wait and try again."),
    WAIT_ENDED("WaitEnded", "Go on when there is time to wait."),
    REPLY_LOST("ReplyLost", "Ask what became of it before it is sent again.");

    private final String code;
    private final String hint;

    FabricError(String code, String hint) {
        this.code = code;
        this.hint = hint;
    }

    /** The code as people look it up. */
    public String code() {
        return code;
    }

    /** What to do. */
    public String hint() {
        return hint;
    }
}
