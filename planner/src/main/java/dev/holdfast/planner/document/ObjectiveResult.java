package dev.holdfast.planner.document;

import java.util.List;
import java.util.Optional;

/**
 * Whether an objective holds for one machine and failure class. Mirrors the schema object {@code objective}.
 *
 * @param machine its address
 * @param policy name of its policy
 * @param timeZone zone of the policy
 * @param failureClass word of the class
 * @param rpo the data-loss figures
 */
public record ObjectiveResult(String machine, String policy, String timeZone, String failureClass, RpoFigures rpo) {

    /**
     * Worst data loss, in two figures: lengths such as {@code 16h}, and instants in ISO with the offset of the policy's zone. A
     * length is the time from the last restorable point until the next one can be restored.
     *
     * @param target declared; absent if there is none
     * @param holds true if there is no target or the figure that counts is within it on days without a clock change: the
     *     scheduled one, with {@code strict} the worst case too
     * @param scheduled the length if every run is punctual; absent if no capture survives the class
     * @param worstInstant the worst moment to fail by schedule: the minute before the next point can be restored
     * @param lastRestorable capture of the last point that can be restored at that moment
     * @param worstCase the length if the service is as late as it may be; absent also if transfers never catch up
     * @param worstCaseInstant the worst moment to fail then
     * @param worstCaseLastRestorable capture of the last point that can be restored at that moment
     * @param scheduledOneMissed the scheduled length if the worst single run does not happen
     * @param worstCaseOneMissed the worst-case length if the worst single run does not happen
     * @param terms what the worst case is made of, as {@code start jitter 2h}, in the order in which it happens
     * @param explanation which captures count and why, in full sentences
     */
    public record RpoFigures(
            Optional<String> target,
            boolean holds,
            Optional<String> scheduled,
            Optional<String> worstInstant,
            Optional<String> lastRestorable,
            Optional<String> worstCase,
            Optional<String> worstCaseInstant,
            Optional<String> worstCaseLastRestorable,
            Optional<String> scheduledOneMissed,
            Optional<String> worstCaseOneMissed,
            List<String> terms,
            String explanation) {
        public RpoFigures {
            terms = List.copyOf(terms);
        }
    }
}
