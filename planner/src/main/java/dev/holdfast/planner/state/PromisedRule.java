package dev.holdfast.planner.state;

import dev.holdfast.dsl.model.retention.RetentionRule;
import java.time.ZoneId;

/**
 * A retention rule that was in force, kept so that promises can be judged later.
 *
 * @param digest SHA-256 (hex) of the rule's canonical attributes and the zone
 * @param rule the rule
 * @param zone zone of its calendar
 */
public record PromisedRule(String digest, RetentionRule rule, ZoneId zone) {}
