package dev.holdfast.executor.fabric.guest;

import dev.holdfast.dsl.model.machine.AgentHealth;

/**
 * How consistent a backup of a machine is, by the rules of the service's documentation of virtual machine backup (a pure
 * function). From top to bottom; the first that applies decides:
 *
 * <ol>
 *   <li>What the service needs is missing: the machine, its keys, or a resource group without a lock. No snapshot.
 *   <li>Provisioning: while the machine is created or deleted the operation is tried again; failed or unavailable gives crash.
 *   <li>Not running, or crash consistency asked for: crash; neither needs the agent.
 *   <li>The agent does not answer: no snapshot. The documentation says that crash consistency follows when application and
 *       file-system attempts fail, but where recorded answers speak of a silent agent (400196) the backup has failed
 *       and no point was made. The stricter of the two is what people must be able to rely on; who wants a point without an
 *       agent asks for {@code crash}.
 *   <li>The agent answers but both attempts fail: crash.
 *   <li>Windows: all writers succeeded gives application, otherwise file-system. Others: scripts that are configured and
 *       succeeded give application, otherwise file-system.
 * </ol>
 */
public final class ConsistencyLadder {

    private ConsistencyLadder() {}

    /** What an attempt to take a snapshot of a machine in this condition comes to. */
    public static SnapshotAttempt attempt(GuestCondition condition) {
        if (condition.has(GuestTrouble.GONE)) {
            return SnapshotAttempt.failed(JobFault.MACHINE_NOT_FOUND);
        }
        if (condition.has(GuestTrouble.KEYS_REFUSED)) {
            return SnapshotAttempt.failed(JobFault.KEYS_REFUSED);
        }
        if (condition.has(GuestTrouble.LOCKED)) {
            return SnapshotAttempt.failed(JobFault.GROUP_LOCKED);
        }
        return switch (condition.guest().provisioning()) {
            case CREATING, DELETING -> SnapshotAttempt.failed(JobFault.NOT_READY);
            case FAILED, UNAVAILABLE -> SnapshotAttempt.succeeded(ConsistencyCause.NOT_PROVISIONED);
            case SUCCEEDED, UPDATING, UNKNOWN -> provisioned(condition);
        };
    }

    private static SnapshotAttempt provisioned(GuestCondition condition) {
        if (condition.crashOnly()) {
            return SnapshotAttempt.succeeded(ConsistencyCause.ASKED_FOR);
        }
        if (condition.has(GuestTrouble.NOT_RUNNING)) {
            return SnapshotAttempt.succeeded(ConsistencyCause.NOT_RUNNING);
        }
        return switch (condition.guest().power()) {
            case STOPPED, DEALLOCATED -> SnapshotAttempt.succeeded(ConsistencyCause.NOT_RUNNING);
            case RUNNING, UNKNOWN -> running(condition);
        };
    }

    private static SnapshotAttempt running(GuestCondition condition) {
        AgentHealth agent = condition.guest().agent();
        if (agent == AgentHealth.ABSENT || agent == AgentHealth.UNHEALTHY || condition.has(GuestTrouble.AGENT_SILENT)) {
            return SnapshotAttempt.failed(JobFault.AGENT_UNAVAILABLE);
        }
        if (condition.has(GuestTrouble.FORBIDDEN)) {
            return SnapshotAttempt.failed(JobFault.EXTENSION_FORBIDDEN);
        }
        if (condition.has(GuestTrouble.NO_NETWORK)) {
            return SnapshotAttempt.failed(JobFault.NO_NETWORK);
        }
        if (condition.has(GuestTrouble.FREEZE_FAILS)) {
            return SnapshotAttempt.succeeded(ConsistencyCause.FREEZE_FAILED);
        }
        return SnapshotAttempt.succeeded(condition.windows() ? windows(condition) : scripted(condition));
    }

    private static ConsistencyCause windows(GuestCondition condition) {
        return condition.has(GuestTrouble.WRITERS_FAIL)
                ? ConsistencyCause.WRITERS_FAILED
                : ConsistencyCause.WRITERS_SUCCEEDED;
    }

    private static ConsistencyCause scripted(GuestCondition condition) {
        if (!condition.guest().scripts()) {
            return ConsistencyCause.NO_SCRIPTS;
        }
        return condition.has(GuestTrouble.SCRIPTS_FAIL)
                ? ConsistencyCause.SCRIPTS_FAILED
                : ConsistencyCause.SCRIPTS_SUCCEEDED;
    }
}
