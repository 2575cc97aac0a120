package dev.holdfast.cli.command;

import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticText;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.tree.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, List<String>> lines = new HashMap<>();
        DiagnosticText text = new DiagnosticText((file, number) -> {
            SourceText source = loaded.sources().get(file);
            if (source == null) {
                return Optional.empty();
            }
            List<String> all = lines.computeIfAbsent(file, key -> source.lines());
            return number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
        });
        StringBuilder report = new StringBuilder();
        for (Diagnostic diagnostic : loaded.diagnostics()) {
            if (diagnostic.severity().atLeast(least)) {
                report.append(text.format(diagnostic)).append('\n');
            }
        }
        session.err().print(report);
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
