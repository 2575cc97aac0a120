package dev.holdfast.dsl.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.declaration.Loading;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.expression.evaluation.Evaluator;
import dev.holdfast.dsl.expression.evaluation.Messages;
import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.parsing.MessageParser;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.rule.BuiltinRule;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.Waiver;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBindingTest {

    private static final String HEAD = "holdfast: 1\nname: e\n";

    @TempDir
    Path folder;

    private LoadedDeclaration load(String text) {
        return Loading.text(folder, HEAD + text);
    }

    @Test
    void a_rule_is_bound_with_its_message_and_waivers_and_without_a_note() {
        LoadedDeclaration loaded = load("""
                rules:
                  r:
                    for: change
                    require: "!change.weakens"
                    level: note
                    message: "{change.address}: {{{change.reason}}}"
                    waivers: [ { for: "policy/*", until: 2027-01-31, owner: me, reason: because } ]
                  builtin:
                    weakens-protection:
                      waivers: [ { for: policy/gold, until: 2027-02-28, owner: you, reason: agreed } ]
                """);
        assertThat(loaded.diagnostics()).isEmpty();
        Declaration declaration = loaded.declaration().orElseThrow();
        Rule rule = declaration.rules().get("r");
        assertThat(rule.level()).isEqualTo(Severity.NOTE);
        assertThat(rule.waivers()).containsExactly(new Waiver("policy/*", LocalDate.of(2027, 1, 31), "me", "because"));
        PropertySource change = name -> name.equals("address") ? "policy/gold" : null;
        assertThat(Messages.fill(rule.message().orElseThrow(), name -> change)).isEqualTo("policy/gold: {(none)}");
        assertThat(declaration.builtinRules())
                .containsEntry(
                        "weakens-protection",
                        new BuiltinRule(
                                Optional.empty(),
                                List.of(new Waiver("policy/gold", LocalDate.of(2027, 2, 28), "you", "agreed"))));
        assertThat(declaration.builtinLevels()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{vm.nmae} is wrong; EXPRESSION_UNKNOWN_NAME 6:19; Did you mean 'name'",
                "a {plan.adds} b; EXPRESSION_UNKNOWN_NAME 6:18; write another rule for plan",
                "a {vm.name; EXPRESSION_SYNTAX 6:17; write {{",
                "a } b; EXPRESSION_SYNTAX 6:17; write }}",
                "a {} b; EXPRESSION_SYNTAX 6:17; nothing between the braces",
                "a {vm.name + } b; EXPRESSION_SYNTAX 6:28; ",
                "a {vm.size > 5} b; EXPRESSION_TYPE 6:28; needs a unit",
                "{vm.protection.copies.any { it.regoin == 'x' }}; EXPRESSION_UNKNOWN_NAME 6:46; Did you mean 'region'"
            })
    void a_mistake_in_a_message_is_reported_inside_of_it(String message, String problem, String advice) {
        LoadedDeclaration loaded = load(
                "rules:\n  r:\n    for: vm\n    message: \"" + message + "\"\n    require: \"vm.os == 'linux'\"\n");
        assertThat(Loading.problems(loaded)).containsExactly(problem);
        assertThat(loaded.diagnostics().get(0).detail()).contains(advice == null ? "" : advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "vm; vm.protection.policy == 'gold'; write vm.protection.policy.name",
                "vm; vm.protction == null; Did you mean 'protection'",
                "vm; vm.protection.copies.vault == 'x'; Ask its items",
                "vm; disk.size > 1.TiB; vm.disks.any",
                "policy; policy.rpo <= 4; needs a unit",
                "vault; vault.immutability == 'lokced'; Did you mean 'locked'",
                "change; change.action == 'add'; create",
                "cost; cost.month12 < 100.GiB; ",
                "plan; plan.losses == 0; There is no 'losses'",
                "plan; plan.adds; true or false"
            })
    void a_mistake_in_a_condition_is_found_when_the_rule_is_read(String target, String require, String advice) {
        LoadedDeclaration loaded = load("rules: { r: { for: " + target + ", require: \"" + require + "\" } }\n");
        assertThat(Loading.problems(loaded)).hasSize(1);
        assertThat(loaded.diagnostics().get(0).detail()).contains(advice == null ? "" : advice);
    }

    @Test
    void waivers_say_all_there_is_to_say() {
        LoadedDeclaration loaded = load("""
                rules:
                  r:
                    for: vm
                    require: "true"
                    waivers:
                      - { for: a, until: 2026-02-30, owner: me, reason: x }
                      - { for: a, until: 2026-02-20, reason: x }
                      - { for: a, until: 2026-02-20, owner: me, reason: "" }
                  builtin: { uncovered: {} }
                """);
        assertThat(Loading.problems(loaded))
                .containsExactly("BAD_DATE 8:26", "MISSING_KEY 9:9", "MISSING_REASON 10:57", "WRONG_TYPE 11:25");
    }

    @Test
    void texts_that_are_shown_end_somewhere_and_never_in_the_middle_of_a_character() {
        PropertySource vm = name -> "\uD83D\uDE00".repeat(5_000);
        for (String path : List.of("vm.name", "'x' + vm.name", "vm.tags.a")) {
            String shown = Evaluator.shown(
                    ExpressionParser.parseValue(path, Vocabulary.VM)
                            .expression()
                            .orElseThrow(),
                    name -> name.equals("vm") ? vm : null);
            assertThat(shown.length()).isLessThanOrEqualTo(Evaluator.MAX_SHOWN);
            assertThat(Character.isHighSurrogate(shown.charAt(Math.max(0, shown.length() - 2))))
                    .isFalse();
        }
        assertThat(MessageParser.parse("x".repeat(2_001), Vocabulary.VM).problems())
                .hasSize(1);
    }
}
