package dev.holdfast.dsl.groovy.gate;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.text.Characters;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextPlaces;
import java.util.List;
import java.util.Optional;

/** Says whether the text of a Groovy policy file may be given to Groovy's parser. */
public final class SyntaxGate {

    private SyntaxGate() {}

    /**
     * Checks a text; linear in its length.
     *
     * @return the text in parts, in order and without gaps; empty if anything was wrong, in which case errors were added: at most
     *     {@link GateLimits#PROBLEMS}, and the number of further ones
     */
    public static Optional<List<TextPart>> admit(GatedText text, Diagnostics diagnostics) {
        return admit(text, diagnostics, GateLimits.TOKENS_OF_A_PART);
    }

    /** The same, in parts that end at the first outermost statement after so many tokens. */
    public static Optional<List<TextPart>> admit(GatedText text, Diagnostics diagnostics, int tokensOfAPart) {
        GateReport report = new GateReport(new TextPlaces(text.source()), diagnostics);
        String parseable = text.parseable();
        characters(parseable, report);
        List<TextPart> parts = new Scanner(parseable, report, new Parts(tokensOfAPart)).scan();
        report.finish();
        return report.problems() == 0 ? Optional.of(parts) : Optional.empty();
    }

    /** What is refused wherever it stands, because a reader and a parser could see different texts. */
    private static void characters(String text, GateReport report) {
        for (int i = 0; i < text.length(); i++) {
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
