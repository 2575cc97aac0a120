package dev.holdfast.cli.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointsFileTest {

    private static final String GOOD = "{\"id\":\"a\",\"time\":\"2026-11-20T22:00:00Z\"}";

    private final Diagnostics diagnostics = new Diagnostics();

    private PointList read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private PointList read(byte[] bytes) {
        return PointsFile.read(new ByteArrayInputStream(bytes), "p.json", diagnostics);
    }

    private static List<String> problems(byte[] bytes) {
        Diagnostics found = new Diagnostics();
        PointsFile.read(new ByteArrayInputStream(bytes), "p.json", found);
        List<String> lines = new ArrayList<>();
        for (Diagnostic diagnostic : found.sorted()) {
            lines.add(diagnostic.span().map(SourceSpan::place).orElse("") + " "
                    + diagnostic.severity().word() + " " + diagnostic.code());
        }
        return lines;
    }

    private static List<String> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String list(String... points) {
        return "{\"points\":[\n" + String.join(",\n", points) + "]}";
    }

    @Test
    void every_field_is_read_and_the_time_is_kept_as_written() {
        PointList list = read(list(
                GOOD,
                "{\"id\":\"b\",\"time\":\"2026-11-20T17:00+05:30\",\"tags\":[\"y\",\"x\"],\"status\":\"failed\","
                        + "\"lockedUntil\":\"2027-01-01T00:00:00-05:00\",\"held\":true,\"base\":\"a\"}",
                "{\"id\":\"c\",\"time\":\"2026-11-20T22:00:00.5z\",\"tags\":null,\"lockedUntil\":null,\"held\":null,"
                        + "\"base\":null}"));
        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(list.times())
                .containsExactly("2026-11-20T22:00:00Z", "2026-11-20T17:00+05:30", "2026-11-20T22:00:00.5z");
        RecoveryPoint second = list.points().get(1);
        assertThat(second.captured()).isEqualTo(Instant.parse("2026-11-20T11:30:00Z"));
        assertThat(second.tags()).containsExactly("x", "y");
        assertThat(second.status()).isEqualTo(PointStatus.FAILED);
        assertThat(second.lockedUntil()).contains(Instant.parse("2027-01-01T05:00:00Z"));
        assertThat(second.hold()).isPresent();
        assertThat(second.base()).contains("a");
        assertThat(list.points().get(0).isGood()).isTrue();
        assertThat(list.points().get(2).captured()).isEqualTo(Instant.parse("2026-11-20T22:00:00.5Z"));
    }

    @Test
    void each_mistake_is_an_error_at_its_place() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("{\"time\":\"2026-11-20T22:00:00Z\"}", "p.json:2:1 error MISSING_KEY");
        cases.put("{\"id\":\"a\"}", "p.json:2:1 error MISSING_KEY");
        cases.put("{\"id\":7,\"time\":\"2026-11-20T22:00:00Z\"}", "p.json:2:7 error WRONG_TYPE");
        cases.put("{\"id\":\" \",\"time\":\"2026-11-20T22:00:00Z\"}", "p.json:2:7 error BAD_NAME");
        cases.put("{\"id\":null,\"time\":\"2026-11-20T22:00:00Z\"}", "p.json:2:7 error WRONG_TYPE");
        cases.put("{\"id\":\"a\",\"time\":1763676000}", "p.json:2:18 error WRONG_TYPE");
        cases.put("{\"id\":\"a\",\"time\":\"2026-11-20T22:00:00\"}", "p.json:2:18 error BAD_DATE");
        cases.put("{\"id\":\"a\",\"time\":\"2026-11-20\"}", "p.json:2:18 error BAD_DATE");
        cases.put("{\"id\":\"a\",\"time\":\"2026-02-30T22:00:00Z\"}", "p.json:2:18 error BAD_DATE");
        cases.put("{\"id\":\"a\",\"time\":\"2026-11-20T22:00:00+25:00\"}", "p.json:2:18 error BAD_DATE");
        cases.put("{\"id\":\"a\",\"time\":\"+999999999-11-20T22:00:00Z\"}", "p.json:2:18 error OUT_OF_RANGE");
        cases.put("{\"id\":\"a\",\"time\":\"2262-01-01T00:00:00Z\"}", "p.json:2:18 error OUT_OF_RANGE");
        cases.put("{\"id\":\"a\",\"time\":\"2261-12-31T23:30:00-01:00\"}", "p.json:2:18 error OUT_OF_RANGE");
        cases.put("{\"id\":\"a\",\"time\":\"1677-12-31T23:59:59Z\"}", "p.json:2:18 error OUT_OF_RANGE");
        cases.put(with("\"status\":\"goood\""), "p.json:2:50 error NOT_ONE_OF");
        cases.put(with("\"status\":null"), "p.json:2:50 error WRONG_TYPE");
        cases.put(with("\"tags\":\"x\""), "p.json:2:48 error WRONG_TYPE");
        cases.put(with("\"tags\":[1]"), "p.json:2:49 error WRONG_TYPE");
        cases.put(with("\"held\":\"yes\""), "p.json:2:48 error WRONG_TYPE");
        cases.put(with("\"lockedUntil\":\"soon\""), "p.json:2:55 error BAD_DATE");
        cases.put(with("\"statsu\":\"failed\""), "p.json:2:41 error UNKNOWN_KEY");
        cases.put(with("\"Status\":\"failed\""), "p.json:2:41 error UNKNOWN_KEY");
        cases.put(with("\"id\":\"b\""), "p.json:2:41 error DUPLICATE_KEY");
        cases.put("\"a\"", "p.json:2:1 error WRONG_TYPE");
        cases.put("[1]", "p.json:2:1 error WRONG_TYPE");
        cases.forEach(
                (point, problem) -> assertThat(problems(list(point))).as(point).containsExactly(problem));
    }

    @Test
    void a_lock_may_last_longer_than_captures_can_be_told_apart() {
        assertThat(problems(list(with("\"lockedUntil\":\"9999-12-31T23:59:59Z\""))))
                .isEmpty();
        assertThat(problems(list(GOOD.replace("2026-11-20T22:00:00Z", "2261-12-31T23:59:59.999999999Z"))))
                .isEmpty();
        assertThat(problems(list(GOOD.replace("2026-11-20T22:00:00Z", "1678-01-01T00:00:00Z"))))
                .isEmpty();
    }

    private static String with(String field) {
        return GOOD.substring(0, GOOD.length() - 1) + "," + field + "}";
    }

    @Test
    void a_file_that_is_no_list_of_points_says_what_is_expected() {
        assertThat(problems("")).containsExactly("p.json:1:1 error WRONG_TYPE");
        assertThat(problems("  \n ")).containsExactly("p.json:1:1 error WRONG_TYPE");
        assertThat(problems("[" + GOOD + "]")).containsExactly("p.json:1:1 error WRONG_TYPE");
        assertThat(problems("7")).containsExactly("p.json:1:1 error WRONG_TYPE");
        assertThat(problems("{}")).containsExactly("p.json:1:1 error MISSING_KEY");
        assertThat(problems("{\"points\":{}}")).containsExactly("p.json:1:11 error WRONG_TYPE");
        assertThat(problems("{\"point\":[]}"))
                .containsExactly("p.json:1:1 error MISSING_KEY", "p.json:1:2 error UNKNOWN_KEY");
        assertThat(problems("{\"points\":[],\"points\":[]}")).containsExactly("p.json:1:14 error DUPLICATE_KEY");
        assertThat(problems(list(GOOD) + " {}")).containsExactly("p.json:2:44 error SYNTAX");
        assertThat(problems("{\"points\":[]}")).isEmpty();
    }

    @Test
    void a_damaged_text_is_an_error_at_its_place() {
        assertThat(problems("points: []")).containsExactly("p.json:1:1 error SYNTAX");
        assertThat(problems("{\"points\":[" + GOOD)).hasSize(1).allMatch(line -> line.endsWith("error SYNTAX"));
        assertThat(problems("{\"points\":[" + GOOD + ",]}")).hasSize(1);
        assertThat(problems("{\"points\":[\u0000]}")).containsExactly("p.json:1:12 error SYNTAX");
        assertThat(problems("{\"points\":" + "[".repeat(100_000)))
                .hasSize(1)
                .allMatch(line -> line.endsWith("error NESTED_TOO_DEEPLY"));
        assertThat(problems(list(with("\"tags\":" + "[".repeat(100) + "]".repeat(100)))))
                .hasSize(1)
                .allMatch(line -> line.endsWith("error NESTED_TOO_DEEPLY"));
        byte[] latin = list("{\"id\":\"a\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problems(latin)).hasSize(1).allMatch(line -> line.endsWith("error NOT_UTF8"));
        assertThat(problems(list(GOOD).getBytes(StandardCharsets.UTF_16))).containsExactly("p.json:1:1 error NOT_UTF8");
        assertThat(problems("\ufeff" + list(GOOD))).isEmpty();
    }

    @Test
    void all_problems_are_reported_at_once_and_then_only_counted() {
        String bad = "{\"id\":\"a\",\"time\":\"never\"}";
        List<String> points = new ArrayList<>(List.of("{\"id\":1}", bad, GOOD, GOOD));
        assertThat(problems(list(points.toArray(new String[0]))))
                .containsExactly(
                        "p.json:2:1 error MISSING_KEY",
                        "p.json:2:7 error WRONG_TYPE",
                        "p.json:3:18 error BAD_DATE",
                        "p.json:5:1 error DUPLICATE_NAME");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(bad);
        }
        read(list(many.toArray(new String[0])));
        assertThat(diagnostics.sorted()).hasSize(Diagnostics.LIMIT);
        assertThat(diagnostics.omitted()).isEqualTo(5_000 - Diagnostics.LIMIT);
    }

    @Test
    void keys_of_other_tools_are_left_out_with_one_warning_each() {
        String other = with("\"vaultName\":{\"a\":[1,2]},\"sizeInBytes\":7");
        assertThat(problems(list(other, other.replace("\"a\",\"time", "\"b\",\"time"))))
                .containsExactly("p.json:2:41 warning UNKNOWN_KEY", "p.json:2:65 warning UNKNOWN_KEY");
    }

    @Test
    void a_base_that_is_not_listed_is_a_warning() {
        assertThat(problems(list(with("\"base\":\"z\"")))).containsExactly("p.json:2:1 warning UNKNOWN_REFERENCE");
        assertThat(problems(list(with("\"base\":\"z\""), GOOD.replace("\"a\"", "\"z\""))))
                .isEmpty();
    }

    @Test
    void messages_stay_short_however_long_an_id_is() {
        String longId = "x".repeat(500_000);
        read(list(GOOD.replace("\"a\"", "\"" + longId + "\""), GOOD.replace("\"a\"", "\"" + longId + "\"")));
        assertThat(diagnostics.sorted()).hasSize(1);
        assertThat(diagnostics.sorted().get(0).code()).isEqualTo(DiagnosticCode.DUPLICATE_NAME);
        assertThat(diagnostics.sorted().get(0).detail()).hasSizeLessThan(400);
    }
}
