package dev.holdfast.dsl.groovy.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of block, and the verbs that may stand in it.
 *
 * @param title what messages call it: {@code policy}, {@code objectives}; the file itself is {@code declaration}
 * @param verbs by name, in the order of the schema
 */
public record BlockType(String title, Map<String, Verb> verbs) {
    public BlockType {
        verbs = Collections.unmodifiableMap(new LinkedHashMap<>(verbs));
    }

    /** The verb of this name, if it belongs here. */
    public Optional<Verb> verb(String name) {
        return Optional.ofNullable(verbs.get(name));
    }
}
