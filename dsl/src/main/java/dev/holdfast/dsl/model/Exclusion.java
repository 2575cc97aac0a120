package dev.holdfast.dsl.model;

import dev.holdfast.dsl.expression.Expression;

/**
 * Leaves disks out of backups.
 *
 * @param where which disks, over {@code vm} and {@code disk}
 * @param reason why; shown in plans and coverage
 */
public record Exclusion(Expression where, String reason) {}
