package dev.holdfast.executor.fabric.world.job;

import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.planner.state.ItemKey;
import java.util.Optional;

/**
 * A job that ended.
 *
 * @param kind what it did
 * @param item where
 * @param started second it started
 * @param finished second it ended
 * @param result what came of it
 */
public record FinishedJob(JobKind kind, ItemKey item, long started, long finished, Result result) {

    /**
     * What came of a job.
     *
     * @param completed false if it failed
     * @param bytes moved
     * @param detail what it made, or why it failed: {@code Code: message}
     * @param trail how it went
     */
    public record Result(boolean completed, long bytes, String detail, JobTrail trail) {}

    /** A job of whose course nothing is recorded. */
    public FinishedJob(
            JobKind kind, ItemKey item, long started, long finished, boolean completed, long bytes, String detail) {
        this(kind, item, started, finished, new Result(completed, bytes, detail, JobTrail.NONE));
    }

    /** False if it failed. */
    public boolean completed() {
        return result.completed();
    }

    /** Moved. */
    public long bytes() {
        return result.bytes();
    }

    /** What it made, or why it failed: {@code Code: message}. */
    public String detail() {
        return result.detail();
    }

    /** How it went. */
    public JobTrail trail() {
        return result.trail();
    }

    /** Why it failed, if it is one of the errors that are known. */
    public Optional<JobFault> fault() {
        return completed() ? Optional.empty() : JobFault.ofDetail(detail());
    }

    /** Seconds its bytes moved, or waited for those before them. */
    public long transferSeconds() {
        return finished - started - trail().beforeTransfer();
    }
}
