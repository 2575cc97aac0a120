package dev.holdfast.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.generator.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextGateTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private Optional<GatedText> open(byte[] bytes) {
        return TextGate.open("a.yaml", bytes, diagnostics);
    }

    private Optional<GatedText> open(String text) {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> found() {
        return diagnostics.sorted().stream()
                .map(d -> d.code() + " "
                        + d.span().orElseThrow().startLine() + ":"
                        + d.span().orElseThrow().startColumn())
                .toList();
    }

    @Test
    void valid_utf8_passes_unchanged() {
        Seeds.forEach(200, random -> {
            StringBuilder text = new StringBuilder();
            int[] characters = {'a', ' ', '\n', 'ä', '€', 0x1F600, '"', ':', 0x10FFFD, 0xD7FF};
            for (int i = 0; i < 200; i++) {
                text.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            Diagnostics none = new Diagnostics();
            Optional<GatedText> passed = TextGate.open("a", text.toString().getBytes(StandardCharsets.UTF_8), none);
            assertThat(none.sorted()).isEmpty();
            assertThat(passed.orElseThrow().source().text()).isEqualTo(text.toString());
            assertThat(passed.orElseThrow().parseable()).isEqualTo(text.toString());
        });
    }

    @Test
    void any_bytes_give_text_or_an_error_with_a_place() {
        Seeds.forEach(500, random -> {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(3) == 0 ? bytes[i] : (byte) "abc: \n".charAt(random.nextInt(6));
            }
            Diagnostics problems = new Diagnostics();
            Optional<GatedText> passed = TextGate.open("a", bytes, problems);
            boolean strict =
                    new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8).length == bytes.length
                            && java.util.Arrays.equals(
                                    new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
            assertThat(problems.hasErrors() || strict).isTrue();
            assertThat(passed.isPresent() || problems.hasErrors()).isTrue();
            assertThat(problems.sorted()).allMatch(each -> each.span().isPresent());
        });
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_text() {
        assertThat(open("\uFEFFname: x").orElseThrow().parseable()).isEqualTo("name: x");
        assertThat(found()).isEmpty();
    }

    @Test
    void utf16_is_named() {
        assertThat(open("name: x".getBytes(StandardCharsets.UTF_16))).isEmpty();
        assertThat(diagnostics.sorted())
                .singleElement()
                .matches(d -> d.code() == DiagnosticCode.NOT_UTF8)
                .extracting(Diagnostic::detail)
                .asString()
                .contains("UTF-16");
    }

    @Test
    void utf16_without_a_mark_counts_as_binary() {
        assertThat(open("name: some text".getBytes(StandardCharsets.UTF_16LE))).isEmpty();
        assertThat(found()).containsExactly("NOT_UTF8 1:1");
    }

    @Test
    void a_bad_byte_has_its_place_counted_in_code_points_and_the_rest_is_still_read() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("ä: 😀\nx: ".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.writeBytes("ä ".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        assertThat(open(bytes.toByteArray())).isPresent();
        assertThat(found()).containsExactly("NOT_UTF8 2:4", "NOT_UTF8 2:7");
    }

    @Test
    void overlong_forms_surrogates_and_too_large_characters_are_not_utf8() {
        for (int[] sequence : new int[][] {
            {0xC0, 0xAF}, {0xE0, 0x80, 0xAF}, {0xED, 0xA0, 0x80}, {0xF4, 0x90, 0x80, 0x80}, {0xF8, 0x88}
        }) {
            Diagnostics problems = new Diagnostics();
            byte[] bytes = new byte[sequence.length + 8];
            java.util.Arrays.fill(bytes, (byte) 'a');
            for (int i = 0; i < sequence.length; i++) {
                bytes[i] = (byte) sequence[i];
            }
            TextGate.open("a", bytes, problems);
            assertThat(problems.sorted().get(0).code()).isEqualTo(DiagnosticCode.NOT_UTF8);
        }
    }

    @Test
    void control_and_direction_characters_are_refused_at_their_places() {
        open("a: \u0000\nb: \u001B[31m\nc: \u202E\nd: \u0085\ne: x\ry\nf: \uFFFD");
        assertThat(found())
                .containsExactly(
                        "FORBIDDEN_CHARACTER 1:4",
                        "FORBIDDEN_CHARACTER 2:4",
                        "FORBIDDEN_CHARACTER 3:4",
                        "FORBIDDEN_CHARACTER 4:4",
                        "FORBIDDEN_CHARACTER 5:5",
                        "FORBIDDEN_CHARACTER 6:4");
    }

    @Test
    void forbidden_characters_become_spaces_so_that_columns_stay() {
        assertThat(open("a: x\u0000y").orElseThrow().parseable()).isEqualTo("a: x y");
    }

    @Test
    void line_ends_of_windows_are_fine() {
        assertThat(open("a: 1\r\nb: 2\r\n")).isPresent();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_line_may_hold_64_kib_and_no_byte_more() {
        assertThat(open("a\n" + "x".repeat(TextLimits.LINE_BYTES) + "\n")).isPresent();
        assertThat(open("a\n" + "x".repeat(TextLimits.LINE_BYTES + 1))).isEmpty();
        assertThat(found()).containsExactly("LINE_TOO_LONG 2:1");
    }

    @Test
    void a_file_may_hold_4_mib_and_no_byte_more() {
        byte[] lines = "abc\n".repeat(TextLimits.FILE_BYTES / 4).getBytes(StandardCharsets.UTF_8);
        assertThat(open(lines)).isPresent();
        assertThat(open(java.util.Arrays.copyOf(lines, lines.length + 1))).isEmpty();
        assertThat(found()).containsExactly("FILE_TOO_LARGE 1:1");
    }

    @Test
    void a_file_of_bad_characters_ends_after_a_few() {
        assertThat(open("\u0001abcdefghijklmnopqrstuvwxyzabcdefghijklmnop\n".repeat(100)))
                .isEmpty();
        assertThat(diagnostics.sorted()).hasSize(TextLimits.CHARACTER_PROBLEMS);
    }
}
