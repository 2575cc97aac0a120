package dev.holdfast.executor.fabric.guest;

import java.util.Optional;

/**
 * Why a job fails: THE list. Numbers and titles are those of the service, from recorded answers about protected items and jobs;
 * a number of 0 is for errors of which no answer was recorded, or which only the simulated service has.
 */
public enum JobFault {
    AGENT_UNAVAILABLE(
            400196,
            "UserErrorGuestAgentStatusUnavailable",
            "The guest agent does not answer the service.",
            "See that the agent is installed, current and running and can reach the service, or ask for consistency 'crash',"
                    + " which needs no agent."),
    NO_NETWORK(
            400206,
            "ExtensionSnapshotFailedNoNetwork",
            "The snapshot extension has no way to the network.",
            "Open the way from the machine to the storage of the service, or set up its proxy."),
    EXTENSION_FORBIDDEN(
            0,
            "RequestDisallowedByPolicy",
            "A policy of the organisation forbids the snapshot extension on this machine.",
            "Exempt the snapshot extension within the scope of that policy."),
    GROUP_LOCKED(
            0,
            "ScopeLocked",
            "A lock on the resource group of the snapshots stands in the way.",
            "Remove the lock, or give the snapshots a resource group without one."),
    KEYS_REFUSED(
            400198,
            "UserErrorKeyVaultPermissionsNotConfigured",
            "The service may not read the keys of the encrypted disks.",
            "Allow the service to read and back up the keys."),
    MACHINE_NOT_FOUND(
            400136,
            "UserErrorVmNotFoundV2",
            "The machine does not exist.",
            "If it was retired, say so under 'retired'; its points stay until then."),
    REGION_OUT(
            0,
            "RegionUnavailable",
            "The region is out of service.",
            "Restore what is needed in the paired region, or from copies elsewhere; backups go on once the region is back."),
    ZONE_OUT(
            0,
            "ZoneUnavailable",
            "The zone of the machine is out of service.",
            "Restore what is needed into another zone; backups go on once the zone is back."),
    NOT_READY(
            0,
            "OperationNotAllowed",
            "The machine is being created or deleted, and its snapshots are refused.",
            "Wait until it is provisioned."),
    PROTECTED_ELSEWHERE(
            0,
            "AlreadyProtectedElsewhere",
            "Another vault protects the machine.",
            "Stop the other protection first; its points can stay."),
    SOFT_DELETED(
            0,
            "SoftDeleted",
            "The item is soft-deleted.",
            "Undelete it before its soft delete ends; after that its points are lost."),
    POINT_LIMIT(
            0,
            "LimitExceeded",
            "The item has as many points as the service keeps.",
            "Shorten the retention, or back up less often."),
    CANCELLED(
            400158,
            "UserErrorJobSuccessfullyCancelled",
            "The job was cancelled: its machine is not protected there any more.",
            "Nothing is to be done if that was meant; otherwise protect the machine again."),
    POINT_GONE(
            0,
            "PointGone",
            "The point was deleted while the job worked on it.",
            "Delete points only when no job works on them."),
    BASE_FAILED(
            0,
            "BaseCopyFailed",
            "The copy is a difference to another one that did not arrive.",
            "Nothing is to be done: it is copied again when the next interval of its rule closes.");

    private final int number;
    private final String title;
    private final String message;
    private final String recommendation;

    JobFault(int number, String title, String message, String recommendation) {
        this.number = number;
        this.title = title;
        this.message = message;
        this.recommendation = recommendation;
    }

    /** Number of the error as the service gives it; 0 if none was recorded. */
    public int number() {
        return number;
    }

    /** Title as people look it up. */
    public String title() {
        return title;
    }

    /** What is wrong; a sentence. */
    public String message() {
        return message;
    }

    /** What to do; sentences. */
    public String recommendation() {
        return recommendation;
    }

    /** How a failed job says it: {@code Title: message}. */
    public String detail() {
        return title + ": " + message;
    }

    /** The fault that a failed job's detail speaks of. */
    public static Optional<JobFault> ofDetail(String detail) {
        for (JobFault fault : values()) {
            if (detail.startsWith(fault.title + ":")) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
