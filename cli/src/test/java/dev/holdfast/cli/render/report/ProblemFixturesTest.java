package dev.holdfast.cli.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.format.JunitFlavor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Declarations that have each problem there is, as build servers are told of them. */
class ProblemFixturesTest {

    private static final Path ALL = Invocation.repository().resolve("dsl/src/test/resources/diagnostics");

    private static final List<OutputFormat> FORMATS = List.of(
            OutputFormat.SARIF,
            OutputFormat.JUNIT,
            OutputFormat.GITLAB,
            OutputFormat.GITHUB,
            OutputFormat.AZURE,
            OutputFormat.RDJSON);

    @TempDir
    Path directory;

    @Test
    void each_is_valid_in_every_format_and_marked_from_its_first_character_to_its_last() throws IOException {
        Files.createDirectory(directory.resolve(".git"));
        ReportCheck check = new ReportCheck();
        int seen = 0;
        for (Path folder : folders()) {
            String name = folder.getFileName().toString();
            copy(folder, Files.createDirectory(directory.resolve(name)));
            Result result = validated(name);
            for (OutputFormat format : FORMATS) {
                check.check(format, JunitFlavor.PORTABLE, 0, written(format));
            }
            JsonNode told = JsonMapper.shared().readTree(result.out()).get("diagnostics");
            JsonNode results =
                    JsonMapper.shared().readTree(written(OutputFormat.SARIF)).at("/runs/0/results");
            assertThat(results).as(name).hasSameSizeAs(told);
            if (told.size() == 1) {
                seen++;
                sameSpan(name, told.get(0).path("span"), results.get(0).at("/locations/0/physicalLocation/region"));
                assertThat(results.get(0).path("relatedLocations").size())
                        .as(name)
                        .isEqualTo(told.get(0).get("related").size());
            }
        }
        assertThat(seen).isGreaterThan(40);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private Result validated(String name) {
        String[] arguments = Stream.concat(
                        Stream.of("validate", name, "--format=json"),
                        FORMATS.stream().map(format -> "--report=" + format.word() + "=report." + format.word()))
                .toArray(String[]::new);
        Result result = new Invocation(directory).run(arguments);
        assertThat(result.status()).as(result.all()).isIn(0, 65);
        return result;
    }

    private String written(OutputFormat format) throws IOException {
        return Files.readString(directory.resolve("report." + format.word()));
    }

    /** The fixtures are in ASCII, where a code point is a UTF-16 unit. */
    private static void sameSpan(String name, JsonNode span, JsonNode region) {
        if (span.isMissingNode()) {
            assertThat(region).as(name).hasToString("{\"startLine\":1}");
            return;
        }
        assertThat(region.get("startLine")).as(name).isEqualTo(span.get("line"));
        assertThat(region.get("startColumn")).as(name).isEqualTo(span.get("column"));
        assertThat(region.path("endLine").intValue(region.get("startLine").intValue()))
                .as(name)
                .isEqualTo(span.get("endLine").intValue());
        if (region.has("endColumn")) {
            assertThat(region.get("endColumn").intValue())
                    .as(name)
                    .isEqualTo(span.get("endColumn").intValue());
        }
    }

    private static void copy(Path folder, Path target) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.startsWith("passing.") && !name.equals("expect.txt")) {
                    String rest = name.replaceFirst("^(failing|both)\\.", "");
                    Files.copy(file, target.resolve(rest.matches("yaml|groovy") ? "holdfast." + rest : rest));
                }
            }
        }
    }
}
