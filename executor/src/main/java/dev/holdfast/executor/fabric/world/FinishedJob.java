package dev.holdfast.executor.fabric.world;

import dev.holdfast.planner.state.ItemKey;

/**
 * A job that ended.
 *
 * @param kind what it did
 * @param item where
 * @param started second it started
 * @param finished second it ended
 * @param completed false if it failed
 * @param bytes moved
 * @param detail what it made, or why it failed: {@code Code: message}
 */
public record FinishedJob(
        JobKind kind, ItemKey item, long started, long finished, boolean completed, long bytes, String detail) {}
