package dev.holdfast.dsl.groovy.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.value.Environment;
import dev.holdfast.dsl.groovy.value.FileScope;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueKind;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import dev.holdfast.dsl.tree.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PublishedMethodsTest {

    private static final Value.Closure CLOSURE = new Value.Closure(
            new Expression.Closure(List.of(), false, List.of(), SourceSpan.at("p", 1, 1), SourceSpan.at("p", 1, 1)),
            Environment.of(new FileScope(new SourceText("p", ""))));

    private final List<Value> seen = new ArrayList<>();

    private Value call(Value receiver, String name, Value... arguments) {
        return call(receiver, name, value -> value, arguments);
    }

    /** Calls a method; every closure does what the operator says with its first argument. */
    private Value call(Value receiver, String name, UnaryOperator<Value> closure, Value... arguments) {
        Budget budget = new Budget();
        return PublishedMethods.call(receiver, name, List.of(arguments), new Caller() {
            @Override
            public Value call(Value.Closure called, List<Value> values, long round) {
                seen.addAll(values);
                return closure.apply(values.get(0));
            }

            @Override
            public Budget budget() {
                return budget;
            }
        });
    }

    private static Value.Numeral number(long number) {
        return Value.Numeral.of(number);
    }

    private static Value.Text text(String text) {
        return new Value.Text(text);
    }

    private static Value.Items list(Value... items) {
        return new Value.Items(List.of(items));
    }

    @Test
    void lists_hand_their_elements_to_closures_in_order() {
        Value.Items numbers = list(number(3), number(1), number(2));
        call(numbers, "each", CLOSURE);
        assertThat(seen).containsExactly(number(3), number(1), number(2));
        UnaryOperator<Value> big = value -> new Value.Truth(!value.equals(number(1)));
        assertThat(call(numbers, "findAll", big, CLOSURE)).isEqualTo(list(number(3), number(2)));
        assertThat(call(numbers, "find", big, CLOSURE)).isEqualTo(number(3));
        assertThat(call(numbers, "any", big, CLOSURE)).isEqualTo(new Value.Truth(true));
        assertThat(call(numbers, "every", big, CLOSURE)).isEqualTo(new Value.Truth(false));
        assertThat(call(numbers, "collect", value -> text("x"), CLOSURE))
                .isEqualTo(list(text("x"), text("x"), text("x")));
        assertThat(call(numbers, "sort")).isEqualTo(list(number(1), number(2), number(3)));
        assertThat(call(numbers, "sum")).isEqualTo(number(6));
        assertThat(call(numbers, "join", text("-"))).isEqualTo(text("3-1-2"));
        assertThat(numbers.items()).containsExactly(number(3), number(1), number(2));
    }

    @Test
    void ranges_have_the_methods_of_lists() {
        Value.Range range = new Value.Range(1, 3, false);
        assertThat(call(range, "toList")).isEqualTo(list(number(1), number(2), number(3)));
        assertThat(call(range, "take", number(2))).isEqualTo(list(number(1), number(2)));
        assertThat(call(range, "size")).isEqualTo(number(3));
    }

    @Test
    void maps_have_keys_and_values_in_their_order() {
        Value.Mapping map = new Value.Mapping(Map.of(text("a"), number(1)));
        assertThat(call(map, "keys")).isEqualTo(list(text("a")));
        assertThat(call(map, "values")).isEqualTo(list(number(1)));
        assertThat(call(map, "containsKey", text("b"))).isEqualTo(new Value.Truth(false));
    }

    @Test
    void texts_and_words_have_one_table() {
        assertThat(call(text("Web-01"), "toLowerCase")).isEqualTo(text("web-01"));
        assertThat(call(new Value.Word("linux"), "contains", text("nu"))).isEqualTo(new Value.Truth(true));
        assertThat(call(text("7"), "padLeft", number(3), text("0"))).isEqualTo(text("007"));
        assertThat(call(text("12"), "toInteger")).isEqualTo(number(12));
        assertThatThrownBy(() -> call(text("x"), "toInteger")).isInstanceOf(ValueProblem.class);
    }

    @Test
    void numbers_count_rounds() {
        call(number(3), "times", CLOSURE);
        assertThat(seen).containsExactly(number(0), number(1), number(2));
        assertThat(call(number(7), "intdiv", number(2))).isEqualTo(number(3));
        assertThatThrownBy(() -> call(number(7), "intdiv", number(0))).isInstanceOf(ValueProblem.class);
    }

    @Test
    void what_does_not_exist_or_fit_is_a_problem_that_says_what_does() {
        assertThatThrownBy(() -> call(list(), "eech", CLOSURE))
                .isInstanceOfSatisfying(
                        ValueProblem.class,
                        problem ->
                                assertThat(problem.detail()).contains("There is no method 'eech' of a list", "'each'"));
        assertThatThrownBy(() -> call(text("a"), "take", number(1), number(2)))
                .isInstanceOfSatisfying(
                        ValueProblem.class,
                        problem -> assertThat(problem.detail()).contains("take(n)", "one argument", "has 2"));
        assertThatThrownBy(() -> call(Values.NULL, "size"))
                .isInstanceOfSatisfying(
                        ValueProblem.class,
                        problem -> assertThat(problem.detail()).contains("?.size"));
    }

    @Test
    void every_method_says_what_it_gives_and_refuses_too_many_arguments() {
        for (ValueKind kind : List.of(ValueKind.LIST, ValueKind.MAP, ValueKind.TEXT, ValueKind.NUMBER)) {
            Value receiver = kind == ValueKind.LIST
                    ? list()
                    : kind == ValueKind.MAP
                            ? new Value.Mapping(Map.of())
                            : kind == ValueKind.TEXT ? text("") : number(0);
            assertThat(PublishedMethods.of(kind)).isNotEmpty();
            for (PublishedMethod method : PublishedMethods.of(kind)) {
                assertThat(method.sentence()).as(method.name()).endsWith(".");
                assertThat(method.signature()).startsWith(method.name());
                Value[] many = new Value[method.arguments().most() + 1];
                java.util.Arrays.fill(many, number(1));
                assertThatThrownBy(() -> call(receiver, method.name(), many))
                        .as(method.name())
                        .isInstanceOf(ValueProblem.class);
            }
        }
    }
}
