package dev.holdfast.planner.loss;

import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The most data, as time, that a failure of one class can lose. Each figure is a {@link Gap}: it starts at the capture of the
 * last restorable point and ends when the next one can be restored; a failure just before the end loses it all.
 *
 * @param scheduled if every run is punctual and nothing takes time; absent if no capture survives the class
 * @param onOrdinaryDays the scheduled figure without what clock changes add; zero if no capture survives
 * @param scheduledOneMissed the scheduled figure when the worst single run does not happen
 * @param worstCase if the last point is punctual and the next one as late as the service allows; absent if no capture
 *     survives, or if transfers never catch up
 * @param worstCaseOneMissed the worst case when the worst single run does not happen
 * @param terms what the worst case is made of, in the order in which it happens; their sum is the worst case
 * @param explanation which captures count and why, in full sentences
 */
public record LossFigure(
        Optional<Gap> scheduled,
        Duration onOrdinaryDays,
        Optional<Gap> scheduledOneMissed,
        Optional<Gap> worstCase,
        Optional<Gap> worstCaseOneMissed,
        List<LossTerm> terms,
        String explanation) {

    public LossFigure {
        terms = List.copyOf(terms);
    }

    /** The figure where nothing survives. */
    static LossFigure nothingSurvives(String explanation) {
        return new LossFigure(
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                explanation);
    }

    /** True if captures survive, but their transfers take longer than the time between them. */
    public boolean neverCatchesUp() {
        return scheduled.isPresent() && worstCase.isEmpty();
    }
}
