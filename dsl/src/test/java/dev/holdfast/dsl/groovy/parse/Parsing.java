package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.groovy.syntax.Script;
import dev.holdfast.dsl.text.TextGate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What became of a text. */
record Parsing(Optional<Script> script, List<Diagnostic> problems) {

    static Parsing of(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Script> script = TextGate.open("p.holdfast.groovy", text.getBytes(StandardCharsets.UTF_8), diagnostics)
                .flatMap(gated -> PolicyParser.parse(gated, diagnostics));
        return new Parsing(script, diagnostics.sorted());
    }

    Script accepted() {
        return script.orElseThrow(() -> new AssertionError("refused: " + problems));
    }

    List<DiagnosticCode> codes() {
        return problems.stream().map(Diagnostic::code).toList();
    }

    /** {@code CODE line:column-line:column} of each problem. */
    List<String> places() {
        return problems.stream()
                .map(each -> each.code() + " "
                        + each.span()
                                .map(span -> span.startLine() + ":" + span.startColumn() + "-" + span.endLine() + ":"
                                        + span.endColumn())
                                .orElse(""))
                .toList();
    }

    String details() {
        return String.join(" ", problems.stream().map(Diagnostic::detail).toList());
    }
}
