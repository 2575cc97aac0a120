package dev.holdfast.dsl.expression.evaluation;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Tags by key. The cloud ignores the case of keys: the exact key is looked up first, then the first in sorted order that
 * differs only in case.
 *
 * @param tags sorted by key
 */
record TagSource(SortedMap<String, String> tags) implements PropertySource {

    @Override
    public @Nullable Object property(String name) {
        String exact = tags.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (tag.getKey().equalsIgnoreCase(name)) {
                return tag.getValue();
            }
        }
        return null;
    }
}
