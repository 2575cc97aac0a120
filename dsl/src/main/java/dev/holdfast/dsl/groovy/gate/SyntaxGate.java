package dev.holdfast.dsl.groovy.gate;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.text.Characters;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextPlaces;

/** Says whether the text of a Groovy policy file may be given to Groovy's parser. */
public final class SyntaxGate {

    private SyntaxGate() {}

    /**
     * Checks a text; linear in its length.
     *
     * @return true if nothing was wrong; else errors were added, at most {@link GateLimits#PROBLEMS}
     */
    public static boolean admits(GatedText text, Diagnostics diagnostics) {
        GateReport report = new GateReport(new TextPlaces(text.source()), diagnostics);
        String parseable = text.parseable();
        characters(parseable, report);
        new Scanner(parseable, report).scan();
        return report.problems() == 0;
    }

    /** What is refused wherever it stands, because a reader and a parser could see different texts. */
    private static void characters(String text, GateReport report) {
        for (int i = 0; i < text.length() && !report.full(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
                report.add(
                        i,
                        i + 2,
                        DiagnosticCode.FORBIDDEN_CHARACTER,
                        "A backslash before 'u' would stand for another character, which readers of the file do not see."
                                + " Write the character itself.");
            } else if (c > 0x7F && Characters.isInvisible(c)) {
                report.add(
                        i,
                        i + 1,
                        DiagnosticCode.FORBIDDEN_CHARACTER,
                        Characters.forbiddenDetail("the invisible character " + Characters.hex(c)));
            }
        }
    }
}
