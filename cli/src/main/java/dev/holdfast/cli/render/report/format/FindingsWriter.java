package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.finding.ReportContent;
import java.io.PrintStream;
import java.util.function.Supplier;

/** Writes findings in a format for build servers: one writer for a format, whatever was looked at. */
public interface FindingsWriter {

    /** Where people read about Holdfast. */
    String HOME = "https://holdfast.dev";

    /** Writes the whole report, ending with a line end. The same content gives the same report. */
    void write(ReportContent content, PrintStream target);

    /**
     * The writer of a format.
     *
     * @param text what people read in logs; harmless, ending with a line end
     * @throws IllegalArgumentException if the format is not for findings
     */
    static FindingsWriter of(OutputFormat format, ReportSettings settings, Supplier<String> text) {
        return switch (format) {
            case SARIF -> new SarifWriter();
            case JUNIT -> new JunitFindings(settings);
            case GITLAB -> new GitlabWriter();
            case GITHUB -> new GithubWriter(text);
            case AZURE -> new AzureWriter(text);
            case RDJSON -> new RdjsonWriter();
            case TEXT, JSON, ICS, MARKDOWN, JSONL, GITLAB_TERRAFORM ->
                throw new IllegalArgumentException("findings have no format " + format.word() + " here");
        };
    }
}
