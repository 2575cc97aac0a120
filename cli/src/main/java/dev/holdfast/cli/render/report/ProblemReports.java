package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.finding.CheckGroup;
import dev.holdfast.cli.render.report.finding.Fingerprints;
import dev.holdfast.cli.render.report.finding.ReportContent;
import dev.holdfast.cli.render.report.finding.ReportHeading;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.report.finding.SourceFiles;
import dev.holdfast.cli.render.report.finding.SourcePlace;
import dev.holdfast.cli.render.report.format.FindingsWriter;
import dev.holdfast.cli.render.report.format.ReportSettings;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reports for build servers on the problems of a declaration. */
public final class ProblemReports {

    private static final String WORD = "validation";

    private final ReportSettings settings;
    private final ReportContent content;
    private final String text;

    /**
     * What was found.
     *
     * @param problems in the order in which people read them
     * @param omitted how many more were counted
     * @param text all of it for people; harmless, ending with a line end
     */
    public record Problems(List<Diagnostic> problems, int omitted, String text) {

        public Problems {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reports as the user wants them.
     *
     * @param declaration where it is, a file or a folder; absolute, and it need not exist
     * @param at when it was read
     */
    public ProblemReports(ReportSettings settings, Path declaration, Instant at, Problems found) {
        SourceFiles sources = settings.sources();
        Fingerprints fingerprints = new Fingerprints();
        List<ReportedFinding> all = new ArrayList<>();
        for (Diagnostic problem : found.problems()) {
            all.add(ReportedFinding.of(problem, sources, fingerprints.next(problem, file(problem, sources))));
        }
        all.sort(Comparator.comparing(ReportedFinding::level));
        String name = sources.name(declaration);
        String of = name.isEmpty() ? "the declaration" : ReportedFinding.cut(name);
        ReportHeading heading =
                new ReportHeading(WORD, name, "Holdfast validation of " + of, at.toString(), List.of(CheckGroup.TEXT));
        this.settings = settings;
        this.content = new ReportContent(heading, all, List.of(), false, found.omitted(), sources.main(declaration));
        this.text = found.text();
    }

    private static String file(Diagnostic problem, SourceFiles sources) {
        return problem.span()
                .map(span -> sources.find(span).map(SourcePlace::path).orElse(span.file()))
                .orElse("");
    }

    /**
     * The report in a format.
     *
     * @throws IllegalArgumentException if the format is none for findings
     */
    public String of(OutputFormat format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream target = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            FindingsWriter.of(format, settings, () -> text).write(content, target);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
