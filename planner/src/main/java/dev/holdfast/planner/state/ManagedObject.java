package dev.holdfast.planner.state;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something Holdfast creates and looks after, as attributes. The attributes are complete: the executor needs nothing else
 * to create the object. Their names are listed in {@code docs/attributes.md} and in {@link AttributeNames}.
 *
 * @param address its name
 * @param attributes by name; nested settings have dotted names ({@code retention.daily})
 */
public record ManagedObject(ObjectAddress address, SortedMap<String, AttributeValue> attributes) {
    public ManagedObject {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** The text of an attribute; empty text if it is absent. */
    public String text(String attribute) {
        AttributeValue value = attributes.get(attribute);
        return value == null ? "" : value.display();
    }
}
