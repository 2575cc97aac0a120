package dev.holdfast.dsl.expression.type;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an object consists of.
 *
 * @param shown for messages, with an article
 * @param properties type by name
 * @param open true if later stages may know more properties
 */
record Shape(String shown, SortedMap<String, Type> properties, boolean open) {

    Shape {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }
}
