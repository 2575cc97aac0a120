package dev.holdfast.planner.document;

import java.util.Optional;

/**
 * Whether an objective holds for one machine and failure class.
 *
 * @param machine its address
 * @param failureClass word of the class
 * @param rpo the data-loss figures
 */
public record ObjectiveResult(String machine, String failureClass, RpoFigures rpo) {

    /**
     * Worst data loss.
     *
     * @param target declared; absent if there is none
     * @param scheduled largest gap between intended captures that survive the class; absent if none survives it
     * @param worstInstant the instant just before the gap closes, ISO with offset
     * @param holds true if there is no target or the figure is within it
     * @param explanation which captures count and why, in a sentence
     */
    public record RpoFigures(
            Optional<String> target,
            Optional<String> scheduled,
            Optional<String> worstInstant,
            boolean holds,
            String explanation) {}
}
