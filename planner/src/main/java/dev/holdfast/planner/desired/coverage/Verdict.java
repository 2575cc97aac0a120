package dev.holdfast.planner.desired.coverage;

import java.util.Optional;

/**
 * What was decided for a machine, and by which line.
 *
 * @param status what becomes of it
 * @param reason why, in a clause
 * @param place the line that decided, {@code file:line:column}
 */
public record Verdict(CoverageStatus status, String reason, Optional<String> place) {}
