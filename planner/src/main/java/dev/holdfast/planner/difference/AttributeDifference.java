package dev.holdfast.planner.difference;

import dev.holdfast.planner.state.AttributeValue;
import java.util.Optional;

/**
 * One attribute before and after.
 *
 * @param name of the attribute
 * @param before absent if it had none
 * @param after absent if it will have none
 * @param effect what the change does to protection
 * @param place the line of the new value, {@code file:line:column}
 */
public record AttributeDifference(
        String name,
        Optional<AttributeValue> before,
        Optional<AttributeValue> after,
        Effect effect,
        Optional<String> place) {}
