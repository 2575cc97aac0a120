package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.tree.Node;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the names of findings under {@code rules.builtin}: a guard with a misspelt name would stay as it was. */
final class BuiltinNames {

    private static final Pattern ID = Pattern.compile("HF\\d{4}", Pattern.CASE_INSENSITIVE);

    private BuiltinNames() {}

    /**
     * Reports a key that is no name of a built-in finding.
     *
     * @param rules names of the rules of the declaration
     */
    static void check(Context context, Node.Scalar key, Collection<String> rules) {
        String name = key.text();
        boolean known = FindingType.named(name)
                .filter(type -> type != FindingType.RULE_VIOLATED)
                .isPresent();
        if (!known) {
            context.report(key.span(), DiagnosticCode.UNKNOWN_KEY, advice(name, rules));
        }
    }

    private static String advice(String name, Collection<String> rules) {
        Optional<FindingType> byId = FindingType.withId(name);
        Optional<DiagnosticCode> problem = DiagnosticCode.of(name);
        if (name.equals(FindingType.RULE_VIOLATED.word()) || byId.equals(Optional.of(FindingType.RULE_VIOLATED))) {
            return "'" + name
                    + "' is the finding of every rule of the declaration, and each rule has a level and waivers of"
                    + " its own. Write them in the rule that is meant.";
        }
        if (byId.isPresent()) {
            return "'" + name + "' is the id of a finding; under 'builtin' findings are called by their names. Write '"
                    + byId.get().word() + "'.";
        }
        if (problem.isPresent()) {
            return "'" + name + "' is a problem of the text (" + problem.get().id() + " "
                    + problem.get().word()
                    + "): what cannot be read as it was meant cannot be planned, so its level stays and"
                    + " nobody can waive it. Remove this, and mend the text where the problem is reported.";
        }
        if (ID.matcher(name).matches()) {
            return "There is no finding '" + name
                    + "', so nothing would change. 'holdfast explain' knows every id; here"
                    + " findings are called by their names, such as 'rpo-violated'.";
        }
        if (rules.contains(name)) {
            return "'" + name
                    + "' is a rule of the declaration, not a built-in finding. Write its level and its waivers in"
                    + " the rule itself.";
        }
        return "There is no built-in finding '" + name + "'." + Suggestion.didYouMean(name, FindingType.words())
                + " What is written here would have no effect, and the finding that is meant would stay as it is. Correct"
                + " the name; docs/findings.md lists them all.";
    }
}
