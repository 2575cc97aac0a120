package dev.holdfast.planner.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Whether an objective holds for one machine and failure class. Mirrors the schema object {@code objective}.
 *
 * @param machine its address
 * @param policy name of its policy
 * @param failureClass word of the class
 * @param basis index of the {@link LossBasis} in the section: which captures count and why
 * @param rpo the data-loss figures
 * @param rto the restore estimate
 */
public record ObjectiveResult(
        String machine,
        String policy,
        String failureClass,
        @JsonProperty(required = true) int basis,
        RpoFigures rpo,
        RtoFigures rto) {

    /**
     * Worst data loss, in two figures: lengths such as {@code 16h}, and instants in ISO with the offset of the policy's zone. A
     * length is the time from the last restorable point until the next one can be restored. The worst moment to fail is the
     * minute before that end, so the last restorable point was captured a length before the end of that minute.
     *
     * @param target declared; absent if there is none
     * @param holds true if there is no target or the figure that counts is within it on days without a clock change: the
     *     scheduled one, with {@code strict} the worst case too
     * @param scheduled the length if every run is punctual; absent if no capture survives the class
     * @param worstInstant the worst moment to fail by schedule
     * @param worstCase the length if the service is as late as it may be; absent also if transfers never catch up
     * @param worstCaseInstant the worst moment to fail then
     * @param breakdown index of the {@link LossBreakdown} in the section: what the worst case is made of
     */
    public record RpoFigures(
            Optional<String> target,
            boolean holds,
            Optional<String> scheduled,
            Optional<String> worstInstant,
            Optional<String> worstCase,
            Optional<String> worstCaseInstant,
            @JsonProperty(required = true) int breakdown) {}

    /**
     * What the figures of all machines of a policy and vault rest on, for one failure class. Mirrors the schema object
     * {@code lossBasis}.
     *
     * @param policy name of the policy
     * @param vault name of the home vault
     * @param failureClass word of the class
     * @param timeZone zone of the policy
     * @param explanation which captures count and why, in full sentences
     */
    public record LossBasis(String policy, String vault, String failureClass, String timeZone, String explanation) {}

    /**
     * What figures consist of; machines with equal numbers share one. Mirrors the schema object {@code lossBreakdown}.
     *
     * @param terms what the worst case is made of, as {@code start jitter 2h}, in the order in which it happens; empty if there
     *     is no worst case
     * @param scheduledOneMissed the scheduled length if the worst single run does not happen
     * @param worstCaseOneMissed the worst-case length if the worst single run does not happen
     */
    public record LossBreakdown(
            List<String> terms, Optional<String> scheduledOneMissed, Optional<String> worstCaseOneMissed) {
        public LossBreakdown {
            terms = List.copyOf(terms);
        }
    }

    /**
     * How long the restore of the machine takes at most if nothing else is restored.
     *
     * @param target declared; absent if there is none
     * @param holds true if there is no target or the estimate is within it
     * @param estimate the length; absent if no point survives the class
     * @param breakdown index of the {@link RestoreBreakdown} in the section; present exactly if there is an estimate
     */
    public record RtoFigures(
            Optional<String> target, boolean holds, Optional<String> estimate, Optional<Integer> breakdown) {}

    /**
     * What a restore estimate consists of; machines with equal numbers share one. Mirrors the schema object
     * {@code restoreBreakdown}.
     *
     * @param source where the point is restored from
     * @param terms what the time is made of, as {@code attach 88s}, in the order in which it happens; their sum is the estimate
     */
    public record RestoreBreakdown(String source, List<String> terms) {
        public RestoreBreakdown {
            terms = List.copyOf(terms);
        }
    }

    /**
     * How long it takes until the last machine is back if all that one failure takes are restored together. Mirrors the schema
     * object {@code fleetRestore}.
     *
     * @param failureClass {@code zone} or {@code region}
     * @param lost what fails, such as {@code eastus} or {@code eastus zone 1}
     * @param machines how many are restored: those in it whose policy must survive the class
     * @param estimate until the last is back
     * @param lastMachine the one that is back last
     * @param limit what decides that: an account, the rate per machine, or the jobs themselves
     */
    public record FleetRestoreResult(
            String failureClass, String lost, int machines, String estimate, String lastMachine, String limit) {}
}
