package dev.holdfast.planner.judgement;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.parsing.MessageParser;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.rule.BuiltinRule;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.dsl.model.rule.Waiver;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.plan.request.Refresh;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules as values, and plans that are judged by them, for tests. */
public final class Judged {

    /** The instant tests plan for unless they say otherwise. */
    public static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    /** Plans with costs. */
    public static final PlanOptions COSTED =
            new PlanOptions(List.of(), List.of(), Duration.ofDays(7), true, false, Refresh.FULL, true);

    private Judged() {}

    /** A rule of level error without a message. */
    public static Rule rule(String name, RuleTarget target, String where, String require, Waiver... waivers) {
        Vocabulary vocabulary = Vocabulary.of(target);
        return new Rule(
                name,
                target,
                where.isEmpty() ? Optional.empty() : Optional.of(expression(where, vocabulary)),
                expression(require, vocabulary),
                Severity.ERROR,
                Optional.empty(),
                List.of(waivers));
    }

    /** The same rule with a message. */
    public static Rule saying(Rule rule, String message) {
        return new Rule(
                rule.name(),
                rule.target(),
                rule.where(),
                rule.require(),
                rule.level(),
                MessageParser.parse(message, Vocabulary.of(rule.target())).message(),
                rule.waivers());
    }

    private static Expression expression(String text, Vocabulary vocabulary) {
        return ExpressionParser.parse(text, vocabulary)
                .expression()
                .orElseThrow(() -> new IllegalArgumentException(
                        ExpressionParser.parse(text, vocabulary).problems().toString()));
    }

    /** The same declaration with these rules and no others. */
    public static LoadedDeclaration with(LoadedDeclaration loaded, Map<String, BuiltinRule> builtin, Rule... rules) {
        SortedMap<String, Rule> byName = new TreeMap<>();
        for (Rule rule : rules) {
            byName.put(rule.name(), rule);
        }
        Declaration old = loaded.declaration().orElseThrow();
        Declaration ruled = new Declaration(
                old.name(),
                old.defaults(),
                old.vaults(),
                old.storageAccounts(),
                old.policies(),
                old.machines(),
                old.inventories(),
                old.bindings(),
                old.retired(),
                old.moves(),
                old.exclusions(),
                byName,
                new TreeMap<>(builtin),
                old.limits(),
                old.prices());
        return loaded.saying(ruled);
    }

    /** The first plan of a declaration. */
    public static PlanDocument plan(LoadedDeclaration loaded, Instant at, PlanOptions options) {
        RecordedState nothing =
                RecordedState.empty(loaded.declaration().orElseThrow().name());
        return plan(new PlanRequest(loaded, nothing, ActualState.none(), ServiceProfiles.azure(), at, options));
    }

    /** The plan for a request. */
    public static PlanDocument plan(PlanRequest request) {
        try {
            return Planner.plan(request);
        } catch (PlanRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The findings of this id, in order. */
    public static List<FindingEntry> findings(PlanDocument plan, String id) {
        return plan.holdfast().findings().stream()
                .filter(finding -> finding.id().equals(id))
                .toList();
    }

    /** Every address of the findings of this id, sorted. */
    public static List<String> addresses(PlanDocument plan, String id) {
        return findings(plan, id).stream()
                .flatMap(finding -> finding.addresses().stream())
                .sorted()
                .toList();
    }
}
