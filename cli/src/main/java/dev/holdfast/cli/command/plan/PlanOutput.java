package dev.holdfast.cli.command.plan;

import dev.holdfast.cli.command.plan.ReportArguments.Report;
import dev.holdfast.cli.file.KeptFiles;
import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.GithubOutputs;
import dev.holdfast.cli.render.report.ReportSubject;
import dev.holdfast.cli.render.report.Reports;
import dev.holdfast.cli.render.report.format.JunitFlavor;
import dev.holdfast.cli.render.report.format.ReportSettings;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a command writes of its result: files, and one thing on standard output. Checked before anything is read. */
public final class PlanOutput {

    private final Session session;
    private final ReportSettings settings;
    private final OutputFormat shown;
    private final Map<Path, OutputFormat> files;
    private final Optional<Path> outputs;
    private final Optional<Path> summary;

    private PlanOutput(
            Session session,
            ReportSettings settings,
            OutputFormat shown,
            Map<Path, OutputFormat> files,
            Optional<Path> outputs,
            Optional<Path> summary) {
        this.session = session;
        this.settings = settings;
        this.shown = shown;
        this.files = files;
        this.outputs = outputs;
        this.summary = summary;
    }

    /**
     * Reads what was asked for.
     *
     * @param out where the document is saved; empty for nowhere, {@code -} for standard output
     * @param failOn findings of this level or worse are failures in JUnit
     * @throws CommandException if a word does not fit, two things go to one place, or one to a file that is read by its name
     */
    public static PlanOutput of(Session session, ReportArguments arguments, String out, Severity failOn)
            throws CommandException {
        OutputFormat shown = arguments.format();
        ReportSettings settings = arguments.settings(session, failOn);
        Map<Path, OutputFormat> files = new LinkedHashMap<>();
        Optional<String> standard = out.equals("-") ? Optional.of("--out -") : Optional.empty();
        if (standard.isPresent()) {
            shown = OutputFormat.JSON;
        }
        for (Report report : arguments.reports()) {
            if (!report.toStandardOutput()) {
                add(session, files, report.file(), report.format());
                continue;
            }
            String name = "--report " + report.format().word() + "=-";
            Optional<String> other =
                    standard.isEmpty() && arguments.isFormatGiven() ? Optional.of("--format") : standard;
            if (other.isPresent()) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "Both " + other.get() + " and " + name
                                + " write to standard output, where they would mix. Name a file for one of them.");
            }
            standard = Optional.of(name);
            shown = report.format();
        }
        if (!out.isEmpty() && !out.equals("-")) {
            add(session, files, out, OutputFormat.JSON);
        }
        return new PlanOutput(
                session,
                settings,
                shown,
                files,
                runnerFile(session, arguments.githubOutput(), "--github-output", "GITHUB_OUTPUT"),
                runnerFile(session, arguments.githubSummary(), "--github-summary", "GITHUB_STEP_SUMMARY"));
    }

    private static void add(Session session, Map<Path, OutputFormat> files, String name, OutputFormat format)
            throws CommandException {
        Path file = session.resolve(name);
        KeptFiles.check(session, file);
        if (files.putIfAbsent(file, format) != null) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "Two reports (--report, --out) go to the file '" + session.display(file)
                            + "', and only one would be left. Name another file for one of them.");
        }
    }

    private static Optional<Path> runnerFile(Session session, boolean wanted, String option, String variable)
            throws CommandException {
        if (!wanted) {
            return Optional.empty();
        }
        String file = session.surroundings().variable(variable);
        if (file.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    option + " adds to the file that the variable " + variable
                            + " names, and it is not set. GitHub sets it in each step; elsewhere leave the option out.");
        }
        Path resolved = session.resolve(file);
        KeptFiles.check(session, resolved);
        return Optional.of(resolved);
    }

    /** A result that is no plan, in words. */
    public interface Texts {

        /** The result in a format. */
        String of(OutputFormat format, boolean colored);
    }

    /**
     * Writes the files, then standard output, of something that is no plan.
     *
     * @throws CommandException if a file cannot be written
     */
    void write(Texts texts) throws CommandException {
        writeFiles(texts);
        session.out().print(texts.of(shown, session.colored(Stream.OUT)));
    }

    /**
     * Writes the files alone.
     *
     * @throws CommandException if a file cannot be written
     */
    public void writeFiles(Texts texts) throws CommandException {
        for (Map.Entry<Path, OutputFormat> file : files.entrySet()) {
            OutputFile.write(file.getKey(), texts.of(file.getValue(), false).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The format of standard output. */
    public OutputFormat shown() {
        return shown;
    }

    /** What the user chose about reports. */
    public ReportSettings settings() {
        return settings;
    }

    /**
     * Keeps reports off a file that is something else.
     *
     * @param option which names it
     * @throws CommandException if a report goes there
     */
    void keepOff(Path file, String option) throws CommandException {
        if (files.containsKey(file)) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "A report (--report) and " + option + " name the same file, '" + session.display(file)
                            + "', and only one would be left. Name another file for the report.");
        }
    }

    /**
     * Keeps everything off the files that a declaration was read from; asked before anything is written.
     *
     * @throws CommandException if something goes to one of them
     */
    public void keepOff(LoadedDeclaration loaded) throws CommandException {
        List<Path> results = new ArrayList<>(files.keySet());
        outputs.ifPresent(results::add);
        summary.ifPresent(results::add);
        KeptFiles.check(session, results, loaded.files());
    }

    /** Whose JUnit is written. */
    JunitFlavor flavor() {
        return settings.flavor();
    }

    /**
     * Insists on some formats, and on nothing for the runner of a build server.
     *
     * @param what is written, at the beginning of a sentence
     * @throws CommandException if another one was asked for
     */
    void insistOn(List<OutputFormat> allowed, String what) throws CommandException {
        for (OutputFormat format : OutputFormat.values()) {
            if (!allowed.contains(format)) {
                refuse(format, what);
            }
        }
        if (outputs.isPresent() || summary.isPresent()) {
            throw new CommandException(
                    ExitStatus.USAGE, what + " have no --github-output and no --github-summary. Leave them out.");
        }
    }

    /**
     * Refuses formats that do not fit.
     *
     * @param what is written, at the beginning of a sentence
     * @throws CommandException if one of them was asked for
     */
    void refuse(OutputFormat format, String what) throws CommandException {
        if (shown == format || files.containsValue(format)) {
            throw new CommandException(
                    ExitStatus.USAGE, what + " cannot be written as " + format.word() + ". Choose another format.");
        }
    }

    /** Notes on the declaration are part of what people read; of other formats they are not, and are said beside them. */
    Severity least() {
        return shown == OutputFormat.TEXT || shown == OutputFormat.MARKDOWN ? Severity.WARNING : Severity.NOTE;
    }

    /**
     * Writes the files, then standard output.
     *
     * @throws CommandException if a file cannot be written
     */
    void write(PlanView view) throws CommandException {
        write(view, ReportSubject.PLAN);
    }

    /**
     * Writes the files, then standard output.
     *
     * @param subject what the view is of
     * @throws CommandException if a file cannot be written
     */
    void write(PlanView view, ReportSubject subject) throws CommandException {
        Reports reports = new Reports(settings, subject);
        for (Map.Entry<Path, OutputFormat> file : files.entrySet()) {
            OutputFile.write(file.getKey(), reports.of(file.getValue(), false).bytes(view));
        }
        if (outputs.isPresent()) {
            OutputFile.append(
                    outputs.get(), subject.looksAtChanges() ? GithubOutputs.of(view) : GithubOutputs.ofFindings(view));
        }
        if (summary.isPresent()) {
            OutputFile.append(
                    summary.get(), reports.of(OutputFormat.MARKDOWN, false).bytes(view));
        }
        reports.of(shown, session.colored(Stream.OUT)).render(view, session.out());
    }
}
