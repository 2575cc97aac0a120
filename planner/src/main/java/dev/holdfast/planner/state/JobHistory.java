package dev.holdfast.planner.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the finished backup jobs of an item.
 *
 * @param started when the newest of them started
 * @param failures jobs that failed since the last one that made a good point; 0 if the newest one did
 * @param error why the newest one failed; absent if it did not
 * @param lastSuccess when the newest one that made a good point started; absent if none did
 */
public record JobHistory(Instant started, int failures, Optional<JobError> error, Optional<Instant> lastSuccess) {

    public JobHistory {
        if (failures < 0 || (failures == 0) == error.isPresent()) {
            throw new IllegalArgumentException(
                    "an error goes with failed jobs and with them alone: " + failures + " failures, " + error);
        }
    }

    /** The history of an item whose newest job made a good point. */
    public static JobHistory succeeded(Instant started) {
        return new JobHistory(started, 0, Optional.empty(), Optional.of(started));
    }

    /** The history of an item whose only job failed. */
    public static JobHistory failed(Instant started, JobError error) {
        return new JobHistory(started, 1, Optional.of(error), Optional.empty());
    }

    /** True if the newest job made a good point. */
    public boolean succeeded() {
        return failures == 0;
    }

    /**
     * The history with one more finished job. Jobs may finish in another order than they started: one that started before the
     * newest changes only what is known of earlier ones.
     *
     * @param other history of that job alone
     */
    public JobHistory and(JobHistory other) {
        boolean newer = !other.started.isBefore(started);
        if (newer) {
            return other.succeeded()
                    ? other
                    : new JobHistory(other.started, failures + other.failures, other.error, lastSuccess);
        }
        boolean afterSuccess = lastSuccess.isEmpty() || lastSuccess.get().isBefore(other.started);
        if (!afterSuccess) {
            return this;
        }
        return other.succeeded()
                ? new JobHistory(started, failures, error, other.lastSuccess)
                : new JobHistory(started, failures + other.failures, error, lastSuccess);
    }
}
