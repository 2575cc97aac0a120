package dev.holdfast.dsl.binding.field;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.Spelling;
import java.util.Collection;

/** Checks that a name that is used is also declared. */
public final class References {

    private static final int SHORT_LIST = 10;

    private References() {}

    /**
     * Reports a name that is not among the declared ones. Silent while some file could not be read whole, because the name
     * may be declared there.
     */
    public static void check(
            Context context, Collection<String> declared, Node.Scalar use, String thing, String section) {
        String name = use.text();
        if (declared.contains(name) || !context.complete()) {
            return;
        }
        String choice = declared.isEmpty()
                ? " No " + thing + " is declared at all."
                : declared.size() <= SHORT_LIST ? " Declared are " + String.join(", ", declared) + "." : "";
        context.report(
                use.span(),
                DiagnosticCode.UNKNOWN_REFERENCE,
                "There is no " + thing + " '" + name + "'." + Suggestion.didYouMean(name, declared) + choice
                        + " Without it this has no effect. Declare it"
                        + Spelling.at(use.span()).choose(" under '" + section + "'", "") + ", or correct the name.");
    }
}
