package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.quantity.Age;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of THE table of classes: one bucketed part of a rule.
 *
 * @param name key of the part, such as {@code daily} or {@code withinDaily}
 * @param bucket its calendar
 * @param kind what ends the life of its points
 * @param slots most buckets kept, for {@link Kind#COUNT}; else 0
 * @param age how long, for {@link Kind#AGE} and {@link Kind#WITHIN}
 * @param on the only day that counts in each bucket
 */
record ClassRow(String name, RetentionClass bucket, Kind kind, int slots, Optional<Age> age, Optional<CalendarDay> on) {

    /** What ends the life of the points of a class. */
    enum Kind {
        /** Enough newer buckets. */
        COUNT,
        /** Nothing. */
        UNLIMITED,
        /** Their own age. */
        AGE,
        /** Their distance from the newest good point. */
        WITHIN
    }

    /** The rows of a rule, finest bucket first, of one bucket the class before its within. A class of no slots has no row. */
    static List<ClassRow> of(RetentionRule rule) {
        List<ClassRow> rows = new ArrayList<>();
        for (RetentionClass bucket : RetentionClass.values()) {
            ClassRule classRule = rule.classes().get(bucket);
            if (classRule != null) {
                ClassRow row = of(bucket, classRule);
                if (row.kind != Kind.COUNT || row.slots > 0) {
                    rows.add(row);
                }
            }
            Age age = rule.withinClasses().get(bucket);
            if (age != null) {
                String word = bucket.word();
                String name = "within" + Character.toUpperCase(word.charAt(0)) + word.substring(1);
                rows.add(new ClassRow(name, bucket, Kind.WITHIN, 0, Optional.of(age), Optional.empty()));
            }
        }
        return rows;
    }

    private static ClassRow of(RetentionClass bucket, ClassRule rule) {
        Keep keep = rule.keep();
        return switch (keep.kind()) {
            case COUNT ->
                new ClassRow(
                        bucket.word(), bucket, Kind.COUNT, ((Keep.Count) keep).buckets(), Optional.empty(), rule.on());
            case UNLIMITED -> new ClassRow(bucket.word(), bucket, Kind.UNLIMITED, 0, Optional.empty(), rule.on());
            case AGE ->
                new ClassRow(bucket.word(), bucket, Kind.AGE, 0, Optional.of(((Keep.ForAge) keep).age()), rule.on());
        };
    }
}
