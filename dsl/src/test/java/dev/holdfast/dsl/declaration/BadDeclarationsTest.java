package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticText;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.tree.SourceLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad declarations give all their problems at once, each with its place. */
class BadDeclarationsTest {

    private static final Path RESOURCES =
            Path.of(System.getProperty("holdfast.root"), "dsl/src/test/resources/declarations");

    @TempDir
    Path folder;

    static Stream<Arguments> expectations() {
        return Stream.of(
                Arguments.of(
                        "unknown-key", "UNKNOWN_KEY 4:24, UNKNOWN_KEY 5:1, UNKNOWN_REFERENCE 8:15, UNKNOWN_KEY 8:18"),
                Arguments.of(
                        "wrong-unit",
                        "BAD_QUANTITY 5:24, BAD_QUANTITY 5:32, WRONG_TYPE 6:24, BAD_QUANTITY 6:39, BAD_QUANTITY 7:25,"
                                + " OUT_OF_RANGE 7:38, BAD_QUANTITY 7:51, BAD_QUANTITY 9:46, BAD_QUANTITY 9:57"),
                Arguments.of("extends-cycle", "EXTENDS_CYCLE 6:22, UNKNOWN_REFERENCE 6:35"),
                Arguments.of("dangling-vault", "UNKNOWN_REFERENCE 6:15, BAD_TIME_ZONE 6:37"),
                Arguments.of("duplicate-machine", "DUPLICATE_KEY 6:3, DUPLICATE_NAME 7:3"),
                Arguments.of("bad-cron", "BAD_SCHEDULE 4:29, BAD_SCHEDULE 5:31, BAD_SCHEDULE 6:27"),
                Arguments.of(
                        "tab-indentation",
                        "TAB_INDENTATION 4:1, TAB_INDENTATION 5:1, TAB_INDENTATION 6:1, UNKNOWN_KEY 6:3"),
                Arguments.of("recursive-alias", "UNKNOWN_KEY 3:1, RECURSIVE_ALIAS 4:14"),
                Arguments.of("java-tag", "UNKNOWN_KEY 3:1, TAG_NOT_ALLOWED 4:6, TAG_NOT_ALLOWED 4:43"),
                Arguments.of("two-documents", "UNKNOWN_KEY 3:1, SEVERAL_DOCUMENTS 4:1"),
                Arguments.of("deep-nesting", "UNKNOWN_KEY 3:1, NESTED_TOO_DEEPLY 4:132"),
                Arguments.of("secret", "LOOKS_LIKE_SECRET 4:38, UNKNOWN_KEY 5:1"));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void all_problems_are_given_at_once_with_their_places(String name, String expected) {
        LoadedDeclaration loaded = new DeclarationLoader(RESOURCES).load(Path.of("bad", name + ".yaml"));
        assertThat(String.join(", ", Loading.problems(loaded))).isEqualTo(expected);
        assertThat(loaded.declaration()).isEmpty();
    }

    @Test
    void every_bad_declaration_has_an_expectation() throws IOException {
        List<String> expected = Stream.concat(
                        expectations().map(each -> (String) each.get()[0]), Stream.of("alias-bomb"))
                .sorted()
                .toList();
        try (Stream<Path> files = Files.list(RESOURCES.resolve("bad"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .sorted())
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_bomb_of_aliases_is_refused_at_the_alias_that_passes_the_limit() {
        LoadedDeclaration loaded = new DeclarationLoader(RESOURCES).load(Path.of("bad/alias-bomb.yaml"));
        assertThat(Loading.problems(loaded)).contains("UNKNOWN_KEY 3:1").contains("TOO_MANY_ALIASES 9:15");
    }

    @Test
    void an_equal_problem_reads_the_same_with_a_caret_under_its_place() {
        LoadedDeclaration loaded = new DeclarationLoader(RESOURCES).load(Path.of("bad/dangling-vault.yaml"));
        String text = new DiagnosticText(new SourceLines(loaded.sources()))
                .format(loaded.diagnostics().get(0));
        assertThat(text).isEqualTo("""
                        Error: Name is not declared [HF0031]
                          at bad/dangling-vault.yaml:6:15
                            6 |   p: { vault: rsv-eastsu, timeZone: Nowhere }
                              |               ^^^^^^^^^^
                          There is no vault 'rsv-eastsu'. Did you mean 'rsv-eastus'? Declared are rsv-eastus. Without it
                          this has no effect. Declare it under 'vaults', or correct the name.
                        """);
    }

    @Test
    void a_nul_and_bytes_that_are_not_utf8_do_not_hide_other_problems() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("holdfast: 1\nname: x\nfoo: \0\nvaults: { v: { region: e".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC0);
        bytes.writeBytes("u, bar: 1 } }\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Loading.problems(Loading.bytes(folder, bytes.toByteArray())))
                .containsExactly("UNKNOWN_KEY 3:1", "FORBIDDEN_CHARACTER 3:6", "NOT_UTF8 4:25", "UNKNOWN_KEY 4:29");
    }

    @Test
    void a_program_is_not_a_declaration() {
        byte[] program = new byte[20_000];
        Seeds.forEach(20, random -> {
            random.nextBytes(program);
            assertThat(Loading.problems(Loading.bytes(folder, program))).containsExactly("NOT_UTF8 1:1");
        });
    }

    @Test
    void a_hundred_thousand_unknown_keys_are_counted_not_listed() {
        StringBuilder text = new StringBuilder("holdfast: 1\nname: x\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("k").append(i).append(": 1\n");
        }
        LoadedDeclaration loaded = Loading.text(folder, text.toString());
        assertThat(loaded.diagnostics()).hasSize(1_000);
        assertThat(loaded.omitted()).isEqualTo(99_000);
        assertThat(loaded.declaration()).isEmpty();
    }

    @Test
    void damaging_a_good_declaration_never_breaks_the_loader_and_never_passes_silently() throws IOException {
        byte[] good = Files.readAllBytes(RESOURCES.resolve("maximal/holdfast.yaml"));
        Seeds.forEach(150, random -> {
            byte[] damaged = good.clone();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            LoadedDeclaration loaded = Loading.bytes(folder, damaged);
            List<Diagnostic> errors = loaded.diagnostics().stream()
                    .filter(each -> each.severity() == Severity.ERROR)
                    .toList();
            assertThat(loaded.declaration().isPresent()).isEqualTo(errors.isEmpty());
            assertThat(errors).allMatch(each -> each.span().isPresent());
        });
    }
}
