package dev.holdfast.planner.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.ExpressionGenerator;
import dev.holdfast.dsl.expression.UnaryOperator;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.expression.type.VocabularyNames;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.dsl.model.rule.Waiver;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.request.PlanOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class JudgementPropertiesTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 200 : 10;
    private static final String VIOLATED = "HF1200";

    private static Estate estate(RandomGenerator random) {
        return EstateGenerator.of(random.nextInt(100_000));
    }

    private static PlanDocument plan(LoadedDeclaration loaded, Rule... rules) {
        return Judged.plan(Judged.with(loaded, Map.of(), rules), Estate.AT, PlanOptions.DEFAULT);
    }

    /** What a rule finds, by address. */
    private static Set<String> found(PlanDocument plan, String rule) {
        Set<String> found = new TreeSet<>();
        for (FindingEntry finding : Judged.findings(plan, VIOLATED)) {
            if (finding.name().equals("rule/" + rule)) {
                found.addAll(finding.addresses());
            }
        }
        return found;
    }

    @Test
    void true_finds_nothing_and_false_finds_every_object_it_is_for() {
        Seeds.forEach(SEEDS, random -> {
            LoadedDeclaration loaded = estate(random).loaded();
            List<Rule> rules = new ArrayList<>();
            for (RuleTarget target : RuleTarget.values()) {
                if (target != RuleTarget.COST) {
                    rules.add(Judged.rule("none-" + target.word(), target, "", "true"));
                    rules.add(Judged.rule("all-" + target.word(), target, "", "false"));
                }
            }
            PlanDocument plan = plan(loaded, rules.toArray(Rule[]::new));
            for (RuleTarget target : RuleTarget.values()) {
                assertThat(found(plan, "none-" + target.word())).isEmpty();
            }
            Set<String> machines = new TreeSet<>();
            plan.holdfast().coverage().machines().forEach(entry -> machines.add(entry.machine()));
            Set<String> changes = new TreeSet<>();
            plan.resourceChanges().stream().map(ResourceChange::address).forEach(changes::add);
            assertThat(found(plan, "all-vm")).isEqualTo(machines);
            assertThat(found(plan, "all-change")).isEqualTo(changes);
            assertThat(found(plan, "all-policy"))
                    .hasSameSizeAs(loaded.declaration().orElseThrow().policies().keySet());
            assertThat(found(plan, "all-vault"))
                    .hasSameSizeAs(loaded.declaration().orElseThrow().vaults().keySet());
            assertThat(found(plan, "all-plan")).containsExactly("plan");
            assertThat(found(plan, "all-disk"))
                    .hasSize(loaded.machines().stream()
                            .mapToInt(known -> known.machine().disks().size())
                            .sum());
        });
    }

    @Test
    void where_parts_the_machines_and_require_finds_the_other_part() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = estate(random);
            Expression condition = new ExpressionGenerator(random).condition(3);
            Expression not = new Expression.Unary(UnaryOperator.NOT, condition);
            Expression never = new Expression.Literal(false);
            Rule[] rules = {
                rule("in", Optional.of(condition), never),
                rule("out", Optional.of(not), never),
                rule("holds", Optional.empty(), condition),
                rule("all", Optional.empty(), never)
            };
            PlanDocument plan = plan(estate.loaded(), rules);
            Set<String> both = new TreeSet<>(found(plan, "in"));
            assertThat(Collections.disjoint(both, found(plan, "out"))).isTrue();
            both.addAll(found(plan, "out"));
            assertThat(both).isEqualTo(found(plan, "all"));
            assertThat(found(plan, "holds")).isEqualTo(found(plan, "out"));
            assertThat(Judged.findings(plan, "HF1203")).isEmpty();

            PlanDocument shuffled = plan(EstateGenerator.shuffled(estate, 7).loaded(), rules);
            assertThat(Judged.findings(shuffled, VIOLATED)).isEqualTo(Judged.findings(plan, VIOLATED));
        });
    }

    private static Rule rule(String name, Optional<Expression> where, Expression require) {
        return new Rule(name, RuleTarget.VM, where, require, Severity.ERROR, Optional.empty(), List.of());
    }

    @Test
    void what_is_waived_and_what_is_not_are_all_there_was() {
        Seeds.forEach(SEEDS, random -> {
            LoadedDeclaration loaded = estate(random).loaded();
            List<Waiver> waivers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String machine = loaded.machines()
                        .get(random.nextInt(loaded.machines().size()))
                        .machine()
                        .name();
                LocalDate until = LocalDate.of(2026, 11, 15 + random.nextInt(10));
                waivers.add(new Waiver(random.nextBoolean() ? machine : machine + "*", until, "me", "why"));
            }
            PlanDocument bare = plan(loaded, Judged.rule("r", RuleTarget.VM, "", "false"));
            PlanDocument waived =
                    plan(loaded, Judged.rule("r", RuleTarget.VM, "", "false", waivers.toArray(Waiver[]::new)));
            assertThat(found(waived, "r")).isEqualTo(found(bare, "r"));
            boolean errors = waived.holdfast().findings().stream()
                    .anyMatch(finding -> finding.counts() && finding.level().equals("error"));
            assertThat(waived.applyable()).isEqualTo(!errors);
            for (FindingEntry finding : Judged.findings(waived, VIOLATED)) {
                finding.waiver()
                        .ifPresent(by -> assertThat(LocalDate.parse(by.until())).isAfterOrEqualTo("2026-11-20"));
            }
        });
    }

    @Test
    void every_name_of_the_vocabulary_can_be_asked_of_any_estate() {
        Seeds.forEach(Math.min(5, SEEDS), random -> {
            List<Rule> rules = new ArrayList<>();
            for (RuleTarget target : RuleTarget.values()) {
                for (String path : VocabularyNames.paths(Vocabulary.of(target)).keySet()) {
                    Rule rule = Judged.rule("r" + rules.size(), target, "", "false");
                    rules.add(Judged.saying(rule, "{" + path + "}"));
                }
            }
            LoadedDeclaration loaded =
                    EstateGenerator.of(random.nextInt(100_000), 2, 2).loaded();
            PlanDocument plan =
                    Judged.plan(Judged.with(loaded, Map.of(), rules.toArray(Rule[]::new)), Estate.AT, Judged.COSTED);
            assertThat(Judged.findings(plan, VIOLATED))
                    .allMatch(finding -> !finding.message().isEmpty());
            assertThat(Judged.findings(plan, "HF1203")).isEmpty();
        });
    }
}
