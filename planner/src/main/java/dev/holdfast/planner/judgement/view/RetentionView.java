package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.Durations;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long points are kept, as rules see it. Calendar months and years count their mean length.
 *
 * @param rule as declared
 */
record RetentionView(RetentionRule rule) implements PropertySource {

    private static final int DAYS_OF_WEEK = 7;

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "instant" -> length(rule.instant());
            case "within" -> length(rule.within());
            case "archiveAfter" -> length(rule.archiveAfter());
            case "minGood" -> rule.options().minGood();
            default -> kept(name);
        };
    }

    private static @Nullable Duration length(Optional<Age> age) {
        return age.isPresent() ? length(age.get()) : null;
    }

    private static Duration length(Age age) {
        return Duration.ofSeconds(age.approximateSeconds());
    }

    private @Nullable PropertySource kept(String word) {
        Optional<RetentionClass> retentionClass = RetentionClass.of(word);
        if (retentionClass.isEmpty()) {
            return null;
        }
        ClassRule kept = rule.classes().get(retentionClass.get());
        return kept == null ? null : new KeptView(retentionClass.get(), kept.keep());
    }

    /** What one class keeps. */
    private record KeptView(RetentionClass retentionClass, Keep keep) implements PropertySource {

        @Override
        public @Nullable Object property(String name) {
            return switch (name) {
                case "count" -> keep instanceof Keep.Count count ? count.buckets() : null;
                case "age" -> keep instanceof Keep.ForAge kept ? length(kept.age()) : null;
                case "unlimited" -> keep instanceof Keep.Unlimited;
                case "covers" -> covers();
                default -> null;
            };
        }

        /** How far back the class reaches if every bucket has a point; null where buckets have no length. */
        private @Nullable Duration covers() {
            return switch (keep.kind()) {
                case AGE -> length(((Keep.ForAge) keep).age());
                case UNLIMITED -> Durations.LONGEST;
                case COUNT -> buckets(((Keep.Count) keep).buckets());
            };
        }

        private @Nullable Duration buckets(int buckets) {
            return switch (retentionClass) {
                case LAST -> null;
                case HOURLY -> Duration.ofHours(buckets);
                case DAILY -> Duration.ofDays(buckets);
                case WEEKLY -> Duration.ofDays((long) DAYS_OF_WEEK * buckets);
                case MONTHLY -> length(Age.ofMonths(buckets));
                case YEARLY -> length(Age.ofYears(1)).multipliedBy(buckets);
            };
        }
    }
}
