package dev.holdfast.dsl.model;

import dev.holdfast.dsl.model.retention.RetentionRule;
import java.time.Duration;

/**
 * Copies of points in a second vault.
 *
 * @param to name of the target vault
 * @param every one point of each closed interval of this length, counted from local midnight, is copied
 * @param retention how long the copies are kept
 */
public record CopyRule(String to, Duration every, RetentionRule retention) {}
