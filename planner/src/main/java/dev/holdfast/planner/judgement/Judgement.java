package dev.holdfast.planner.judgement;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.expression.evaluation.Evaluator;
import dev.holdfast.dsl.expression.evaluation.Evaluator.Verdict;
import dev.holdfast.dsl.expression.evaluation.Messages;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.planner.judgement.JudgedRule.Fact;
import dev.holdfast.planner.judgement.view.JudgedPlan;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds the rules of a declaration against a plan. */
public final class Judgement {

    private static final String OBJECT = "(object)";

    private final Findings findings;
    private final Subjects subjects;
    private final Map<RuleTarget, List<JudgedRule>> rules = new EnumMap<>(RuleTarget.class);

    private final List<String> withoutRecord = new ArrayList<>();
    private final List<String> withoutCosts = new ArrayList<>();

    /**
     * Rules that were not judged.
     *
     * @param withoutRecord names of those that need what was recorded, sorted
     * @param withoutCosts names of those that need costs, sorted; each has a finding
     */
    public record Left(List<String> withoutRecord, List<String> withoutCosts) {

        public Left {
            withoutRecord = List.copyOf(withoutRecord);
            withoutCosts = List.copyOf(withoutCosts);
        }
    }

    /** Rules for a plan, or for a declaration alone: then those that need a record are left. */
    private Judgement(JudgedPlan plan, boolean recorded, Findings findings) {
        this.findings = findings;
        boolean costed = false;
        for (Rule rule : plan.declaration().rules().values()) {
            Optional<String> place =
                    plan.loaded().origins().find("rules/" + rule.name()).map(SourceSpan::place);
            JudgedRule judged = JudgedRule.of(rule, place);
            if (!recorded && judged.needsRecord()) {
                withoutRecord.add(rule.name());
                continue;
            }
            if (judged.needsCosts() && plan.costs().isEmpty()) {
                withoutCosts.add(rule.name());
                findings.add(withoutCosts(judged), "cost");
                continue;
            }
            costed |= rule.target() == RuleTarget.COST || rule.target() == RuleTarget.PLAN;
            rules.computeIfAbsent(rule.target(), any -> new ArrayList<>()).add(judged);
        }
        this.subjects = new Subjects(plan, costed);
    }

    /** Adds a finding for each object that a rule does not hold for, and for each rule that cannot be evaluated. */
    public static void report(JudgedPlan plan, Findings findings) {
        if (!plan.declaration().rules().isEmpty()) {
            new Judgement(plan, true, findings).judge();
        }
    }

    /**
     * The same for a declaration of which nothing is recorded; rules about changes, or about what was before, are left.
     *
     * @return the rules that were left
     */
    public static Left reportWithoutRecord(JudgedPlan plan, Findings findings) {
        Judgement judgement = new Judgement(plan, false, findings);
        judgement.judge();
        return new Left(judgement.withoutRecord, judgement.withoutCosts);
    }

    private void judge() {
        rules.forEach((target, judged) -> subjects.each(target, subject -> {
            for (JudgedRule rule : judged) {
                judge(rule, subject);
            }
        }));
    }

    private void judge(JudgedRule judged, Subject subject) {
        Rule rule = judged.rule();
        Verdict concerned = rule.where().isEmpty()
                ? Verdict.TRUE
                : Evaluator.evaluate(rule.where().get(), subject.scope(), judged.budget());
        Verdict holds = concerned == Verdict.TRUE
                ? Evaluator.evaluate(rule.require(), subject.scope(), judged.budget())
                : Verdict.TRUE;
        if (concerned == Verdict.EXHAUSTED || holds == Verdict.EXHAUSTED) {
            findings.add(tooLong(judged, concerned == Verdict.EXHAUSTED ? "where" : "require"), subject.address());
        } else if (holds == Verdict.FALSE) {
            findings.add(violation(judged, subject), subject.address());
        }
    }

    private static Finding violation(JudgedRule judged, Subject subject) {
        Rule rule = judged.rule();
        String message = rule.message()
                .map(text -> Messages.fill(text, subject.scope(), judged.budget()))
                .orElse("The rule '" + rule.name() + "' does not hold: it requires " + judged.required() + ".");
        SortedMap<String, String> evidence = new TreeMap<>();
        for (Fact fact : judged.facts()) {
            String value = Evaluator.shown(fact.expression(), subject.scope(), judged.budget());
            if (!value.contains(OBJECT)) {
                evidence.put(fact.name(), value);
            }
        }
        evidence.put("require", judged.required());
        judged.place().ifPresent(place -> evidence.put("rule", place));
        Optional<String> place = rule.target() == RuleTarget.PLAN ? judged.place() : subject.place();
        return Finding.ofRule(
                rule.name(),
                rule.level(),
                place,
                message,
                evidence,
                "Change what the rule asks for, or waive it in rules." + rule.name()
                        + ".waivers with an owner, a reason and a last day.");
    }

    private static Finding tooLong(JudgedRule judged, String part) {
        return Finding.of(
                        FindingType.RULE_NOT_EVALUATED,
                        judged.place(),
                        "The rule '" + judged.rule().name() + "' could not be evaluated: its '" + part
                                + "' takes more than "
                                + (judged.budget().isUsedUp()
                                        ? JudgedRule.MAX_STEPS + " steps for all objects together"
                                        : Evaluator.MAX_STEPS + " steps")
                                + ". Nobody knows whether it holds.",
                        "Write it with fewer closures inside of closures, or split it into several rules.")
                .at(judged.rule().level());
    }

    private static Finding withoutCosts(JudgedRule judged) {
        return Finding.of(
                        FindingType.RULE_NOT_EVALUATED,
                        judged.place(),
                        "The rule '" + judged.rule().name()
                                + "' asks for costs, and none were computed. Nobody knows whether it holds.",
                        "Plan without --no-cost before the plan is approved.")
                .at(judged.rule().level());
    }
}
