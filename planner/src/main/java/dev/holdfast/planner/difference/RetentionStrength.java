package dev.holdfast.planner.difference;

import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.retention.RuleOrder;
import dev.holdfast.dsl.quantity.QuantityException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The order of single parts of a retention, as attributes. */
final class RetentionStrength {

    private static final long DAY_SECONDS = 86_400;

    private RetentionStrength() {}

    /**
     * What changing one key does to protection.
     *
     * @param key of the retention, such as {@code daily}
     * @param before text before; empty if there was none
     * @param after text after; empty if there is none
     */
    static Effect compare(String key, String before, String after) {
        try {
            RetentionRule old = rule(key, before);
            RetentionRule now = rule(key, after);
            return switch (RuleOrder.compare(now, old)) {
                case EQUAL -> Effect.NEUTRAL;
                case LONGER -> Effect.STRENGTHENS;
                case SHORTER -> Effect.WEAKENS;
                case INCOMPARABLE ->
                    old.keepTags().equals(now.keepTags())
                            ? Effect.ofRanks(seconds(old), seconds(now))
                            : Effect.WEAKENS; // points with some tags are kept no more, whatever others are
            };
        } catch (QuantityException e) {
            return Effect.NEUTRAL;
        }
    }

    private static RetentionRule rule(String key, String text) throws QuantityException {
        SortedMap<String, String> attributes = new TreeMap<>();
        if (!text.isEmpty()) {
            attributes.put(key, text);
        }
        return RetentionText.fromAttributes(attributes);
    }

    /** Roughly how far back a single class reaches; a bucket counts its usual length. */
    private static long seconds(RetentionRule rule) {
        long longest = 0;
        for (RetentionClass bucket : RetentionClass.values()) {
            ClassRule classRule = rule.classes().get(bucket);
            if (classRule != null) {
                longest = Math.max(longest, seconds(bucket, classRule.keep()));
            }
        }
        return longest;
    }

    private static long seconds(RetentionClass bucket, Keep keep) {
        return switch (keep.kind()) {
            case COUNT -> ((Keep.Count) keep).buckets() * bucketSeconds(bucket);
            case UNLIMITED -> Long.MAX_VALUE;
            case AGE -> ((Keep.ForAge) keep).age().approximateSeconds();
        };
    }

    private static long bucketSeconds(RetentionClass bucket) {
        return switch (bucket) {
            case LAST, HOURLY -> DAY_SECONDS / 24;
            case DAILY -> DAY_SECONDS;
            case WEEKLY -> 7 * DAY_SECONDS;
            case MONTHLY -> 30 * DAY_SECONDS;
            case YEARLY -> 365 * DAY_SECONDS;
        };
    }
}
