package dev.holdfast.dsl.expression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.expression.BinaryOperator;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.ExpressionGenerator;
import dev.holdfast.dsl.expression.Machines;
import dev.holdfast.dsl.expression.UnaryOperator;
import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.parsing.ParsedExpression;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

    private static final VirtualMachine MACHINE =
            Machines.web(Map.of("env", "prod", "Owner", "dba", "cost-centre", "42", "empty", ""));

    @Test
    void equal_and_not_equal_are_always_opposites() {
        Seeds.forEach(2_000, random -> {
            ExpressionGenerator generator = new ExpressionGenerator(random);
            Expression left = generator.text(3);
            Expression right = generator.text(3);
            Scope scope = Scopes.ofMachine(MACHINE);
            Expression equal = new Expression.Binary(BinaryOperator.EQUAL, left, right);
            Expression notEqual = new Expression.Binary(BinaryOperator.NOT_EQUAL, left, right);
            assertThat(Evaluator.matches(equal, scope)).isNotEqualTo(Evaluator.matches(notEqual, scope));
            assertThat(Evaluator.matches(new Expression.Unary(UnaryOperator.NOT, equal), scope))
                    .isEqualTo(Evaluator.matches(notEqual, scope));
        });
    }

    @Test
    void a_budget_is_shared_by_all_evaluations_and_then_used_up() {
        Expression condition = ExpressionParser.parse("vm.name == vm.name", Vocabulary.VM)
                .expression()
                .orElseThrow();
        Scope scope = Scopes.ofMachine(MACHINE);
        StepBudget budget = new StepBudget(23);
        List<Evaluator.Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            verdicts.add(Evaluator.evaluate(condition, scope, budget));
        }
        assertThat(verdicts.get(0)).isEqualTo(Evaluator.Verdict.TRUE);
        assertThat(verdicts.get(5)).isEqualTo(Evaluator.Verdict.EXHAUSTED);
        assertThat(verdicts).isSorted();
        assertThat(budget.isUsedUp()).isTrue();
        assertThat(Evaluator.shown(condition, scope, budget)).isEqualTo("(too many steps)");
        assertThat(Evaluator.evaluate(condition, scope)).isEqualTo(Evaluator.Verdict.TRUE);
    }

    @Test
    void no_condition_throws_and_the_same_condition_gives_the_same() {
        Seeds.forEach(3_000, random -> {
            Expression condition = new ExpressionGenerator(random).condition(6);
            Scope scope = Scopes.ofMachine(MACHINE);
            assertThat(Evaluator.evaluate(condition, scope))
                    .isEqualTo(Evaluator.evaluate(condition, Scopes.ofMachine(MACHINE)));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vm.tags.env == 'prod'",
                "vm.tags['cost-centre'] == '42'",
                "vm.tags.owner == 'dba'",
                "vm.tags.missing == null",
                "vm.tags.missing != 'dev'",
                "!(vm.tags.missing == 'dev')",
                "null == null",
                "vm.tags.empty == ''",
                "!(vm.tags.missing < 'a') && !(vm.tags.missing >= 'a')",
                "!(vm.tags.missing in ['a'])",
                "vm.tags.missing !in ['a']",
                "!vm.tags.missing.startsWith('a')",
                "vm.tags.missing.toLowerCase() == null",
                "'ENV' in vm.tags && !('nope' in vm.tags)",
                "vm.tags.size() == 4",
                "vm.region == 'West US'",
                "vm.region in ['eastus', 'WestUS']",
                "vm.region.startsWith('West')",
                "vm.resourceGroup == 'rg-web'",
                "vm.id.contains('/RESOURCEGROUPS/rg-web/')",
                "vm.name.like('web-*') && vm.name.like('*0?') && !vm.name.like('web')",
                "vm.os == 'linux' && vm.zone == null",
                "vm.size == 1088.GiB",
                "vm.used == 544.GiB",
                "vm.disks.size() == 3",
                "vm.disks.any { it.os && it.size == 64.GiB }",
                "vm.disks.find { it.name == 'os' }.size == 64.GiB",
                "vm.disks['os'].name == 'web-01_OsDisk'",
                "vm.disks['cache0'].lun == 0",
                "vm.disks[1].name == 'cache0' && vm.disks[7] == null",
                "vm.disks.findAll { !it.temporary }.sum { it.size } == vm.size",
                "vm.disks.collect { it.name }.join('/') == 'web-01_OsDisk/cache0/temp'",
                "vm.disks.max { it.size }.name == 'cache0'",
                "vm.disks.collect { it.size }.min() == 64GiB",
                "vm.disks.count { it.sku == 'premium_lrs' } == 3",
                "vm.disks.every { d -> d.churn < d.used }",
                "vm.disks.any { d -> vm.disks.any { it.name != d.name && it.size > d.size } }",
                "vm.workload.logBackups == 15.minutes",
                "vm.scaleSet == null && vm.scaleSet.name == null",
                "(vm.tags.missing ?: 'none') == 'none'",
                "(vm.tags.env == 'prod' ? 2 : 3) == 2",
                "10 % 3 == 1 && 7 / 2 == 3.5 && -3 + 5 == 2",
                "1 / 0 == null",
                "1.GiB - 2.GiB < 1.GiB && 2 * 3.GiB == 6.GiB && 6.GiB / 3.GiB == 2",
                "1.day == 24.hours",
                "'a' + 1 + true == 'a1true'",
                "'a' + vm.tags.missing == null",
                "'Öl'.toLowerCase() == 'öl' && ' x '.trim() == 'x' && 'abc'.size() == 3",
                "['b', 'a'].contains('a') && ['b', 'a'].min() == 'a' && [1, 2].sum() == 3",
                "[].isEmpty() && [].sum() == null && ![].any { true } && [].every { false }"
            })
    void holds_for_the_machine(String text) {
        ParsedExpression parsed = ExpressionParser.parse(text, Vocabulary.VM);
        assertThat(parsed.problems()).isEmpty();
        assertThat(Evaluator.matches(parsed.expression().orElseThrow(), Scopes.ofMachine(MACHINE)))
                .isTrue();
    }

    @Test
    void a_disk_is_seen_with_its_machine() {
        Expression expression = ExpressionParser.parse(
                        "disk.name.startsWith('cache') && vm.tags.env == 'prod'", Vocabulary.DISK)
                .expression()
                .orElseThrow();
        assertThat(Evaluator.matches(
                        expression, Scopes.ofDisk(MACHINE, MACHINE.disks().get(1))))
                .isTrue();
        assertThat(Evaluator.matches(
                        expression, Scopes.ofDisk(MACHINE, MACHINE.disks().get(0))))
                .isFalse();
    }

    @Test
    void wild_cards_match_whole_texts_in_bounded_time() {
        assertThat(TextMethods.like("abcabd", "*abd")).isTrue();
        assertThat(TextMethods.like("", "**")).isTrue();
        assertThat(TextMethods.like("a", "")).isFalse();
        assertThat(TextMethods.like("a".repeat(5_000), "*a".repeat(2_000) + "b"))
                .isFalse();
    }

    @Test
    void an_evaluation_that_takes_too_long_is_given_up() {
        Expression expression = ExpressionParser.parse(
                        "plan.a.any { plan.a.any { plan.a.any { it == 'never' } } }", Vocabulary.RULE)
                .expression()
                .orElseThrow();
        List<Integer> many = java.util.stream.IntStream.range(0, 200).boxed().toList();
        PropertySource plan = name -> many;
        assertThat(Evaluator.evaluate(expression, name -> plan)).isEqualTo(Evaluator.Verdict.EXHAUSTED);
        assertThat(Evaluator.matches(expression, name -> plan)).isFalse();
    }

    @Test
    void foreign_objects_of_a_scope_count_as_null() {
        Expression expression = ExpressionParser.parse("plan == null && policy.x == null", Vocabulary.RULE)
                .expression()
                .orElseThrow();
        assertThat(Evaluator.matches(expression, name -> new Object())).isTrue();
    }
}
