package dev.holdfast.cli.command.declaration;

import dev.holdfast.cli.argument.DeclarationPath;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.Conversion;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.tree.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code convert}: the same declaration in another spelling. */
@Command(
        name = "convert",
        footer = {
            "Examples:",
            "  holdfast convert --to groovy holdfast.yaml            show it in Groovy",
            "  holdfast convert --to groovy backup -o backup-groovy  a whole folder",
            ""
        },
        header = "Write a declaration in another spelling. What is written means the same, or nothing is.")
public final class ConvertCommand implements Operation {

    @Mixin
    DeclarationPath path = new DeclarationPath();

    @Option(names = "--to", paramLabel = "SPELLING", description = "groovy or yaml.")
    String to = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "PATH",
            description =
                    "Folder to write to, or a file if only one is written. Default: standard output, for one file.")
    String out = "";

    @Option(names = "--force", description = "Overwrite files that exist.")
    boolean force;

    @Override
    public ExitStatus run(Session session) throws CommandException {
        if (to.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE, "'convert' needs the spelling to write: --to groovy or --to yaml.");
        }
        Spelling spelling = Words.spelling(to);
        Path declaration = path.resolved(session);
        Conversion conversion =
                session.rooms().convert(session.surroundings().workingDirectory(), declaration, spelling);
        DiagnosticReport report = new DiagnosticReport(session, conversion);
        report.print(Severity.WARNING);
        if (conversion.files().isEmpty()) {
            session.err().println(report.summary());
            return ExitStatus.INVALID;
        }
        if (out.isEmpty() || out.equals("-")) {
            print(session, conversion.files());
        } else {
            write(session, targets(session, declaration, spelling, conversion.files()));
            if (!conversion.besides().isEmpty()) {
                session.warn(
                        "Paths are kept as they are and count from the file that names them; see that these are there: "
                                + String.join(", ", conversion.besides()) + ".");
            }
        }
        return ExitStatus.OK;
    }

    private static void print(Session session, List<Conversion.Written> files) throws CommandException {
        if (files.size() > 1) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "The declaration has " + files.size() + " files, which one output cannot hold. Name a folder for"
                            + " them with --out.");
        }
        session.out().print(files.get(0).text());
    }

    /** What is written where; nothing is on disk yet. */
    private Map<Path, String> targets(
            Session session, Path declaration, Spelling spelling, List<Conversion.Written> files)
            throws CommandException {
        Path target = session.resolve(out);
        if (files.size() == 1 && out.endsWith(spelling.ending()) && !Files.isDirectory(target)) {
            return Map.of(target, files.get(0).text());
        }
        if (Files.isDirectory(declaration) && target.startsWith(declaration)) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    session.display(target) + " lies in the folder of the declaration, which would then say everything"
                            + " twice. Name a folder outside of it with --out.");
        }
        Map<Path, String> targets = new LinkedHashMap<>();
        for (Conversion.Written file : files) {
            String previous = targets.put(target.resolve(file.path()), file.text());
            if (previous != null) {
                throw new CommandException(
                        ExitStatus.ERROR,
                        "Two files of the declaration would both be written as " + file.path()
                                + ". Rename one of them. Nothing was written.");
            }
        }
        return targets;
    }

    private void write(Session session, Map<Path, String> targets) throws CommandException {
        for (Path target : targets.keySet()) {
            if (!force && Files.exists(target)) {
                throw new CommandException(
                        ExitStatus.ERROR,
                        session.display(target) + " exists already. Choose another place, or overwrite it with --force."
                                + " Nothing was written.");
            }
        }
        for (Map.Entry<Path, String> target : targets.entrySet()) {
            try {
                Path folder = target.getKey().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                OutputFile.write(target.getKey(), target.getValue().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new CommandException(
                        ExitStatus.ERROR,
                        session.display(target.getKey()) + " cannot be written (" + OutputFile.describe(e) + ").");
            }
            session.out().println("wrote " + session.display(target.getKey()));
        }
    }
}
