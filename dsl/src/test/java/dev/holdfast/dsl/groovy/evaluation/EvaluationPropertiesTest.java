package dev.holdfast.dsl.groovy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.budget.BudgetKind;
import groovy.lang.GroovyShell;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for every program. */
class EvaluationPropertiesTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 25;

    @Test
    void a_loop_declares_what_its_rounds_written_out_declare() {
        Seeds.forEach(SEEDS, random -> {
            int from = random.nextInt(5);
            int to = from + random.nextInt(6);
            int threshold = random.nextInt(8);
            String body = "vm(\"web-$i\") { zone i % 3 + 1; if (i > " + threshold
                    + ") { tags n: \"t$i\" } else { os linux }; disk('os') { size((i + 1).GiB) } }";
            String looped = switch (random.nextInt(5)) {
                case 0 -> "(" + from + ".." + to + ").each { i -> " + body + " }\n";
                case 1 -> "for (i in " + from + "..<" + (to + 1) + ") { " + body + " }\n";
                case 2 -> from + ".upto(" + to + ") { i -> " + body + " }\n";
                case 3 -> "def web(i) { " + body + " }\n(" + from + ".." + to + ").toList().each { web(it) }\n";
                default ->
                    "def web(i, end) { " + body + "; if (i < end) { web(i + 1, end) } }\nweb(" + from + ", " + to
                            + ")\n";
            };
            StringBuilder unrolled = new StringBuilder();
            for (int i = from; i <= to; i++) {
                unrolled.append("vm('web-" + i + "') { zone " + (i % 3 + 1) + "; ")
                        .append(i > threshold ? "tags n: 't" + i + "'" : "os linux")
                        .append("; disk('os') { size " + (i + 1) + ".GiB } }\n");
            }
            assertThat(Evaluating.tree(looped)).as(looped).isEqualTo(Evaluating.tree(unrolled.toString()));
        });
    }

    @Test
    void what_is_accepted_means_what_it_means_in_groovy() {
        int[] same = {0};
        int[] all = {0};
        Seeds.forEach(SEEDS, random -> {
            for (int i = 0; i < 10; i++) {
                String expression = random.nextBoolean() ? number(random, 3) : text(random, 3);
                all[0]++;
                Optional<String> ours = ours(expression);
                Optional<String> groovys = ours.isPresent() ? groovys(expression) : Optional.empty();
                if (groovys.isPresent()) {
                    same[0]++;
                    assertThat(ours).as(expression).isEqualTo(groovys);
                }
            }
        });
        assertThat(same[0]).as("expressions without an error").isGreaterThan(all[0] / 3);
    }

    private static Optional<String> ours(String expression) {
        Evaluating.Evaluated evaluated = Evaluating.evaluated("def value = " + expression + "\nname \"$value\"\n");
        return evaluated.problems().isEmpty()
                ? Optional.of(evaluated
                        .tree()
                        .substring("{name: '".length(), evaluated.tree().length() - 2))
                : Optional.empty();
    }

    /**
     * What Groovy makes of it; empty where it cannot, such as the sorting of a range, and where it writes a number with an
     * exponent, as it does with a zero that was divided: here numbers are written plainly.
     */
    private static Optional<String> groovys(String expression) {
        try {
            Object value = new GroovyShell().evaluate(expression);
            String text = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
            return text.contains("0E+") || text.contains("+E0") ? Optional.empty() : Optional.of(text);
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String number(RandomGenerator random, int depth) {
        if (depth == 0) {
            return Seeds.oneOf(random, "0", "1", "2", "7", "9", "0.5", "1.25", "2.0");
        }
        String a = number(random, depth - 1);
        String b = number(random, depth - 1);
        return switch (random.nextInt(14)) {
            case 0 -> "(" + a + " + " + b + ")";
            case 1 -> "(" + a + " - " + b + ")";
            case 2 -> "(" + a + " * " + b + ")";
            case 3 -> "(" + a + " / " + b + ")";
            case 4 -> "(" + a + " % " + b + ")";
            case 5 -> "(-" + a + ")";
            case 6 -> "(" + truth(random, depth - 1) + " ? " + a + " : " + b + ")";
            case 7 -> "(" + a + " ?: " + b + ")";
            case 8 -> list(random, depth - 1) + ".size()";
            case 9 -> list(random, depth - 1) + ".sum()";
            case 10 -> list(random, depth - 1) + ".inject(0) { x, y -> x - y }";
            case 11 -> list(random, depth - 1) + ".max { v -> -v }";
            case 12 -> list(random, depth - 1) + ".min()";
            default -> text(random, depth - 1) + ".size()";
        };
    }

    private static String truth(RandomGenerator random, int depth) {
        String a = number(random, depth);
        String b = number(random, depth);
        return switch (random.nextInt(9)) {
            case 0 -> "(" + a + " < " + b + ")";
            case 1 -> "(" + a + " == " + b + ")";
            case 2 -> "(" + a + " != " + b + ")";
            case 3 -> "(" + a + " && " + b + ")";
            case 4 -> "(" + a + " || " + b + ")";
            case 5 -> "(!" + a + ")";
            case 6 -> "(" + text(random, depth) + " == " + text(random, depth) + ")";
            case 7 -> list(random, depth) + ".any { v -> v > 1 }";
            default -> "(" + text(random, depth) + " < " + text(random, depth) + ")";
        };
    }

    private static String list(RandomGenerator random, int depth) {
        if (depth <= 0) {
            return Seeds.oneOf(random, "[1, 2, 3]", "[2, 2.0, 9]", "(1..4)", "(3..1)", "(1..<3)", "[]");
        }
        String inner = list(random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> "[" + number(random, depth - 1) + ", " + number(random, depth - 1) + "]";
            case 1 -> inner + ".collect { v -> v + " + number(random, 0) + " }";
            case 2 -> inner + ".findAll { v -> v > " + number(random, 0) + " }";
            case 3 -> inner + ".take(2)";
            case 4 -> inner + ".drop(1)";
            case 5 -> inner + ".reverse()";
            case 6 -> inner + ".toSorted()".replace("toSorted", "sort");
            case 7 -> "(" + inner + " + " + list(random, depth - 1) + ")";
            default -> inner + ".collectMany { v -> [v, v] }";
        };
    }

    private static String text(RandomGenerator random, int depth) {
        if (depth <= 0) {
            return Seeds.oneOf(random, "''", "'a'", "'web'", "'B-2'", "\"x${1 + 1}\"");
        }
        String inner = text(random, depth - 1);
        return switch (random.nextInt(13)) {
            case 0 -> "(" + inner + " + " + number(random, 0) + ")";
            case 1 -> "(" + inner + " * 2)";
            case 2 -> "\"<${" + number(random, depth - 1) + "}>\"";
            case 3 -> inner + ".toUpperCase()";
            case 4 -> inner + ".reverse()";
            case 5 -> inner + ".take(2)";
            case 6 -> inner + ".drop(1)";
            case 7 -> inner + ".padLeft(5, '0')";
            case 8 -> inner + ".replace('a', 'bb')";
            case 9 -> list(random, depth - 1) + ".join('-')";
            case 10 -> inner + ".split('-').join('+')";
            case 11 -> inner + ".tokenize('-').reverse().join('+')";
            default -> "[a: " + inner + ", b: 2].collect { k, v -> \"$k=$v\" }.join(',')";
        };
    }

    @Test
    void evaluation_always_ends_with_a_tree_or_problems() {
        int[] evaluations = {0};
        int[] all = {0};
        Seeds.forEach(SEEDS, random -> {
            for (int i = 0; i < 8; i++) {
                Budget budget = new Budget(
                        Map.of(BudgetKind.STEPS, 20_000L, BudgetKind.ELEMENTS, 2_000L, BudgetKind.CELLS, 20_000L));
                String text = program(random);
                Evaluating.Evaluated evaluated = new Evaluating().with(budget).evaluate(text);
                boolean problems = !evaluated.problems().isEmpty();
                assertThat(evaluated.document().complete()).as(text).isEqualTo(!problems);
                assertThat(problems || evaluated.document().root().isPresent())
                        .as(text)
                        .isTrue();
                all[0]++;
                evaluations[0] += evaluated.document().sources().isEmpty() ? 0 : 1;
            }
        });
        assertThat(evaluations[0]).as("programs that were parsed").isGreaterThan(all[0] / 3);
    }

    /** Statements that are well formed and mostly wrong. */
    private static String program(RandomGenerator random) {
        StringBuilder text = new StringBuilder(
                        "def f(x, y) { " + statement(random, 1) + " }\ndef v = " + any(random, 1))
                .append('\n');
        for (int i = 0; i < 3; i++) {
            text.append(statement(random, 2)).append('\n');
        }
        return text.toString();
    }

    private static String statement(RandomGenerator random, int depth) {
        String verb = Seeds.oneOf(
                random,
                "vm",
                "policy",
                "vault",
                "copy",
                "tags",
                "size",
                "on",
                "daily",
                "where",
                "objectives",
                "bind",
                "survive",
                "apply",
                "nothing");
        String block = depth == 0
                ? " { on sunday }"
                : " { " + statement(random, depth - 1) + "; " + statement(random, depth - 1) + " }";
        return switch (random.nextInt(10)) {
            case 0 -> verb + "(" + any(random, depth) + ")" + block;
            case 1 -> verb + "(" + any(random, depth) + ", " + any(random, depth) + ")";
            case 2 -> verb + "(a: " + any(random, depth) + ", from: " + any(random, depth) + ")" + block;
            case 3 -> verb + "()" + block;
            case 4 -> "def " + Seeds.oneOf(random, "v", "w", "u", "vm") + " = " + any(random, depth);
            case 5 -> Seeds.oneOf(random, "v", "w", "size") + Seeds.oneOf(random, " = ", " += ") + any(random, depth);
            case 6 -> "f(" + any(random, depth) + ", " + any(random, depth) + ")";
            case 7 -> "if (" + any(random, depth) + ")" + block + " else { vm('x') }";
            case 8 -> "for (" + Seeds.oneOf(random, "i", "v") + " in " + any(random, depth) + ")" + block;
            default -> "v.each" + block;
        };
    }

    private static String any(RandomGenerator random, int depth) {
        String leaf = Seeds.oneOf(
                random,
                "v",
                "w",
                "it",
                "null",
                "true",
                "'a'",
                "\"$v\"",
                "3",
                "2.5",
                "4.hours",
                "2.months",
                "64.GiB",
                "sunday",
                "[:]",
                "[]",
                "(1..9)",
                "(1..2_000_000_000)",
                "[a: 1]",
                "{ it }",
                "{ x, y -> x + y }",
                "f",
                "java");
        if (depth <= 0) {
            return leaf;
        }
        String a = any(random, depth - 1);
        String b = any(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 ->
                "(" + a + Seeds.oneOf(random, " + ", " - ", " * ", " / ", " % ", " == ", " < ", " in ", " && ") + b
                        + ")";
            case 1, 2 ->
                leaf
                        + Seeds.oneOf(
                                random,
                                ".size()",
                                "?.foo",
                                ".hours",
                                ".key",
                                "[0]",
                                ".collect { it }",
                                ".sort()",
                                ".join(',')",
                                ".split(',')",
                                ".groupBy { it }",
                                ".sum()",
                                ".unique()",
                                ".flatten()",
                                ".step(2)",
                                ".call(1)");
            case 3 -> "[" + a + ", " + b + "]";
            case 4 -> "[k: " + a + ", (v): " + b + "]";
            case 5 -> "(" + a + " ? " + b + " : 1)";
            case 6 -> "(" + a + " ?: " + b + ")";
            default -> "\"x${v}$w\"";
        };
    }
}
