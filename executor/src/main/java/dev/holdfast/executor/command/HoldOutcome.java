package dev.holdfast.executor.command;

import java.util.List;

/**
 * How placing or releasing legal holds ended.
 *
 * @param run id in the journal
 * @param done points whose hold was placed or released
 * @param problems one line for each that was not
 */
public record HoldOutcome(String run, int done, List<String> problems) {
    public HoldOutcome {
        problems = List.copyOf(problems);
    }
}
