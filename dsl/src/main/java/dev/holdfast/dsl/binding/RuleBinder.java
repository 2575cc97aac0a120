package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.model.Limits;
import dev.holdfast.dsl.model.Rule;
import dev.holdfast.dsl.model.RuleTarget;
import dev.holdfast.dsl.quantity.Money;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.dsl.tree.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds {@code rules} and {@code limits}. */
final class RuleBinder {

    private final Context context;

    RuleBinder(Context context) {
        this.context = context;
    }

    SortedMap<String, Rule> rules(SortedMap<String, Node.Entry> entries) {
        SortedMap<String, Rule> rules = new TreeMap<>();
        for (Map.Entry<String, Node.Entry> entry : entries.entrySet()) {
            context.notes()
                    .add(
                            "rules",
                            entry.getValue().key().span(),
                            "The rule is checked for form, but no plan is judged by it.");
            rule(entry.getKey(), Fields.of(context, entry.getValue())).ifPresent(rule -> rules.put(rule.name(), rule));
        }
        return rules;
    }

    private Optional<Rule> rule(String name, Fields fields) {
        Optional<RuleTarget> target = fields.word("for", RuleTarget::of);
        Optional<Expression> where = Expressions.bind(fields, "where", Vocabulary.RULE);
        Optional<Expression> require = Expressions.bind(fields, "require", Vocabulary.RULE);
        Severity level = fields.word("level", RuleBinder::severity).orElse(Severity.ERROR);
        Optional<String> message = fields.text("message");
        List<Rule.Waiver> waivers = waivers(fields);
        return target.isEmpty() || require.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rule(name, target.get(), where, require.get(), level, message, waivers));
    }

    private static Optional<Severity> severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    private List<Rule.Waiver> waivers(Fields rule) {
        List<Rule.Waiver> waivers = new ArrayList<>();
        for (Node item : rule.items("waivers")) {
            Fields fields = Fields.of(context, item, item.span());
            Optional<String> subject = fields.text("for");
            Optional<LocalDate> until = fields.quantity("until", DiagnosticCode.BAD_DATE, Dates::parse);
            Optional<String> owner = fields.text("owner");
            Optional<String> reason = fields.reason("reason");
            if (subject.isPresent() && until.isPresent() && owner.isPresent() && reason.isPresent()) {
                waivers.add(new Rule.Waiver(subject.get(), until.get(), owner.get(), reason.get()));
            }
        }
        return waivers;
    }

    SortedMap<String, Severity> builtinLevels(SortedMap<String, Node.Entry> entries) {
        SortedMap<String, Severity> levels = new TreeMap<>();
        for (Map.Entry<String, Node.Entry> entry : entries.entrySet()) {
            Fields.of(context, entry.getValue())
                    .word("level", RuleBinder::severity)
                    .ifPresent(level -> levels.put(entry.getKey(), level));
        }
        return levels;
    }

    Limits limits(Fields fields) {
        return new Limits(
                fields.quantity("maxMonthlyIncrease", Percent::parse),
                fields.quantity("budget", Money::parse),
                fields.integer("maxPointsLost"));
    }
}
