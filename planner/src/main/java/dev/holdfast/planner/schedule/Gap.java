package dev.holdfast.planner.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * Time between two consecutive starts.
 *
 * @param length elapsed time from start to end
 * @param start the earlier start
 * @param end the later start
 */
public record Gap(Duration length, Instant start, Instant end) {}
