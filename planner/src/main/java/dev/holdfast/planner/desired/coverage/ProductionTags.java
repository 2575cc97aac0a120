package dev.holdfast.planner.desired.coverage;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Tells production machines from others by what people write into tags; the language has no key for it. A machine without such a
 * tag is taken for no production machine.
 */
final class ProductionTags {

    private static final Set<String> KEYS = Set.of("env", "environment", "stage");
    private static final Set<String> VALUES = Set.of("prod", "production", "prd", "live");

    private ProductionTags() {}

    /**
     * The first tag, by key, that says production: {@code env: prod}, as it is spelt; empty if none does. Case does not matter.
     *
     * @param tags values by key
     */
    static Optional<String> production(SortedMap<String, String> tags) {
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (KEYS.contains(folded(tag.getKey())) && VALUES.contains(folded(tag.getValue()))) {
                return Optional.of(tag.getKey() + ": " + tag.getValue());
            }
        }
        return Optional.empty();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
