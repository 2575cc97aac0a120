package dev.holdfast.executor.apply;

import java.time.Instant;

/**
 * Who changes something, and when.
 *
 * @param who as shown in the record
 * @param now system time for journal rows; the fabric's clock is another
 */
public record Author(String who, Instant now) {}
