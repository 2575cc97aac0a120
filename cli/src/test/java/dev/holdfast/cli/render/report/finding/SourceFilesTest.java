package dev.holdfast.cli.render.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.render.report.Reported;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

    @TempDir
    Path directory;

    private SourcePlace place(String place) {
        return new SourceFiles(directory).find(place).orElseThrow();
    }

    @Test
    void columns_are_counted_in_the_unit_of_each_format() {
        Invocation.write(directory, List.of("a.yaml", "one\r\n\u00e4\ud83d\ude00x: { rpo: \"4\u00a0h\", b: 'c' }\r\n"));
        SourcePlace place = place("a.yaml:2:13");
        assertThat(place.start(ColumnUnit.CODE_POINT)).hasValue(13);
        assertThat(place.start(ColumnUnit.UTF16)).hasValue(14);
        assertThat(place.start(ColumnUnit.UTF8)).hasValue(17);
        assertThat(place.end(ColumnUnit.CODE_POINT)).hasValue(18);
        assertThat(place.end(ColumnUnit.UTF16)).hasValue(19);
        assertThat(place.end(ColumnUnit.UTF8)).hasValue(23);
    }

    @Test
    void a_place_ends_with_its_word_or_quoted_text_and_is_at_least_one_character() {
        Invocation.write(directory, List.of("a.yaml", "key: 22:00, {b: \"x\\\" y\" # c\n'it''s' \"open\n{}"));
        assertThat(place("a.yaml:1:1").end(ColumnUnit.UTF16)).hasValue(4);
        assertThat(place("a.yaml:1:6").end(ColumnUnit.UTF16)).hasValue(11);
        assertThat(place("a.yaml:1:11").end(ColumnUnit.UTF16)).hasValue(12);
        assertThat(place("a.yaml:1:17").end(ColumnUnit.UTF16)).hasValue(24);
        assertThat(place("a.yaml:2:9").end(ColumnUnit.UTF16)).hasValue(14);
        assertThat(place("a.yaml:3:2").end(ColumnUnit.UTF16)).hasValue(3);
    }

    @Test
    void a_line_that_cannot_be_read_or_is_shorter_keeps_its_number_and_has_no_end() throws IOException {
        Invocation.write(directory, List.of("a.yaml", "ab\n"));
        Files.write(directory.resolve("latin.yaml"), "\u00e4bc".getBytes(StandardCharsets.ISO_8859_1));
        for (String place : List.of("none.yaml:2:5", "a.yaml:1:9", "a.yaml:7:5", "latin.yaml:1:2")) {
            assertThat(place(place).start(ColumnUnit.UTF8)).isPresent();
            assertThat(place(place).end(ColumnUnit.UTF8)).as(place).isEmpty();
        }
        assertThat(place("a.yaml:1").start(ColumnUnit.UTF8)).isEqualTo(OptionalInt.empty());
        assertThat(place("none.yaml:2:5").start(ColumnUnit.UTF8)).hasValue(5);
    }

    @Test
    void paths_are_relative_to_the_repository_around_the_directory() throws IOException {
        Path estate = Files.createDirectories(directory.resolve("infra/backup"));
        Files.createDirectories(directory.resolve(".git"));
        Invocation.write(estate, List.of("a b.yaml", "x: 1\n"));
        SourceFiles files = new SourceFiles(estate);
        assertThat(files.find("a b.yaml:1:4").orElseThrow().path()).isEqualTo("infra/backup/a b.yaml");
        assertThat(files.find("a b.yaml:1:4").orElseThrow().end(ColumnUnit.UTF16))
                .hasValue(5);
        assertThat(files.find("../other/./b.yaml:1:1").orElseThrow().path()).isEqualTo("infra/other/b.yaml");
        assertThat(files.find(estate + "/c.yaml:1:1").orElseThrow().path()).isEqualTo("infra/backup/c.yaml");
        assertThat(files.find("../../../etc/passwd:1:1")).isEmpty();
    }

    @Test
    void what_is_outside_or_no_place_has_no_location_and_is_never_read() throws IOException {
        SourceFiles files = new SourceFiles(directory);
        for (String place : List.of(
                "/etc/passwd:1:1",
                "../up.yaml:1:1",
                "C:\\x.yaml:1:1",
                "a.yaml",
                ".:1:1",
                "e\u001bsc:1:1",
                "turn\u202e:1:1",
                "half\ud83d:1:1")) {
            assertThat(files.find(place)).as(place).isEmpty();
        }
        Path repository = Files.createDirectories(directory.resolve("repository"));
        Invocation.write(directory, List.of("secret.yaml", "key: 1\n"));
        Files.createSymbolicLink(repository.resolve("link.yaml"), directory.resolve("secret.yaml"));
        assertThat(new SourceFiles(repository)
                        .find("link.yaml:1:1")
                        .orElseThrow()
                        .text())
                .isEmpty();
        assertThat(place("secret.yaml:1:1").text()).hasValue("key: 1");
    }

    @Test
    void references_are_percent_encoded() {
        assertThat(place("a b/\u00fc%#?:x.yaml:1:1").uri()).isEqualTo("a%20b/%C3%BC%25%23%3F%3Ax.yaml");
    }

    @Test
    void what_has_no_place_is_shown_in_the_main_file() {
        SourceFiles files = new SourceFiles(directory);
        assertThat(files.main(Reported.view(List.of()).document()).path()).isEqualTo("estate.holdfast.yaml");
        Invocation.write(directory, List.of("holdfast.yaml", "holdfast: 1\n"));
        assertThat(new SourceFiles(directory)
                        .main(Reported.view(List.of()).document())
                        .path())
                .isEqualTo("holdfast.yaml");
    }
}
