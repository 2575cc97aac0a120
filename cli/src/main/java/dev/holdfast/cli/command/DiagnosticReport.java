package dev.holdfast.cli.command;

import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What loading found, on standard error: each problem with its line, then the numbers. */
final class DiagnosticReport {

    private final Session session;
    private final LoadedDeclaration loaded;

    DiagnosticReport(Session session, LoadedDeclaration loaded) {
        this.session = session;
        this.loaded = loaded;
    }

    /** Prints all problems that are at least this bad. */
    void print(Severity least) {
        for (Diagnostic diagnostic : loaded.diagnostics()) {
            if (diagnostic.severity().atLeast(least)) {
                session.err().println(diagnostic);
            }
        }
    }

    /** {@code 3 errors, 1 warning in 2 files}. */
    String summary() {
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
        loaded.diagnostics().forEach(d -> d.span().ifPresent(span -> files.add(span.file())));
        String where = files.isEmpty() ? "" : " in " + files.size() + (files.size() == 1 ? " file" : " files");
        String omitted = loaded.omitted() == 0 ? "" : " (and " + loaded.omitted() + " more that are not shown)";
        return String.join(", ", parts) + where + omitted;
    }

    private int count(Severity severity) {
        int count = 0;
        for (Diagnostic diagnostic : loaded.diagnostics()) {
            count += diagnostic.severity() == severity ? 1 : 0;
        }
        return count;
    }
}
