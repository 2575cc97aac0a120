package dev.holdfast.dsl.groovy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.groovy.budget.Budget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static Value random(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> Value.Numeral.of(random.nextInt(3));
            case 1 -> Numbers.checked(new BigDecimal(random.nextInt(3) + ".0"));
            case 2 -> new Value.Text(Seeds.oneOf(random, "", "a", "linux"));
            case 3 -> new Value.Word("linux");
            case 4 -> new Value.Truth(random.nextBoolean());
            case 5 -> Values.NULL;
            case 6 -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    items.add(random(random, depth - 1));
                }
                yield new Value.Items(items);
            }
            default -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    entries.put(new Value.Text("k" + i), random(random, depth - 1));
                }
                yield new Value.Mapping(entries);
            }
        };
    }

    @Test
    void being_the_same_is_an_equivalence_and_agrees_with_the_identity() {
        Seeds.forEach(400, random -> {
            Value a = random(random, 2);
            Value b = random(random, 2);
            Budget budget = new Budget();
            assertThat(Values.same(a, a, budget)).isTrue();
            assertThat(Values.same(a, b, budget)).isEqualTo(Values.same(b, a, budget));
            assertThat(Values.identity(a, budget).equals(Values.identity(b, budget)))
                    .as("%s %s", a, b)
                    .isEqualTo(Values.same(a, b, budget));
        });
    }

    @Test
    void numbers_are_equal_by_amount_and_not_to_texts() {
        Budget budget = new Budget();
        assertThat(Values.equal(Value.Numeral.of(1), Numbers.checked(new BigDecimal("1.0")), budget))
                .isTrue();
        assertThat(Values.equal(new Value.Word("linux"), new Value.Text("linux"), budget))
                .isTrue();
        assertThatThrownBy(() -> Values.equal(Value.Numeral.of(1), new Value.Text("1"), budget))
                .isInstanceOf(ValueProblem.class);
        assertThat(Values.same(Value.Numeral.of(1), new Value.Text("1"), budget))
                .isFalse();
    }

    @Test
    void an_order_exists_only_within_a_kind() {
        Budget budget = new Budget();
        assertThat(Values.compare(Value.Numeral.of(1), Value.Numeral.of(2), budget))
                .isNegative();
        assertThat(Values.compare(new Value.Text("b"), new Value.Text("a"), budget))
                .isPositive();
        assertThatThrownBy(() -> Values.compare(Value.Numeral.of(1), new Value.Text("a"), budget))
                .isInstanceOf(ValueProblem.class);
        assertThatThrownBy(() -> Values.compare(Values.NULL, Values.NULL, budget))
                .isInstanceOf(ValueProblem.class);
    }

    @Test
    void truth_is_that_of_groovy() {
        assertThat(List.of(
                        Values.NULL,
                        Value.Numeral.of(0),
                        new Value.Text(""),
                        new Value.Items(List.of()),
                        new Value.Mapping(Map.of()),
                        new Value.Truth(false)))
                .noneMatch(Value::truth);
        assertThat(List.of(
                        Value.Numeral.of(-1),
                        new Value.Text(" "),
                        new Value.Items(List.of(Values.NULL)),
                        new Value.Truth(true)))
                .allMatch(Value::truth);
    }

    @Test
    void ranges_are_never_written_out() {
        Value.Range range = new Value.Range(1, 2_000_000_000_000L, true);
        assertThat(range.size()).isEqualTo(1_999_999_999_999L);
        assertThat(range.at(0)).isEqualTo(Value.Numeral.of(1));
        assertThat(new Value.Range(3, 1, false).at(2)).isEqualTo(Value.Numeral.of(1));
        assertThatThrownBy(() -> new Value.Range(0, Long.MAX_VALUE, false)).isInstanceOf(ValueProblem.class);
    }
}
