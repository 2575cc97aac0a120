package dev.holdfast.cli.command.declaration;

import dev.holdfast.cli.file.LineChanges;
import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.Formatting;
import dev.holdfast.dsl.diagnostic.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fmt}: the canonical layout of declaration files. */
@Command(
        name = "fmt",
        footer = {
            "Examples:",
            "  holdfast fmt            lay out every declaration file here and below",
            "  holdfast fmt --check    only say which files would change; exits 3 if there are any",
            ""
        },
        header = "Give declaration files their canonical layout. Only white space changes; comments stay.")
public final class FormatCommand implements Operation {

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders. Default: this directory.")
    List<String> paths = new ArrayList<>();

    @Option(names = "--check", description = "Write nothing; exit 3 if a file would change.")
    boolean check;

    @Option(names = "--diff", description = "Write nothing; print the lines that would change.")
    boolean diff;

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean invalid = false;
        Map<Path, Formatting.Formatted> changing = new LinkedHashMap<>();
        for (String path : paths.isEmpty() ? List.of(".") : paths) {
            Formatting formatting =
                    session.rooms().format(session.surroundings().workingDirectory(), session.resolve(path));
            DiagnosticReport report = new DiagnosticReport(session, formatting);
            report.print(Severity.ERROR);
            if (formatting.diagnostics().stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
                session.err().println(report.summary());
                invalid = true;
            }
            formatting.files().stream()
                    .filter(Formatting.Formatted::changes)
                    .forEach(file -> changing.put(file.path(), file));
        }
        boolean failed = false;
        for (Formatting.Formatted file : changing.values()) {
            String name = session.display(file.path());
            if (!check && !diff && !replaced(file, session)) {
                failed = true;
            } else {
                session.out().print(diff ? LineChanges.of(name, file.before(), file.after()) : name + "\n");
            }
        }
        return ExitStatus.worst(
                invalid ? ExitStatus.INVALID : ExitStatus.OK,
                failed ? ExitStatus.ERROR : ExitStatus.OK,
                check && !changing.isEmpty() ? ExitStatus.NOT_FORMATTED : ExitStatus.OK);
    }

    /** Writes a file; the others are written too if it cannot be. */
    private static boolean replaced(Formatting.Formatted file, Session session) {
        try {
            OutputFile.replace(file.path(), file.before(), file.after().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (CommandException e) {
            session.fail(e);
            return false;
        }
    }
}
