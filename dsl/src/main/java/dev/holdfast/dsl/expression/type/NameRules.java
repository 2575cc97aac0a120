package dev.holdfast.dsl.expression.type;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.token.Token;
import dev.holdfast.dsl.expression.token.TokenKind;
import dev.holdfast.dsl.model.rule.RuleTarget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What each name stands for: a parameter of the closures around it, innermost first, else a name of the vocabulary. */
final class NameRules {

    private final Checker checker;
    private final Vocabulary vocabulary;
    private final Deque<Map.Entry<String, Type>> closures = new ArrayDeque<>();

    NameRules(Checker checker, Vocabulary vocabulary) {
        this.checker = checker;
        this.vocabulary = vocabulary;
    }

    /** The type of a name, open for an unknown one; {@code tokens} around it explain what may be meant. */
    Type type(Token token, List<Token> tokens, int position) {
        Optional<Type> type = find(token.text());
        if (type.isEmpty()) {
            boolean dashed = position >= 2
                    && tokens.get(position - 1).isSymbol("-")
                    && tokens.get(position - 2).kind() == TokenKind.WORD
                    && tokens.get(position - 2).end()
                            == tokens.get(position - 1).offset();
            checker.problem(token, DiagnosticCode.EXPRESSION_UNKNOWN_NAME, unknownName(token.text(), dashed));
        }
        return type.orElse(Type.ANY);
    }

    private Optional<Type> find(String name) {
        for (Map.Entry<String, Type> closure : closures) {
            if (closure.getKey().equals(name)) {
                return Optional.of(closure.getValue());
            }
        }
        return Optional.ofNullable(vocabulary.roots().get(name));
    }

    private String unknownName(String name, boolean dashed) {
        if (dashed) {
            return "'" + name + "' is not a name here. A tag with a dash is written vm.tags['cost-centre'].";
        }
        if (name.equals(Expression.Closure.IMPLICIT)) {
            return "'it' exists only inside a closure, such as vm.disks.any { it.size > 1.TiB }.";
        }
        SortedSet<String> names = new TreeSet<>(vocabulary.roots().keySet());
        closures.forEach(closure -> names.add(closure.getKey()));
        String near = Suggestion.didYouMean(name, names);
        if (near.isEmpty()
                && (vocabulary == Vocabulary.VM || vocabulary == Vocabulary.RULE_VM)
                && name.equals("disk")) {
            return "There is no single disk here. Ask for all: vm.disks.any { it.size > 1.TiB }.";
        }
        Type machine = vocabulary.roots().getOrDefault("vm", Type.ANY);
        if (near.isEmpty()
                && machine.shape() != null
                && machine.shape().properties().containsKey(name)) {
            return "'" + name + "' belongs to the machine. Write vm." + name + ".";
        }
        if (near.isEmpty() && vocabulary.isOfRules() && RuleTarget.of(name).isPresent()) {
            return "'" + name + "' is not known to this rule, which knows "
                    + String.join(", ", vocabulary.roots().keySet())
                    + ". A rule speaks of what it is for: write another rule for " + name + ".";
        }
        return "'" + name + "' is not a name here; known are " + String.join(", ", names) + "."
                + (near.isEmpty() ? " If it is a text, write '" + name + "' in quotes." : near);
    }

    /** Reports a closure parameter that hides a name. */
    void requireNew(Token name) {
        boolean implicit = name.text().equals(Expression.Closure.IMPLICIT);
        if (!implicit && find(name.text()).isPresent()) {
            checker.problem(
                    name,
                    DiagnosticCode.EXPRESSION_TYPE,
                    "'" + name.text() + "' already has a meaning here. Give the closure's parameter another name.");
        }
    }

    void enterClosure(String parameter, Type item) {
        closures.push(Map.entry(parameter, item));
    }

    void leaveClosure() {
        closures.pop();
    }
}
