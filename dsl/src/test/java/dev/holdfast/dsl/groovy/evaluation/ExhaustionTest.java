package dev.holdfast.dsl.groovy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.budget.BudgetKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a file asks for, its evaluation ends soon, with the name of the budget that ended it. */
@Timeout(60)
class ExhaustionTest {

    /** What a text ends with, within a time that no loop without a budget would keep. */
    private static void ends(BudgetKind kind, String text) {
        Evaluating.Evaluated evaluated = Evaluating.evaluated(text);
        assertThat(evaluated.problems()).as(text).hasSize(1);
        assertThat(evaluated.problems().get(0).code()).isEqualTo(DiagnosticCode.EVALUATION_BUDGET);
        assertThat(evaluated.problems().get(0).detail()).contains("The budget '" + kind.word() + "'");
        assertThat(evaluated.document().root()).isEmpty();
        assertThat(evaluated.document().complete()).isFalse();
    }

    @Test
    void loops_end_by_steps() {
        ends(BudgetKind.STEPS, "(1..2_000_000_000).each { }\n");
        ends(BudgetKind.STEPS, "for (i in 1..2_000_000_000) { }\n");
        ends(BudgetKind.STEPS, "2_000_000_000.times { }\n");
        ends(BudgetKind.STEPS, "def n = (1..2_000_000_000).count { it > 3 }\n");
        ends(BudgetKind.STEPS, "def n = (1..2_000_000_000).sum()\n");
        ends(BudgetKind.STEPS, "def n = (1..2_000_000_000).max()\n");
        ends(BudgetKind.STEPS, "def n = (1..2_000_000_000) == (1..2_000_000_000)\n");
        ends(BudgetKind.STEPS, "def n = (1..2_000_000_000).inject(0) { a, b -> a }\n");
    }

    @Test
    void lists_and_maps_end_by_cells() {
        ends(BudgetKind.CELLS, "def l = (1..2_000_000_000).toList()\n");
        ends(BudgetKind.CELLS, "def l = [1]\n(1..100).each { l = l + l }\n");
        ends(BudgetKind.CELLS, "def l = (1..2_000_000_000).reverse()\n");
        ends(BudgetKind.CELLS, "def m = (1..1_500_000).collectEntries { [it, it] }\n");
        ends(BudgetKind.CELLS, "def l = []\n(1..100_000).each { l = l + [it] }\n");
    }

    @Test
    void texts_end_by_characters() {
        ends(BudgetKind.CHARACTERS, "def s = 'x'\n(1..100).each { s = s + s }\n");
        ends(BudgetKind.CHARACTERS, "def s = 'x'\n(1..100).each { s = \"$s$s\" }\n");
        ends(BudgetKind.CHARACTERS, "def s = 'x' * 2_000_000_000\n");
        ends(BudgetKind.CHARACTERS, "def s = 'x'.padLeft(2_000_000_000)\n");
        ends(BudgetKind.CHARACTERS, "def s = 'xxxx'\n(1..100).each { s = s.replace('x', 'xxxx') }\n");
        ends(BudgetKind.CHARACTERS, "def s = (1..2_000_000_000).join(', ')\n");
    }

    @Test
    void recursion_ends_by_depth() {
        ends(BudgetKind.DEPTH, "def f(n) { f(n + 1) }\nf(0)\n");
        ends(BudgetKind.DEPTH, "def f(n) { vm(\"a$n\"); g(n + 1) }\ndef g(n) { [n].each { f(it) } }\ng(0)\n");
        ends(BudgetKind.DEPTH, "def y = { c -> c(c) }\ny(y)\n");
        ends(BudgetKind.DEPTH, "def a = []\ndef b = []\n(1..9_000).each { a = [a]; b = [b] }\ndef c = a == b\n");
        ends(BudgetKind.DEPTH, "def a = []\n(1..9_000).each { a = [a] }\ndef c = a.flatten()\n");
        ends(BudgetKind.STEPS, "def a = [1]\ndef b = [1]\n(1..60).each { a = [a, a]; b = [b, b] }\ndef c = a == b\n");
    }

    @Test
    void a_million_machines_end_by_elements() {
        ends(BudgetKind.ELEMENTS, "(1..1_000_000).each { i -> vm(\"web-$i\") { tags a: 'x' } }\n");
        ends(BudgetKind.ELEMENTS, "1_000_000.times { n -> bind(\"b$n\") { policy 'gold' } }\n");
    }

    @Test
    void number_towers_are_an_error_of_their_own() {
        String report = Evaluating.report("def n = 10\n(1..100).each { n = n * n }\n");
        assertThat(report.replaceAll("\\s+", " ")).contains("The number is out of range");
    }

    @Test
    void the_size_of_a_huge_range_costs_nothing() {
        assertThat(Evaluating.tree("def n = (1..2_000_000_000).size()\nvm(\"web-$n\")\n"))
                .isEqualTo("{vms: {web-2000000000: {}}}");
        assertThat(Evaluating.tree("def n = (1..2_000_000_000).contains(77)\nvm(\"web-$n\")\n"))
                .isEqualTo("{vms: {web-true: {}}}");
    }

    @Test
    void nine_thousand_machines_from_a_loop_are_fine() {
        String text = """
                (1..9_000).each { i ->
                  vm("web-$i") {
                    os linux
                    zone i % 3 + 1
                    tags env: 'prod', tier: "t${i % 5}"
                    disk('os') { size 64.GiB; used 20.GiB }
                    (0..1).each { n -> disk("data$n") { lun n; size 128.GiB; used 10.GiB * (n + 1) } }
                  }
                }
                """;
        Evaluating.Evaluated evaluated = Evaluating.evaluated(text);
        assertThat(evaluated.problems()).isEmpty();
        assertThat(evaluated.tree()).contains("web-9000: {os: 'linux', zone: 1, tags: {env: 'prod', tier: 't0'}");
    }

    @Test
    void time_ends_what_other_budgets_would_let_go_on() {
        Budget budget = new Budget(Map.of(BudgetKind.STEPS, Long.MAX_VALUE, BudgetKind.TIME, 50L));
        long before = System.nanoTime();
        Evaluating.Evaluated evaluated = new Evaluating().with(budget).evaluate("(1..2_000_000_000).each { }\n");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        assertThat(evaluated.problems().get(0).detail()).contains("The budget 'time' is used up");
    }
}
