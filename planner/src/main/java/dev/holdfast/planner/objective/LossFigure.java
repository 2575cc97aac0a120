package dev.holdfast.planner.objective;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The most data, as time, that a failure of one class can lose if every run is punctual.
 *
 * @param scheduled largest elapsed time between two captures that survive the class; absent if no capture does
 * @param worstInstant the minute before that gap closes, on the policy's wall clock; absent if no capture survives
 * @param onOrdinaryDays the figure without what clock changes add; zero if no capture survives
 * @param explanation which captures count and why, in full sentences
 */
public record LossFigure(
        Optional<Duration> scheduled,
        Optional<ZonedDateTime> worstInstant,
        Duration onOrdinaryDays,
        String explanation) {}
