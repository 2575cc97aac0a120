package dev.holdfast.executor.command;

import java.util.List;

/**
 * How holding, releasing or undeleting points ended.
 *
 * @param run id in the journal
 * @param done points that it was done to
 * @param problems one line for each that was not
 */
public record PointsOutcome(String run, int done, List<String> problems) {
    public PointsOutcome {
        problems = List.copyOf(problems);
    }
}
