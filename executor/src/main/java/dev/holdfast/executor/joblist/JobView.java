package dev.holdfast.executor.joblist;

import dev.holdfast.planner.state.ItemKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job of the world.
 *
 * @param operation what it does, in the service's own word, such as {@code Backup}
 * @param item where; machine and vault are empty for a job that goes through the whole world
 * @param started when it started; of a job that waits for its turn, when it will
 * @param finished when it ended; absent while it runs
 * @param state where it stands
 * @param course how it went so far
 */
public record JobView(
        String operation, ItemKey item, Instant started, Optional<Instant> finished, JobState state, Course course) {

    /**
     * How a job went so far.
     *
     * @param bytes moved, or to move
     * @param detail what it made, or why it failed: {@code Code: message}
     * @param attempts begun; 0 if that is not recorded
     * @param phases those that are over and took time, in their order; empty if that is not recorded
     * @param achieved how consistent the point is that it made; absent without one, or if that is not recorded
     * @param failure why it failed; absent if it did not, or for an error nobody knows
     */
    public record Course(
            long bytes,
            String detail,
            int attempts,
            List<Phase> phases,
            Optional<Achieved> achieved,
            Optional<Failure> failure) {
        public Course {
            phases = List.copyOf(phases);
        }
    }

    /**
     * A part of a job.
     *
     * @param name {@code attempts} for those that failed, with the pauses between; {@code extension}, {@code snapshot} or
     *     {@code transfer}
     * @param time how long it took
     */
    public record Phase(String name, Duration time) {}

    /**
     * How consistent a point is.
     *
     * @param consistency word for it
     * @param why part of a sentence
     */
    public record Achieved(String consistency, String why) {}

    /**
     * Why a job failed.
     *
     * @param number of the error as the service gives it; 0 if it has none
     * @param code its title
     * @param hint what to do; sentences
     */
    public record Failure(int number, String code, String hint) {}

    /** Address of the machine; empty if there is none. */
    public String machine() {
        return item.machine();
    }

    /** The vault; empty if there is none. */
    public String vault() {
        return item.vault();
    }

    /** Moved, or to move. */
    public long bytes() {
        return course.bytes();
    }

    /** What it made, or why it failed. */
    public String detail() {
        return course.detail();
    }

    /** How long it took; absent while it runs. */
    public Optional<Duration> duration() {
        return finished.map(end -> Duration.between(started, end));
    }
}
