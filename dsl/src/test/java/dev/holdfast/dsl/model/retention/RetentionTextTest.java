package dev.holdfast.dsl.model.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTextTest {

    @Test
    void every_rule_reads_back_as_itself() {
        Seeds.forEach(2_000, random -> {
            RetentionRule rule = rule(random);
            SortedMap<String, String> attributes = RetentionText.toAttributes(rule);
            assertThat(RetentionText.fromAttributes(attributes))
                    .as(attributes.toString())
                    .isEqualTo(rule);
        });
    }

    @Test
    void options_with_their_default_are_left_out() throws QuantityException {
        RetentionRule rule = RetentionRule.ofClasses(Map.of(RetentionClass.DAILY, ClassRule.parse("30d")));
        assertThat(RetentionText.toAttributes(rule)).isEqualTo(Map.of("daily", "30d"));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "all, all",
        "-1, all",
        "30d, 30d",
        "P30D, 30d",
        "12w on SUN, 12w on sunday",
        "12 ON first sunday, 12 on first sunday",
        "7y on first sunday of january, 7y on first sunday of january",
    })
    void class_rules_are_written_in_one_way(String text, String canonical) throws QuantityException {
        assertThat(ClassRule.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-2", "seven", "0d", "on sunday", "7 on", "7 on 32", "7 sunday", "12345678901"})
    void what_is_no_class_rule_is_explained(String text) {
        assertThatThrownBy(() -> ClassRule.parse(text))
                .isInstanceOf(QuantityException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void a_problem_names_its_key() {
        assertThatThrownBy(() -> RetentionText.fromAttributes(new TreeMap<>(Map.of("minGood", "0"))))
                .hasMessageStartingWith("Retention 'minGood': '0' is not a number of points.");
        assertThatThrownBy(() -> RetentionText.fromAttributes(new TreeMap<>(Map.of("dayly", "7"))))
                .hasMessageContaining("There is no such key.");
        assertThatThrownBy(() -> RetentionText.fromAttributes(new TreeMap<>(Map.of("keepTags", "[a"))))
                .isInstanceOf(QuantityException.class);
    }

    private static RetentionRule rule(RandomGenerator random) {
        Map<RetentionClass, ClassRule> classes = new EnumMap<>(RetentionClass.class);
        Map<RetentionClass, Age> within = new EnumMap<>(RetentionClass.class);
        for (RetentionClass bucket : RetentionClass.values()) {
            if (random.nextBoolean()) {
                classes.put(bucket, new ClassRule(keep(random), maybe(random, day(random))));
            }
            if (random.nextInt(4) == 0) {
                within.put(bucket, age(random));
            }
        }
        RetentionOptions options = new RetentionOptions(
                Seeds.oneOf(random, SlotSharing.values()),
                random.nextBoolean(),
                Seeds.oneOf(random, OnMissing.values()),
                random.nextInt(1, 4));
        return new RetentionRule(
                maybe(random, age(random)),
                classes,
                maybe(random, age(random)),
                within,
                tags(random),
                options,
                maybe(random, age(random)));
    }

    private static Keep keep(RandomGenerator random) {
        return switch (Seeds.oneOf(random, KeepKind.values())) {
            case COUNT -> new Keep.Count(random.nextInt(10_000));
            case UNLIMITED -> new Keep.Unlimited();
            case AGE -> new Keep.ForAge(age(random));
        };
    }

    private static Age age(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> Age.ofDays(random.nextInt(1, 9_999));
            case 1 -> Age.ofMonths(random.nextInt(1, 1_000));
            case 2 -> new Age(0, 0, Duration.ofSeconds(random.nextInt(1, 1_000_000)));
            case 3 -> new Age(random.nextInt(1, 30), random.nextInt(1, 30), Duration.ZERO);
            default -> new Age(random.nextInt(30), random.nextInt(30), Duration.ofSeconds(random.nextInt(1, 100_000)));
        };
    }

    private static CalendarDay day(RandomGenerator random) {
        return new CalendarDay(
                Optional.of(Seeds.oneOf(random, DayOfWeek.values())),
                random.nextInt(-1, 6),
                maybe(random, Seeds.oneOf(random, Month.values())));
    }

    private static List<List<String>> tags(RandomGenerator random) {
        List<List<String>> groups = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            List<String> group = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                group.add(
                        Seeds.oneOf(random, "audit", "it's", "a, b", "[x]", "\\", "", "year=2026", "été", "' '", "a]"));
            }
            groups.add(group);
        }
        return groups;
    }

    private static <T> Optional<T> maybe(RandomGenerator random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
