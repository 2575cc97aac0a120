package dev.holdfast.cli.command.plan;

import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.finding.SourceFiles;
import dev.holdfast.cli.render.report.format.JunitFlavor;
import dev.holdfast.cli.render.report.format.ReportSettings;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say in which formats a plan is written, and where; shared by the commands that show plans. */
public final class ReportArguments {

    /** Most that Markdown is ever held to. */
    private static final int MOST_CHARACTERS = 100_000_000;

    private final List<OutputFormat> formats;

    /** Those of plans and checks. */
    public ReportArguments() {
        this(Words.ALL_FORMATS);
    }

    /** Those of something that has only these formats. */
    private ReportArguments(List<OutputFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /**
     * Those of something that has only some formats, as if they were options of their own.
     *
     * @param format value of {@code --format}; empty if it was not given
     * @param reports values of {@code --report}
     * @param junitFlavor value of {@code --junit-flavor}; empty if it was not given
     */
    public static ReportArguments of(
            List<OutputFormat> formats, String format, List<String> reports, String junitFlavor) {
        ReportArguments arguments = new ReportArguments(formats);
        arguments.format = format;
        arguments.reports = List.copyOf(reports);
        arguments.junitFlavor = junitFlavor;
        return arguments;
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text (default), json, jsonl, markdown, sarif, junit, gitlab, gitlab-terraform, github, azure or"
                            + " rdjson.")
    String format = "";

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description =
                    "Write the plan to a file in a further format; - is standard output, then instead of the usual"
                            + " one. May be repeated.")
    List<String> reports = new ArrayList<>();

    @Option(
            names = "--max-chars",
            paramLabel = "NUMBER",
            description = "Most characters of Markdown, at least 1000. Default: 60000.")
    String maxChars = "";

    @Option(
            names = "--junit-flavor",
            paramLabel = "FLAVOR",
            description = "Whose JUnit: portable (default), or gitlab, with the file of each case.")
    String junitFlavor = "";

    @Option(
            names = "--suppressed",
            description =
                    "In SARIF, also what is waived, ignored or in a baseline: results that are suppressed, and why.")
    boolean suppressed;

    @Option(
            names = "--github-output",
            description = "Add plan-digest, changes, errors, warnings and points-lost to the outputs of the step"
                    + " ($GITHUB_OUTPUT).")
    boolean githubOutput;

    @Option(
            names = "--github-summary",
            description = "Add the plan as Markdown to the summary of the job ($GITHUB_STEP_SUMMARY).")
    boolean githubSummary;

    /**
     * A report that was asked for.
     *
     * @param format how it is written
     * @param file where to, as the user wrote it; {@code -} is standard output
     */
    record Report(OutputFormat format, String file) {

        /** True if it goes to standard output. */
        boolean toStandardOutput() {
            return file.equals("-");
        }
    }

    /** The format of standard output, text if nobody asked for another. */
    public OutputFormat format() throws CommandException {
        return format.isEmpty() ? OutputFormat.TEXT : Words.format(format, formats);
    }

    /** True if a format was asked for by {@code --format}. */
    boolean isFormatGiven() {
        return !format.isEmpty();
    }

    /** The reports, in the order of the command line. */
    public List<Report> reports() throws CommandException {
        List<Report> list = new ArrayList<>();
        for (String report : reports) {
            int equals = report.indexOf('=');
            if (equals < 1 || equals == report.length() - 1) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "'" + report + "' is no value of --report. Write a format and a file, such as"
                                + " --report markdown=plan.md.");
            }
            OutputFormat own = Words.format("--report", report.substring(0, equals), formats);
            list.add(new Report(own, report.substring(equals + 1)));
        }
        return list;
    }

    /** True if outputs of a step are asked for. */
    boolean githubOutput() {
        return githubOutput;
    }

    /** True if a summary of a job is asked for. */
    boolean githubSummary() {
        return githubSummary;
    }

    /**
     * What was chosen about reports.
     *
     * @param failOn findings of this level or worse are failures in JUnit
     * @throws CommandException if a value does not fit, or a format that an option is about is not asked for
     */
    ReportSettings settings(Session session, Severity failOn) throws CommandException {
        insistOn(maxChars, "--max-chars shortens Markdown", OutputFormat.MARKDOWN, githubSummary);
        insistOn(junitFlavor, "--junit-flavor is about JUnit", OutputFormat.JUNIT, false);
        insistOn(suppressed ? "true" : "", "--suppressed is about SARIF", OutputFormat.SARIF, false);
        int most = maxChars.isEmpty()
                ? ReportSettings.USUAL_CHARACTERS
                : Words.number(
                        "--max-chars",
                        maxChars,
                        ReportSettings.LEAST_CHARACTERS,
                        MOST_CHARACTERS,
                        ReportSettings.USUAL_CHARACTERS);
        return new ReportSettings(
                new SourceFiles(session.surroundings().workingDirectory()), flavor(), failOn, most, suppressed);
    }

    private JunitFlavor flavor() throws CommandException {
        if (junitFlavor.isEmpty()) {
            return JunitFlavor.PORTABLE;
        }
        List<String> words =
                Arrays.stream(JunitFlavor.values()).map(JunitFlavor::word).toList();
        return JunitFlavor.of(Words.oneOf("--junit-flavor", junitFlavor, words)).orElseThrow();
    }

    private void insistOn(String value, String what, OutputFormat about, boolean otherwise) throws CommandException {
        if (value.isEmpty() || otherwise || format() == about) {
            return;
        }
        for (Report report : reports()) {
            if (report.format() == about) {
                return;
            }
        }
        throw new CommandException(
                ExitStatus.USAGE,
                what + ", and nothing here is written as that. Add --format " + about.word() + " or --report "
                        + about.word() + "=FILE, or leave the option out.");
    }
}
