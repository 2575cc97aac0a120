package dev.holdfast.executor.joblist;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which jobs are asked for. A job fits if it fits every part.
 *
 * @param machine test for the machine's address
 * @param state where it stands; absent for any
 * @param operation the service's word, case ignored; absent for any
 * @param since it started then or later; absent for any
 * @param most of those that fit, the newest
 */
public record JobQuery(
        Predicate<String> machine,
        Optional<JobState> state,
        Optional<String> operation,
        Optional<Instant> since,
        int most) {

    /** The newest finished jobs, whatever they are. */
    public static JobQuery newest(int most) {
        return new JobQuery(machine -> true, Optional.empty(), Optional.empty(), Optional.empty(), most);
    }

    /** True if a job is asked for. */
    boolean fits(JobView job) {
        return machine.test(job.machine())
                && state.filter(wanted -> wanted != job.state()).isEmpty()
                && operation
                        .filter(wanted -> !wanted.equalsIgnoreCase(job.operation()))
                        .isEmpty()
                && since.filter(first -> job.started().isBefore(first)).isEmpty();
    }
}
