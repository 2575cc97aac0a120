package dev.holdfast.dsl.declaration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.price.retail.AnswerText;
import dev.holdfast.dsl.price.retail.RetailAnswers;
import dev.holdfast.dsl.tree.Spelling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Problems that no text file of a fixture can show: of files as such, of bytes, and of other readers than the loader. */
final class MadeProblems {

    private static final String HEAD = "holdfast: 1\nname: estate\n";
    private static final String IGNORE =
            "// holdfast:ignore vault-limit until=2027-01-31 reason=\"one day there are more\"\n";
    private static final int LINE_BYTES = 64 * 1024;
    private static final int LINES_OF_A_LARGE_FILE = 100;

    private MadeProblems() {}

    /**
     * Two declarations, as in a folder of fixtures.
     *
     * @param failing writes one with the problem into an empty folder, and reads it
     * @param passing writes one without it
     * @param places lines of {@code expect.txt}
     */
    record Made(
            Function<Path, List<Diagnostic>> failing, Function<Path, List<Diagnostic>> passing, List<String> places) {}

    /** By the problem that they have. */
    static final Map<DiagnosticCode, Made> ALL = Map.of(
            DiagnosticCode.FILE_UNREADABLE,
            new Made(
                    folder -> linked(folder, "nowhere"),
                    folder -> linked(folder, "vaults.yaml"),
                    List.of("place more.holdfast.yaml:1:1")),
            DiagnosticCode.FILE_TOO_LARGE,
            new Made(
                    folder -> comments(folder, LINES_OF_A_LARGE_FILE),
                    folder -> comments(folder, 1),
                    List.of("place holdfast.yaml:1:1 holdfast: 1")),
            DiagnosticCode.LINE_TOO_LONG,
            new Made(
                    folder -> text(folder, HEAD + "# " + "x".repeat(LINE_BYTES) + "\n"),
                    folder -> text(folder, HEAD + "# x\n"),
                    List.of("place holdfast.yaml:3:1 # " + "x".repeat(58))),
            DiagnosticCode.NOT_UTF8,
            new Made(
                    folder -> bytes(folder, (HEAD + "# caf\u00e9\n").getBytes(ISO_8859_1)),
                    folder -> bytes(folder, (HEAD + "# caf\u00e9\n").getBytes(UTF_8)),
                    List.of("place holdfast.yaml:3:6 \u00e9")),
            DiagnosticCode.FORBIDDEN_CHARACTER,
            new Made(
                    folder -> text(folder, HEAD + "# bell \u0007\n"),
                    folder -> text(folder, HEAD + "# bell\n"),
                    List.of("place holdfast.yaml:3:8 \u0007")),
            DiagnosticCode.NOTHING_TO_READ,
            new Made(MadeProblems::load, folder -> text(folder, HEAD), List.of("place none")),
            DiagnosticCode.NOT_WRITABLE,
            new Made(
                    folder -> converted(folder, "vms:\n  web: { region: eastus, tags: { who: \"a\\u200bb\" } }\n"),
                    folder -> converted(folder, "vms:\n  web: { region: eastus, tags: { who: \"ab\" } }\n"),
                    List.of("place holdfast.yaml:4:39 \"a\\u200bb\" } }")),
            DiagnosticCode.COMMENT_LEFT_OUT,
            new Made(
                    folder -> convertedBeside(folder, "# nothing yet\n"),
                    folder -> convertedBeside(folder, "# of a vault\nvaults: { near: { region: eastus } }\n"),
                    List.of("place more.holdfast.yaml:1:1 # nothing yet")),
            DiagnosticCode.IGNORE_NARROWED,
            new Made(
                    folder -> toYaml(folder, IGNORE + "for (i in 1..2) {\n  vault(\"v$i\") { region 'eastus' }\n}\n"),
                    folder -> toYaml(folder, IGNORE + "vault('v') { region 'eastus' }\n"),
                    List.of("place holdfast.groovy:4:4 " + IGNORE.substring(3, 63))),
            DiagnosticCode.NO_PRICES,
            new Made(
                    folder -> imported("{\"Items\":[]}"),
                    folder -> imported("{\"Items\":[{\"meterName\":\"Standard LRS Data Stored\",\"retailPrice\":0.02,"
                            + "\"unitOfMeasure\":\"1 GB/Month\",\"currencyCode\":\"USD\"}]}"),
                    List.of("place answer.json:1:1")));

    private static List<Diagnostic> load(Path folder) {
        return new DeclarationLoader(folder).load(Path.of(".")).diagnostics();
    }

    private static List<Diagnostic> text(Path folder, String text) {
        return bytes(folder, text.getBytes(UTF_8));
    }

    private static List<Diagnostic> bytes(Path folder, byte[] bytes) {
        return Loading.bytes(folder, bytes).diagnostics();
    }

    private static List<Diagnostic> comments(Path folder, int lines) {
        return text(folder, HEAD + ("# " + "x".repeat(LINE_BYTES - 10) + "\n").repeat(lines));
    }

    private static List<Diagnostic> linked(Path folder, String target) {
        Loading.text(folder, HEAD);
        Loading.write(folder.resolve("vaults.yaml"), "vaults: { near: { region: eastus } }\n".getBytes(UTF_8));
        try {
            Files.createSymbolicLink(folder.resolve("more.holdfast.yaml"), folder.resolve(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return load(folder);
    }

    private static List<Diagnostic> converted(Path folder, String text) {
        Loading.text(folder, HEAD + text);
        return new DeclarationConverter(folder)
                .convert(Path.of("."), Spelling.GROOVY)
                .diagnostics();
    }

    private static List<Diagnostic> toYaml(Path folder, String text) {
        Loading.write(
                folder.resolve("holdfast.groovy"),
                ("holdfast 1\nname 'estate'\nvault('a') { region 'eastus' }\n" + text).getBytes(UTF_8));
        return new DeclarationConverter(folder)
                .convert(Path.of("."), Spelling.YAML)
                .diagnostics();
    }

    private static List<Diagnostic> convertedBeside(Path folder, String text) {
        Loading.write(folder.resolve("more.holdfast.yaml"), text.getBytes(UTF_8));
        return converted(folder, "");
    }

    private static List<Diagnostic> imported(String answer) {
        Diagnostics diagnostics = new Diagnostics();
        RetailAnswers answers = new RetailAnswers(
                new RetailAnswers.Question(Optional.of("mine"), LocalDate.of(2026, 11, 1), new TreeSet<>()),
                diagnostics);
        AnswerText.read(new ByteArrayInputStream(answer.getBytes(UTF_8)), "answer.json", answers, diagnostics);
        answers.book(SourceSpan.at("answer.json", 1, 1));
        return diagnostics.sorted();
    }
}
