package dev.holdfast.planner.judgement;

import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.evaluation.StepBudget;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule with what is worked out of it once for all that it is held against.
 *
 * @param rule as declared
 * @param place where it is written, {@code file:line:column}
 * @param required its condition as text
 * @param facts properties that the condition asks for, as text and expression
 * @param needsCosts true if it cannot be judged without costs
 * @param needsRecord true if it cannot be judged without what was recorded
 * @param budget steps for all that it is held against
 */
record JudgedRule(
        Rule rule,
        Optional<String> place,
        String required,
        List<Fact> facts,
        boolean needsCosts,
        boolean needsRecord,
        StepBudget budget) {

    /** Most steps of one rule: two thousand for each of a hundred thousand disks, and a few seconds. */
    static final long MAX_STEPS = 200_000_000;

    /** What a plan, a cost or a protection has only beside a record: changes, what goes, what was. */
    private static final Map<RuleTarget, Set<String>> OF_A_RECORD = Map.of(
            RuleTarget.PLAN,
                    Set.of(
                            "adds",
                            "changes",
                            "replaces",
                            "deletes",
                            "forgets",
                            "weakenings",
                            "irreversible",
                            "backups",
                            "copies",
                            "prunes",
                            "pointsLost",
                            "moves",
                            "first",
                            "before",
                            "delta"),
            RuleTarget.COST, Set.of("before", "delta", "slot"),
            RuleTarget.VM, Set.of("slot"),
            RuleTarget.DISK, Set.of("slot"));

    private static final int MOST_FACTS = 6;

    /** A property whose value is shown with a violation. */
    record Fact(String name, Expression expression) {}

    static JudgedRule of(Rule rule, Optional<String> place) {
        Set<Expression> properties = new LinkedHashSet<>();
        ExpressionParts.properties(rule.require(), properties::add);
        List<Fact> facts = properties.stream()
                .limit(MOST_FACTS)
                .map(property -> new Fact(property.toString(), property))
                .toList();
        boolean needsCosts = rule.target() == RuleTarget.COST
                || ExpressionParts.asksFor("plan", "cost", rule.require())
                || rule.where()
                        .filter(where -> ExpressionParts.asksFor("plan", "cost", where))
                        .isPresent();
        return new JudgedRule(
                rule,
                place,
                rule.require().toString(),
                facts,
                needsCosts,
                needsRecord(rule),
                new StepBudget(MAX_STEPS));
    }

    private static boolean needsRecord(Rule rule) {
        Set<String> names = OF_A_RECORD.getOrDefault(rule.target(), Set.of());
        return rule.target() == RuleTarget.CHANGE
                || ExpressionParts.asksForAny(names, rule.require())
                || rule.where()
                        .filter(where -> ExpressionParts.asksForAny(names, where))
                        .isPresent();
    }
}
