package dev.holdfast.planner.desired;

import java.util.Map;
import java.util.Optional;

/**
 * Why an object is desired and where that was written.
 *
 * @param reason why it exists, in a clause
 * @param place the line that decided, {@code file:line:column}
 * @param places the line of each attribute's value, by attribute name; attributes without an entry have {@code place}
 */
public record Provenance(String reason, Optional<String> place, Map<String, String> places) {

    public Provenance {
        places = Map.copyOf(places);
    }

    /** The line of an attribute's value. */
    public Optional<String> placeOf(String attribute) {
        String own = places.get(attribute);
        return own == null ? place : Optional.of(own);
    }
}
