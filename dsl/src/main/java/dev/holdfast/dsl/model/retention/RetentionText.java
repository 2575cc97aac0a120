package dev.holdfast.dsl.model.retention;

import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.QuantityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@link RetentionRule} as attributes with texts, as plans show it: {@code daily} = {@code 30d}, {@code weekly} =
 * {@code 12w on sunday}. Keys are those of the language; what is not declared and options with their default have no
 * attribute. What is written reads back as an equal rule.
 */
public final class RetentionText {

    private static final String INSTANT = "instant";
    private static final String WITHIN = "within";
    private static final String KEEP_TAGS = "keepTags";
    private static final String SLOTS = "slots";
    private static final String KEEP_OLDEST = "keepOldest";
    private static final String ON_MISSING = "onMissing";
    private static final String MIN_GOOD = "minGood";
    private static final String ARCHIVE_AFTER = "archiveAfter";

    private RetentionText() {}

    /** The attributes, sorted by key; never empty for a rule that keeps anything. */
    public static SortedMap<String, String> toAttributes(RetentionRule rule) {
        SortedMap<String, String> attributes = new TreeMap<>();
        rule.instant().ifPresent(age -> attributes.put(INSTANT, age.toString()));
        rule.classes().forEach((bucket, classRule) -> attributes.put(bucket.word(), classRule.toString()));
        rule.within().ifPresent(age -> attributes.put(WITHIN, age.toString()));
        rule.withinClasses().forEach((bucket, age) -> attributes.put(withinKey(bucket), age.toString()));
        if (!rule.keepTags().isEmpty()) {
            attributes.put(KEEP_TAGS, TagGroups.format(rule.keepTags()));
        }
        RetentionOptions options = rule.options();
        RetentionOptions usual = RetentionOptions.DEFAULT;
        if (options.slots() != usual.slots()) {
            attributes.put(SLOTS, options.slots().word());
        }
        if (options.keepOldest() != usual.keepOldest()) {
            attributes.put(KEEP_OLDEST, Boolean.toString(options.keepOldest()));
        }
        if (options.onMissing() != usual.onMissing()) {
            attributes.put(ON_MISSING, options.onMissing().word());
        }
        if (options.minGood() != usual.minGood()) {
            attributes.put(MIN_GOOD, Integer.toString(options.minGood()));
        }
        rule.archiveAfter().ifPresent(age -> attributes.put(ARCHIVE_AFTER, age.toString()));
        return attributes;
    }

    /**
     * The rule that {@link #toAttributes} wrote.
     *
     * @throws QuantityException if a key is unknown or a text cannot be read; the message names the key
     */
    public static RetentionRule fromAttributes(SortedMap<String, String> attributes) throws QuantityException {
        Reading reading = new Reading();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            try {
                reading.take(attribute.getKey(), attribute.getValue());
            } catch (QuantityException e) {
                throw new QuantityException("Retention '" + attribute.getKey() + "': " + e.getMessage());
            }
        }
        return reading.rule();
    }

    /** {@code withinDaily}. */
    private static String withinKey(RetentionClass bucket) {
        String word = bucket.word();
        return WITHIN + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** What has been read so far. */
    private static final class Reading {
        private Optional<Age> instant = Optional.empty();
        private final Map<RetentionClass, ClassRule> classes = new EnumMap<>(RetentionClass.class);
        private Optional<Age> within = Optional.empty();
        private final Map<RetentionClass, Age> withinClasses = new EnumMap<>(RetentionClass.class);
        private List<List<String>> keepTags = List.of();
        private SlotSharing slots = RetentionOptions.DEFAULT.slots();
        private boolean keepOldest = RetentionOptions.DEFAULT.keepOldest();
        private OnMissing onMissing = RetentionOptions.DEFAULT.onMissing();
        private int minGood = RetentionOptions.DEFAULT.minGood();
        private Optional<Age> archiveAfter = Optional.empty();

        void take(String key, String text) throws QuantityException {
            switch (key) {
                case INSTANT -> instant = Optional.of(Age.parse(text));
                case WITHIN -> within = Optional.of(Age.parse(text));
                case KEEP_TAGS -> keepTags = TagGroups.parse(text);
                case SLOTS -> slots = SlotSharing.of(text).orElseThrow(() -> notOneOf(text, "shared or exclusive"));
                case KEEP_OLDEST -> keepOldest = flag(text);
                case ON_MISSING ->
                    onMissing = OnMissing.of(text).orElseThrow(() -> notOneOf(text, "substitute or skip"));
                case MIN_GOOD -> minGood = number(text);
                case ARCHIVE_AFTER -> archiveAfter = Optional.of(Age.parse(text));
                default -> takeClass(key, text);
            }
        }

        private void takeClass(String key, String text) throws QuantityException {
            for (RetentionClass bucket : RetentionClass.values()) {
                if (key.equals(bucket.word())) {
                    classes.put(bucket, ClassRule.parse(text));
                    return;
                }
                if (key.equals(withinKey(bucket))) {
                    withinClasses.put(bucket, Age.parse(text));
                    return;
                }
            }
            throw new QuantityException("There is no such key. Classes are last, hourly, daily, weekly, monthly and"
                    + " yearly; further keys are instant, within, within and a class (withinDaily), keepTags, slots,"
                    + " keepOldest, onMissing, minGood and archiveAfter.");
        }

        RetentionRule rule() {
            RetentionOptions options = new RetentionOptions(slots, keepOldest, onMissing, minGood);
            return new RetentionRule(instant, classes, within, withinClasses, keepTags, options, archiveAfter);
        }

        private static boolean flag(String text) throws QuantityException {
            if (!text.equals("true") && !text.equals("false")) {
                throw notOneOf(text, "true or false");
            }
            return text.equals("true");
        }

        private static int number(String text) throws QuantityException {
            try {
                int number = Integer.parseInt(text);
                if (number >= 1) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below, together with numbers that are too small
            }
            throw new QuantityException("'" + text + "' is not a number of points. Write a whole number from 1 on.");
        }

        private static QuantityException notOneOf(String text, String words) {
            return new QuantityException("'" + text + "' is not possible here. Write " + words + ".");
        }
    }
}
