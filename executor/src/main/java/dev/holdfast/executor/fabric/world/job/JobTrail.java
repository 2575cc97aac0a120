package dev.holdfast.executor.fabric.world.job;

import dev.holdfast.executor.fabric.guest.ConsistencyCause;
import java.util.List;

/**
 * How a job went so far. What is left of its time is the transfer.
 *
 * @param attempts begun, 1 or more; 0 for a job of which nothing is recorded
 * @param attemptsLeft that the service makes by itself if this one fails
 * @param waited seconds that failed attempts and the pauses after them took
 * @param extension seconds to install the extension for snapshots
 * @param snapshot seconds to take the snapshots
 * @param cause how consistent its point is, and why; {@link ConsistencyCause#NOT_RECORDED} if it has made none
 */
public record JobTrail(
        int attempts, int attemptsLeft, long waited, long extension, long snapshot, ConsistencyCause cause) {

    /** Nothing is recorded. */
    public static final JobTrail NONE = new JobTrail(0, 0, 0, 0, 0, ConsistencyCause.NOT_RECORDED);

    /** Seconds until its transfer began. */
    public long beforeTransfer() {
        return waited + extension + snapshot;
    }

    /** The same job, having made a point. */
    public JobTrail made(ConsistencyCause achieved) {
        return new JobTrail(attempts, attemptsLeft, waited, extension, snapshot, achieved);
    }

    /** Its numbers, with commas. */
    public String text() {
        return attempts + "," + attemptsLeft + "," + waited + "," + extension + "," + snapshot + "," + cause.code();
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static JobTrail parse(String text) {
        List<String> parts = List.of(text.split(",", -1));
        if (parts.size() != 6) {
            throw new IllegalArgumentException("the trail of a job has six parts: " + text);
        }
        return new JobTrail(
                Integer.parseInt(parts.get(0)),
                Integer.parseInt(parts.get(1)),
                Long.parseLong(parts.get(2)),
                Long.parseLong(parts.get(3)),
                Long.parseLong(parts.get(4)),
                ConsistencyCause.of(Long.parseLong(parts.get(5)))
                        .orElseThrow(() -> new IllegalArgumentException("unknown cause in a trail: " + text)));
    }
}
