package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.MessageTemplate;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.model.rule.BuiltinRule;
import dev.holdfast.dsl.model.rule.Limits;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.dsl.model.rule.Waiver;
import dev.holdfast.dsl.quantity.Money;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.dsl.tree.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
            rule(entry.getKey(), Fields.of(context, entry.getValue())).ifPresent(rule -> rules.put(rule.name(), rule));
        }
        return rules;
    }

    private Optional<Rule> rule(String name, Fields fields) {
        Optional<RuleTarget> target = fields.word("for", RuleTarget::of);
        Severity level = fields.word("level", RuleBinder::severity).orElse(Severity.ERROR);
        List<Waiver> waivers = waivers(fields);
        if (target.isEmpty()) {
            return Optional.empty(); // the schema check reported it; which names there are is not known
        }
        Vocabulary vocabulary = Vocabulary.of(target.get());
        Optional<Expression> where = Expressions.bind(fields, "where", vocabulary);
        Optional<Expression> require = Expressions.bind(fields, "require", vocabulary);
        Optional<MessageTemplate> message = Expressions.bindMessage(fields, "message", vocabulary);
        return require.map(condition -> new Rule(name, target.get(), where, condition, level, message, waivers));
    }

    private static Optional<Severity> severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    private List<Waiver> waivers(Fields rule) {
        List<Waiver> waivers = new ArrayList<>();
        for (Node item : rule.items("waivers")) {
            Fields fields = Fields.of(context, item, item.span());
            Optional<String> subject = fields.text("for");
            Optional<LocalDate> until = fields.quantity("until", DiagnosticCode.BAD_DATE, Dates::parse);
            Optional<String> owner = fields.text("owner");
            Optional<String> reason = fields.reason("reason");
            if (subject.isPresent() && until.isPresent() && owner.isPresent() && reason.isPresent()) {
                waivers.add(new Waiver(subject.get(), until.get(), owner.get(), reason.get()));
            }
        }
        return waivers;
    }

    /**
     * What is said of built-in findings.
     *
     * @param names of the rules of the declaration, also of those that could not be bound
     */
    SortedMap<String, BuiltinRule> builtinRules(SortedMap<String, Node.Entry> entries, Collection<String> names) {
        SortedMap<String, BuiltinRule> rules = new TreeMap<>();
        for (Map.Entry<String, Node.Entry> entry : entries.entrySet()) {
            BuiltinNames.check(context, entry.getValue().key(), names);
            Fields fields = Fields.of(context, entry.getValue());
            rules.put(entry.getKey(), new BuiltinRule(fields.word("level", RuleBinder::severity), waivers(fields)));
        }
        return rules;
    }

    Limits limits(Fields fields) {
        return new Limits(
                fields.quantity("maxMonthlyIncrease", Percent::parse),
                fields.quantity("budget", Money::parse),
                fields.integer("maxPointsLost"));
    }
}
