package dev.holdfast.planner.state;

import java.time.Instant;
import java.util.Optional;

/**
 * The newest finished backup job of an item.
 *
 * @param started when it started
 * @param succeeded whether it made a good point
 * @param message error code and hint of a failed one
 */
public record LastJob(Instant started, boolean succeeded, Optional<String> message) {}
