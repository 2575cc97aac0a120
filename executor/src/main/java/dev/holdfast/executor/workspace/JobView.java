package dev.holdfast.executor.workspace;

import java.time.Instant;
import java.util.Optional;

/**
 * A finished or running job of the world.
 *
 * @param kind {@code backup}, {@code copy} or {@code clean-up}
 * @param machine address of the machine
 * @param started when it started
 * @param finished when it ended; absent while it runs
 * @param status {@code completed} or {@code failed}
 * @param bytes moved
 * @param detail what it made, or why it failed
 */
public record JobView(
        String kind,
        String machine,
        Instant started,
        Optional<Instant> finished,
        String status,
        long bytes,
        String detail) {}
