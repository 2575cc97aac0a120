package dev.holdfast.planner.cost;

import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.profile.ServiceProfile;
import java.time.Instant;

/**
 * What an estimate is made with.
 *
 * @param profile how the service works and meters
 * @param book the prices
 * @param at when the first month begins
 * @param months how many months are estimated; 1 or more
 */
public record CostRequest(ServiceProfile profile, PriceBook book, Instant at, int months) {}
