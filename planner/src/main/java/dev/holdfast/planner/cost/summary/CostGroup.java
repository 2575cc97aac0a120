package dev.holdfast.planner.cost.summary;

import java.util.Optional;

/**
 * What the lines with one key cost together.
 *
 * @param key name of the policy, vault, machine or meter, or value of the tag; empty for lines that have none
 * @param sum their amounts
 */
public record CostGroup(Optional<String> key, CostSum sum) {}
