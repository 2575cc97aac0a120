package dev.holdfast.planner.slot.load;

/**
 * The most that runs at once.
 *
 * @param minute first minute of the circle, in UTC, at which the most jobs run
 * @param jobs jobs at that minute
 * @param transfers most transfers at any minute
 */
public record LoadPeak(int minute, int jobs, int transfers) {}
