package dev.holdfast.cli.planning;

import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.Conversion;
import dev.holdfast.dsl.declaration.Formatting;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticText;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.SourceLines;
import dev.holdfast.dsl.tree.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What loading found, on standard error: each problem with its line, then the numbers. */
public final class DiagnosticReport {

    /** Most errors of one file that are shown; whoever has more repairs these first. */
    static final int MOST_ERRORS = 20;

    private final Session session;
    private final List<Diagnostic> diagnostics;
    private final int omitted;
    private final DiagnosticText text;

    public DiagnosticReport(Session session, LoadedDeclaration loaded) {
        this(session, loaded.diagnostics(), loaded.omitted(), loaded.sources());
    }

    public DiagnosticReport(Session session, Conversion conversion) {
        this(session, conversion.diagnostics(), conversion.omitted(), conversion.sources());
    }

    public DiagnosticReport(Session session, Formatting formatting) {
        this(session, formatting.diagnostics(), formatting.omitted(), formatting.sources());
    }

    /** A report on a file whose lines are not at hand. */
    public DiagnosticReport(Session session, Diagnostics found) {
        this(session, found.sorted(), found.omitted(), Map.of());
    }

    /** A report on files whose texts are at hand, by file as printed. */
    public DiagnosticReport(Session session, Diagnostics found, Map<String, SourceText> sources) {
        this(session, found.sorted(), found.omitted(), sources);
    }

    private DiagnosticReport(Session session, List<Diagnostic> found, int omitted, Map<String, SourceText> sources) {
        this.session = session;
        this.diagnostics = shown(found);
        this.omitted = omitted + found.size() - diagnostics.size();
        this.text = new DiagnosticText(new SourceLines(sources));
    }

    /** The first errors of each file, and everything milder. */
    private static List<Diagnostic> shown(List<Diagnostic> found) {
        Map<String, Integer> errors = new HashMap<>();
        return found.stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.ERROR
                        || errors.merge(diagnostic.span().map(SourceSpan::file).orElse(""), 1, Integer::sum)
                                <= MOST_ERRORS)
                .toList();
    }

    /** Prints all problems that are at least this bad. */
    public void print(Severity least) {
        session.err().print(text(least));
    }

    /** All problems that are at least this bad, for people; harmless, each ending with an empty line. */
    public String text(Severity least) {
        StringBuilder report = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity().atLeast(least)) {
                report.append(text.format(diagnostic)).append('\n');
            }
        }
        return report.toString();
    }

    /** {@code 3 errors, 1 warning in 2 files}. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int count = count(severity);
            if (count > 0) {
                parts.add(count + " " + severity.word() + (count == 1 ? "" : "s"));
            }
        }
        if (parts.isEmpty()) {
            return "no problems";
        }
        Set<String> files = new HashSet<>();
        diagnostics.forEach(d -> d.span().ifPresent(span -> files.add(span.file())));
        String where = files.isEmpty() ? "" : " in " + files.size() + (files.size() == 1 ? " file" : " files");
        String more = omitted == 0 ? "" : " (and " + omitted + " more that are not shown)";
        return String.join(", ", parts) + where + more;
    }

    private int count(Severity severity) {
        int count = 0;
        for (Diagnostic diagnostic : diagnostics) {
            count += diagnostic.severity() == severity ? 1 : 0;
        }
        return count;
    }
}
