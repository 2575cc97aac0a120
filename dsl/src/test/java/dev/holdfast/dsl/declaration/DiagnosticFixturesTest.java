package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.MadeProblems.Made;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every problem is reported at its place in a declaration that has it alone, and is gone from another one that hardly
 * differs. The declarations are in {@code src/test/resources/diagnostics}.
 */
class DiagnosticFixturesTest {

    private static final Path ALL = Path.of(System.getProperty("holdfast.root"), "dsl/src/test/resources/diagnostics");
    private static final String EXPECT = "expect.txt";

    @TempDir
    Path directory;

    private static String nameOf(DiagnosticCode code) {
        return code.id() + "-" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void every_folder_belongs_to_a_problem() throws IOException {
        List<String> names = Arrays.stream(DiagnosticCode.values())
                .map(DiagnosticFixturesTest::nameOf)
                .toList();
        try (Stream<Path> folders = Files.list(ALL)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .isSubsetOf(names);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(DiagnosticCode.class)
    void it_is_reported_where_it_is_and_not_where_it_was_mended(DiagnosticCode code) throws IOException {
        Path failing = Files.createDirectory(directory.resolve("failing"));
        Path passing = Files.createDirectory(directory.resolve("passing"));
        List<Diagnostic> found;
        List<Diagnostic> left;
        List<String> expected;
        Made made = MadeProblems.ALL.get(code);
        if (made == null) {
            Path folder = ALL.resolve(nameOf(code));
            assertThat(folder)
                    .as("The problem " + code.id()
                            + " has no fixture: add this folder with failing.yaml, passing.yaml and"
                            + " expect.txt, as README.md beside it says.")
                    .isDirectory();
            found = load(folder, "failing.", failing);
            left = load(folder, "passing.", passing);
            expected = Files.readAllLines(folder.resolve(EXPECT));
        } else {
            found = made.failing().apply(failing);
            left = made.passing().apply(passing);
            expected = made.places();
        }
        assertThat(found).extracting(Diagnostic::code).isNotEmpty().containsOnly(code);
        found.forEach(DiagnosticFixturesTest::checkTexts);
        assertThat(found).allMatch(each -> each.severity() == code.severity());
        assertThat(shown(failing, found)).isEqualTo(expected);
        assertThat(left).as("of the declaration that was mended").isEmpty();
    }

    private static List<Diagnostic> load(Path folder, String prefix, Path target) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean own = name.startsWith(prefix);
                if (!name.equals(EXPECT) && (own || !name.matches("(failing|passing)\\..*"))) {
                    String rest = own ? name.substring(prefix.length()) : name.replaceFirst("^both\\.", "");
                    Files.copy(file, target.resolve(rest.matches("yaml|groovy") ? "holdfast." + rest : rest));
                }
            }
        }
        return new DeclarationLoader(target).load(Path.of(".")).diagnostics();
    }

    /** Each place with the text there, as in {@code expect.txt}. */
    private static List<String> shown(Path folder, List<Diagnostic> found) throws IOException {
        List<String> places = new ArrayList<>();
        for (Diagnostic diagnostic : found) {
            if (diagnostic.span().isEmpty()) {
                places.add("place none");
                continue;
            }
            SourceSpan span = diagnostic.span().get();
            Path file = folder.resolve(span.file());
            String text = "";
            if (Files.isRegularFile(file)) {
                // a byte is a character of this set, so that any file can be read
                String[] lines =
                        Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1);
                assertThat(span.startLine()).as("line of " + diagnostic).isLessThanOrEqualTo(lines.length);
                String line = lines[span.startLine() - 1];
                assertThat(span.startColumn()).as("column of " + diagnostic).isLessThanOrEqualTo(line.length() + 1);
                text = line.substring(span.startColumn() - 1).strip();
            }
            places.add(("place " + span.place() + " " + text.substring(0, Math.min(60, text.length()))).strip());
        }
        return places;
    }

    /** Texts are sentences and hold no trace of how they were made. */
    private static void checkTexts(Diagnostic diagnostic) {
        assertThat(diagnostic.detail())
                .matches("(?s)[\\p{Lu}'0-9].*[.?)a-z0-9}…]")
                .doesNotMatch("(?s).*(\\bnull\\b|Optional\\[|\\[]|%s|  |@[0-9a-f]{6,}).*");
        assertThat(diagnostic.code().summary()).matches("\\p{Lu}[^.]*");
    }
}
