package dev.holdfast.planner.difference;

import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.List;
import java.util.Optional;

/**
 * One object that has to change.
 *
 * @param address its name
 * @param action one of those on objects, never a no-op
 * @param before its value in the world; absent if it is not there
 * @param after its value afterwards; absent if it goes
 * @param attributes what changes, sorted by name; for an object that appears or goes only what changes protection
 * @param reason why, a clause; starts with {@code irreversible: } if it cannot be undone
 * @param place the line that caused it
 */
public record ObjectDifference(
        ObjectAddress address,
        ActionType action,
        Optional<ManagedObject> before,
        Optional<ManagedObject> after,
        List<AttributeDifference> attributes,
        String reason,
        Optional<String> place) {

    /** Begins the reason of every change that the service cannot undo. */
    public static final String IRREVERSIBLE = "irreversible: ";

    public ObjectDifference {
        attributes = List.copyOf(attributes);
    }

    /** True if any attribute weakens protection. */
    public boolean weakens() {
        for (AttributeDifference attribute : attributes) {
            if (attribute.effect() == Effect.WEAKENS) {
                return true;
            }
        }
        return false;
    }

    /** True if the service cannot undo it. */
    public boolean isIrreversible() {
        return reason.startsWith(IRREVERSIBLE);
    }

    /** The text of an attribute as it will be, else as it was; empty if there is none. */
    public String text(String attribute) {
        Optional<ManagedObject> shown = after.isPresent() ? after : before;
        return shown.map(object -> object.text(attribute)).orElse("");
    }
}
