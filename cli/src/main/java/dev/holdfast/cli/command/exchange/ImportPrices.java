package dev.holdfast.cli.command.exchange;

import dev.holdfast.cli.file.KeptFiles;
import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PriceBookText;
import dev.holdfast.dsl.price.retail.AnswerText;
import dev.holdfast.dsl.price.retail.RetailAnswers;
import dev.holdfast.dsl.price.retail.RetailImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import prices}: a price book from answers of the vendor's price service. */
@Command(
        name = "prices",
        footer = {
            "Examples:",
            "  holdfast import prices answer.json                        show the book",
            "  holdfast import prices page-*.json -o prices/eastus.yaml  all pages together; name it under 'prices'",
            "  curl -s \"$URL\" | holdfast import prices - --region eastus --name azure-eastus",
            ""
        },
        header = "Make a price book from answers of the vendor's price service, as they were saved.")
final class ImportPrices implements Operation {

    private static final String STANDARD_INPUT = "-";

    /** Files that the book names as where it comes from; more are counted. */
    private static final int NAMED_FILES = 3;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON answers, in any order; - is standard input.")
    List<String> files = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write the book to a file. Default: standard output.")
    String out = "";

    @Option(names = "--force", description = "Overwrite the file if it exists.")
    boolean force;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the book. Default: from region and currency, such as azure-eastus-usd.")
    String name = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Leave out what is for other regions; may be repeated.")
    List<String> regions = new ArrayList<>();

    @Option(
            names = "--asked",
            paramLabel = "DATE",
            description = "When the service was asked, such as 2026-11-20: the book's day. Default: today, in UTC.")
    String asked = "";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        RetailAnswers.Question question = question(session);
        checkFiles(session);
        if (!out.isEmpty() && !out.equals(STANDARD_INPUT)) {
            KeptFiles.check(session, session.resolve(out));
        }
        Diagnostics diagnostics = new Diagnostics();
        RetailAnswers answers = new RetailAnswers(question, diagnostics);
        for (String file : files) {
            read(session, file, answers, diagnostics);
        }
        String first = shown(session, files.get(0));
        Optional<RetailImport> imported = answers.book(SourceSpan.at(first, 1, 1));
        if (imported.isEmpty()) {
            DiagnosticReport report = new DiagnosticReport(session, diagnostics);
            report.print(Severity.WARNING);
            throw new CommandException(ExitStatus.INVALID, report.summary() + ". No book was made.");
        }
        String text = PriceBookText.of(
                imported.get().book(), comment(session, imported.get().book()));
        ImportedPrices.tell(session, imported.get());
        if (out.isEmpty() || out.equals(STANDARD_INPUT)) {
            session.out().print(text);
        } else {
            write(session, session.resolve(out), text);
        }
        return ExitStatus.OK;
    }

    private RetailAnswers.Question question(Session session) throws CommandException {
        if (!name.isEmpty() && !PriceBook.Heading.mayBeName(name)) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + name + "' cannot be the name of a book: a name has letters, digits, dots, hyphens and"
                            + " underscores, begins with a letter or a digit, and has at most 80 characters.");
        }
        SortedSet<String> wanted = new TreeSet<>();
        for (String region : regions) {
            wanted.add(region.strip().toLowerCase(Locale.ROOT));
        }
        return new RetailAnswers.Question(Optional.of(name).filter(given -> !given.isEmpty()), day(session), wanted);
    }

    private LocalDate day(Session session) throws CommandException {
        if (asked.isEmpty()) {
            return session.surroundings()
                    .clock()
                    .instant()
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate();
        }
        try {
            return LocalDate.parse(asked);
        } catch (DateTimeException e) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + asked + "' is no day of --asked. Write year, month and day, such as 2026-11-20.");
        }
    }

    /** Nothing is read twice, and no answer is overwritten by its own book. */
    private void checkFiles(Session session) throws CommandException {
        Set<Path> given = new HashSet<>();
        for (String file : files) {
            if (!given.add(session.resolve(file))) {
                throw new CommandException(ExitStatus.USAGE, "'" + file + "' is given twice. Name each file once.");
            }
        }
        if (!out.isEmpty() && !out.equals(STANDARD_INPUT) && given.contains(session.resolve(out))) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + out
                            + "' is one of the answers; the book would take its place. Name another file with --out.");
        }
    }

    private static String shown(Session session, String file) throws CommandException {
        return file.equals(STANDARD_INPUT) ? "standard input" : session.display(session.resolve(file));
    }

    private static void read(Session session, String file, RetailAnswers answers, Diagnostics diagnostics)
            throws CommandException {
        boolean standardInput = file.equals(STANDARD_INPUT);
        if (!standardInput && Files.isDirectory(session.resolve(file))) {
            throw new CommandException(
                    ExitStatus.INVALID,
                    "'" + file + "' is a directory. Name the JSON files in it, or - for standard input.");
        }
        try (InputStream in =
                standardInput ? session.surroundings().in() : Files.newInputStream(session.resolve(file))) {
            AnswerText.read(in, shown(session, file), answers, diagnostics);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.INVALID,
                    "The answers in '" + file + "' cannot be read (" + OutputFile.describe(e)
                            + "). Name JSON files, or - for standard input.");
        }
    }

    private List<String> comment(Session session, PriceBook book) throws CommandException {
        List<String> from = new ArrayList<>();
        for (String file : files.subList(0, Math.min(files.size(), NAMED_FILES))) {
            from.add(SafeText.of(shown(session, file)));
        }
        int more = files.size() - from.size();
        return List.of(
                "Made by 'holdfast import prices' from " + String.join(", ", from)
                        + (more > 0 ? " and " + more + " more" : "") + ".",
                "Prices in " + book.heading().currency() + "; each row names the meter that it is from.");
    }

    private void write(Session session, Path target, String text) throws CommandException {
        if (!force && Files.exists(target)) {
            throw new CommandException(
                    ExitStatus.ERROR,
                    session.display(target)
                            + " exists already. Choose another file, or overwrite it with --force. Nothing was"
                            + " written.");
        }
        try {
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.ERROR, session.display(target) + " cannot be written (" + OutputFile.describe(e) + ").");
        }
        OutputFile.write(target, text.getBytes(StandardCharsets.UTF_8));
        session.out().println("wrote " + session.display(target));
    }
}
