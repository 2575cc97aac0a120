package dev.holdfast.planner.document;

import java.util.List;
import java.util.Optional;

/**
 * Objects to which the same happens for the same reason.
 *
 * @param action {@code create}, {@code update}, {@code replace}, {@code delete} or {@code forget}
 * @param type word of the objects' type
 * @param title what people call the group: the address of a single object, or such as {@code 318 protections of policy gold}
 * @param addresses all objects, in order
 * @param reason why, in a sentence
 * @param attributes what changes; for a new object what is worth showing
 * @param weakens true if any attribute weakens protection
 * @param place the line that caused it, {@code file:line:column}
 */
public record ChangeGroup(
        String action,
        String type,
        String title,
        List<String> addresses,
        String reason,
        List<AttributeChange> attributes,
        boolean weakens,
        Optional<String> place) {

    public ChangeGroup {
        addresses = List.copyOf(addresses);
        attributes = List.copyOf(attributes);
    }

    /**
     * One attribute before and after.
     *
     * @param name of the attribute
     * @param before text before; absent if it had none
     * @param after text after; absent if it has none
     * @param effect {@code strengthens}, {@code weakens} or {@code neutral}
     * @param place the line of the new value, {@code file:line:column}
     */
    public record AttributeChange(
            String name, Optional<String> before, Optional<String> after, String effect, Optional<String> place) {}
}
