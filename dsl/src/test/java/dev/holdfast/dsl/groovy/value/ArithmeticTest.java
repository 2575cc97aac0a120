package dev.holdfast.dsl.groovy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.syntax.BinaryOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    private static Value.Numeral number(String text) {
        return Numbers.checked(new BigDecimal(text));
    }

    private static Value.Quantity quantity(String number, String unit) {
        return Quantities.of(number(number), unit).orElseThrow();
    }

    private static Value apply(Value left, BinaryOperator operator, Value right) {
        return Arithmetic.apply(operator, left, right, new Budget());
    }

    private static void assertProblem(Value left, BinaryOperator operator, Value right, String detail) {
        assertThatThrownBy(() -> apply(left, operator, right))
                .isInstanceOfSatisfying(
                        ValueProblem.class,
                        problem -> assertThat(problem.detail()).contains(detail));
    }

    @Test
    void whole_numbers_are_those_of_any_size_or_an_error() {
        Seeds.forEach(200, random -> {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            for (BinaryOperator operator :
                    List.of(BinaryOperator.ADD, BinaryOperator.SUBTRACT, BinaryOperator.MULTIPLY)) {
                BigInteger x = BigInteger.valueOf(a);
                BigInteger y = BigInteger.valueOf(b);
                BigInteger exact = operator == BinaryOperator.ADD
                        ? x.add(y)
                        : operator == BinaryOperator.SUBTRACT ? x.subtract(y) : x.multiply(y);
                if (exact.bitLength() < 64) {
                    assertThat(apply(Value.Numeral.of(a), operator, Value.Numeral.of(b)))
                            .isEqualTo(Value.Numeral.of(exact.longValueExact()));
                } else {
                    assertProblem(Value.Numeral.of(a), operator, Value.Numeral.of(b), "out of range");
                }
            }
        });
    }

    @Test
    void a_division_is_exact_or_an_error() {
        assertThat(apply(number("7"), BinaryOperator.DIVIDE, number("2"))).isEqualTo(number("3.5"));
        assertProblem(number("1"), BinaryOperator.DIVIDE, number("3"), "never rounded");
        assertProblem(number("1"), BinaryOperator.DIVIDE, number("0"), "divided by 0");
        assertProblem(number("1"), BinaryOperator.REMAINDER, number("0"), "division by 0");
        assertThat(apply(number("-7"), BinaryOperator.REMAINDER, number("3"))).isEqualTo(number("-1"));
    }

    @Test
    void quantities_of_one_kind_are_added_and_multiplied_by_numbers() {
        assertThat(Quantities.text(
                        (Value.Quantity) apply(quantity("4", "hours"), BinaryOperator.ADD, quantity("30", "minutes"))))
                .isEqualTo("270m");
        assertThat(Quantities.text((Value.Quantity) apply(number("2"), BinaryOperator.MULTIPLY, quantity("64", "GiB"))))
                .isEqualTo("128GiB");
        assertThat(Quantities.text((Value.Quantity) apply(quantity("1", "week"), BinaryOperator.DIVIDE, number("7"))))
                .isEqualTo("1d");
        assertProblem(quantity("1", "hour"), BinaryOperator.ADD, number("30"), "30.minutes");
        assertProblem(quantity("1", "hour"), BinaryOperator.ADD, quantity("1", "month"), "does not work");
        assertProblem(quantity("1", "hour"), BinaryOperator.MULTIPLY, quantity("1", "hour"), "does not work");
    }

    @Test
    void lists_and_texts_are_joined_into_new_ones() {
        Value.Items list = new Value.Items(List.of(number("1")));
        assertThat(apply(list, BinaryOperator.ADD, number("2")))
                .isEqualTo(new Value.Items(List.of(number("1"), number("2"))));
        assertThat(list.items()).hasSize(1);
        assertThat(apply(new Value.Text("a"), BinaryOperator.ADD, number("2"))).isEqualTo(new Value.Text("a2"));
        assertThat(apply(new Value.Text("ab"), BinaryOperator.MULTIPLY, number("2")))
                .isEqualTo(new Value.Text("abab"));
        assertProblem(new Value.Text("a"), BinaryOperator.ADD, Values.NULL, "null");
        assertProblem(new Value.Text("a"), BinaryOperator.MULTIPLY, number("-1"), "negative");
    }
}
