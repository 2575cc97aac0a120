package dev.holdfast.dsl.model.retention;

import dev.holdfast.dsl.quantity.Age;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long points are kept. A point is kept if any part of the rule keeps it.
 *
 * @param instant every good point younger than this stays in the snapshot tier
 * @param classes calendar classes, finest first
 * @param within every point newer than the newest good point minus this age
 * @param withinClasses bucketed classes limited by age from the newest good point
 * @param keepTags points that carry all tags of at least one group are kept
 * @param options settings of all classes
 * @param archiveAfter points move to the archive tier after this age
 */
public record RetentionRule(
        Optional<Age> instant,
        Map<RetentionClass, ClassRule> classes,
        Optional<Age> within,
        Map<RetentionClass, Age> withinClasses,
        List<List<String>> keepTags,
        RetentionOptions options,
        Optional<Age> archiveAfter) {

    public RetentionRule {
        classes = ordered(classes);
        withinClasses = ordered(withinClasses);
        keepTags = keepTags.stream().map(List::copyOf).toList();
    }

    /** Only these classes, with the default options. */
    public static RetentionRule ofClasses(Map<RetentionClass, ClassRule> classes) {
        return new RetentionRule(
                Optional.empty(),
                classes,
                Optional.empty(),
                Map.of(),
                List.of(),
                RetentionOptions.DEFAULT,
                Optional.empty());
    }

    /** The same rule with snapshots kept for another age. */
    public RetentionRule withInstant(Age age) {
        return new RetentionRule(Optional.of(age), classes, within, withinClasses, keepTags, options, archiveAfter);
    }

    /** The same rule with other calendar classes. */
    public RetentionRule withClasses(Map<RetentionClass, ClassRule> others) {
        return new RetentionRule(instant, others, within, withinClasses, keepTags, options, archiveAfter);
    }

    private static <T> Map<RetentionClass, T> ordered(Map<RetentionClass, T> map) {
        Map<RetentionClass, T> copy = new EnumMap<>(RetentionClass.class);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }
}
