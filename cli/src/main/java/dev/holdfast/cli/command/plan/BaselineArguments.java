package dev.holdfast.cli.command.plan;

import dev.holdfast.cli.check.Baseline;
import dev.holdfast.cli.check.BaselineFile;
import dev.holdfast.cli.check.BaselineText;
import dev.holdfast.cli.file.KeptFiles;
import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.plan.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say which findings are accepted, and where that is written. */
final class BaselineArguments {

    /** Largest baseline that is read: 10,000 machines with ten findings each make about 40 MB. */
    private static final long LARGEST = 64L * 1024 * 1024;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Accept the findings that are in this file: only others count.")
    String baseline = "";

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description =
                    "Write the findings of now to this file, as a baseline, and accept them. What it held and is gone"
                            + " is dropped.")
    String written = "";

    /** True if any of these was given. */
    boolean isGiven() {
        return !baseline.isEmpty() || !written.isEmpty();
    }

    /**
     * Refuses what cannot be a file of its own; asked before anything is read.
     *
     * @throws CommandException if a report goes to the same file, or the file is standard output
     */
    void check(Session session, PlanOutput output) throws CommandException {
        if (!baseline.isEmpty()) {
            output.keepOff(session.resolve(baseline), "--baseline");
        }
        if (written.equals("-")) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "A baseline is a file that is kept; standard output is for the findings. Name a file, such as"
                            + " --write-baseline baseline.json.");
        }
        if (!written.isEmpty()) {
            Path file = session.resolve(written);
            output.keepOff(file, "--write-baseline");
            KeptFiles.check(session, file);
        }
    }

    /**
     * Keeps the baseline off the files that a declaration was read from.
     *
     * @throws CommandException if it is to be written to one of them
     */
    void keepOff(Session session, LoadedDeclaration loaded) throws CommandException {
        if (!written.isEmpty()) {
            KeptFiles.check(session, List.of(session.resolve(written)), loaded.files());
        }
    }

    /**
     * The baseline that holds for a check; written first if that was asked for.
     *
     * @throws CommandException if a file is wrong, or cannot be read or written; what is wrong in it is reported
     */
    Baseline baseline(Session session, Check.Result result) throws CommandException {
        String estate = result.document().holdfast().estate();
        Baseline known = baseline.isEmpty() ? Baseline.EMPTY : read(session, session.resolve(baseline), estate);
        if (written.isEmpty()) {
            return known;
        }
        Path file = session.resolve(written);
        Baseline before =
                Files.exists(file) && !file.equals(session.resolve(baseline)) ? read(session, file, estate) : known;
        Baseline renewed = before.renewed(result.findings(), result.unknown());
        OutputFile.write(file, BaselineText.of(renewed, estate));
        session.err()
                .println("Baseline: "
                        + Wording.counted(renewed.entries().size(), "finding") + " accepted in "
                        + session.display(file) + " (" + renewed.without(before) + " new, " + before.without(renewed)
                        + " gone). Commit the file.");
        return renewed;
    }

    private static Baseline read(Session session, Path file, String estate) throws CommandException {
        String name = session.display(file);
        Diagnostics diagnostics = new Diagnostics();
        Baseline read;
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw unusable(name, "it is not a file");
            }
            if (Files.size(file) > LARGEST) {
                throw unusable(name, "it is larger than 64 MiB");
            }
            read = BaselineFile.read(Files.newInputStream(file), name, estate, diagnostics);
        } catch (IOException e) {
            throw unusable(name, OutputFile.describe(e));
        }
        if (diagnostics.hasErrors()) {
            DiagnosticReport report = new DiagnosticReport(session, diagnostics);
            report.print(Severity.NOTE);
            throw new CommandException(
                    ExitStatus.INVALID,
                    report.summary() + " in the baseline. Nothing was accepted, and nothing written.");
        }
        return read;
    }

    private static CommandException unusable(String name, String why) {
        return new CommandException(
                ExitStatus.INVALID,
                "The baseline " + name + " cannot be used (" + why
                        + "). Correct the path, or write one with 'holdfast check --write-baseline FILE'.");
    }
}
