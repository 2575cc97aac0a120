package dev.holdfast.dsl.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.quantity.QuantityException;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleOrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "daily=7 | daily=7 | EQUAL",
                "daily=7; weekly=0 | daily=7 | EQUAL",
                "daily=7; archiveAfter=3mo | daily=7 | EQUAL",
                "daily=8 | daily=7 | LONGER",
                "daily=all | daily=7 | LONGER",
                "daily=all | daily=30d | LONGER",
                "daily=30d | daily=7 | INCOMPARABLE",
                "daily=30d | daily=29d | LONGER",
                "daily=8w | daily=30d | LONGER",
                "daily=1mo | daily=30d | INCOMPARABLE",
                "daily=12mo | daily=12w | LONGER",
                "daily=1y | daily=12mo | EQUAL",
                "daily=36h | daily=2d | INCOMPARABLE",
                "daily=24h | daily=3d | SHORTER",
                "daily=7; weekly=4 | daily=7 | LONGER",
                "daily=7; weekly=4 | daily=8 | INCOMPARABLE",
                "daily=30d | weekly=30d | INCOMPARABLE",
                "weekly=12w on sunday | weekly=12w on monday | INCOMPARABLE",
                "weekly=12w on sunday | weekly=12w | INCOMPARABLE",
                "instant=2d; daily=7 | daily=7 | LONGER",
                "within=7d | within=8d | SHORTER",
                "withinDaily=7d | withinDaily=8d | SHORTER",
                "withinDaily=7d | withinWeekly=7d | INCOMPARABLE",
                "daily=7; keepTags=[a] | daily=7; keepTags=[a, b] | LONGER",
                "daily=7; keepTags=[a] | daily=7; keepTags=[b] | INCOMPARABLE",
                "daily=7; minGood=2 | daily=7 | LONGER",
                "daily=7; keepOldest=false | daily=7 | SHORTER",
                "daily=7; slots=exclusive | daily=7 | LONGER",
                "daily=7; onMissing=skip | daily=7 | EQUAL",
                "daily=7 on sunday; onMissing=skip | daily=7 on sunday | INCOMPARABLE",
            })
    void rules_are_compared_part_by_part(String first, String second, RuleOrder expected) throws QuantityException {
        assertThat(RuleOrder.compare(rule(first), rule(second))).isEqualTo(expected);
    }

    /** {@code key=value; key=value}, in the words of the language. */
    private static RetentionRule rule(String text) throws QuantityException {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (String part : text.split("; ", -1)) {
            int equals = part.indexOf('=');
            attributes.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return RetentionText.fromAttributes(attributes);
    }
}
