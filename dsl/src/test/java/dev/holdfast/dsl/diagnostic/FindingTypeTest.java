package dev.holdfast.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTypeTest {

    @Test
    void ids_and_names_are_unique_and_apart_from_those_of_diagnostics() {
        List<String> ids =
                Arrays.stream(FindingType.values()).map(FindingType::id).toList();
        assertThat(ids)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("HF1\\d{3}"))
                .isSorted();
        assertThat(Arrays.stream(FindingType.values()).map(FindingType::word))
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z-]+"));
        assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id))
                .doesNotContainAnyElementsOf(ids);
    }

    @Test
    void an_id_keeps_its_name_for_ever() throws IOException {
        List<String> kept = Files.readAllLines(
                Path.of(System.getProperty("holdfast.root"), "dsl/src/test/resources/finding-ids.txt"));
        assertThat(kept.stream().map(line -> line.split(" ")[0])).doesNotHaveDuplicates();
        List<String> types = Arrays.stream(FindingType.values())
                .map(type -> type.id() + " " + type.word())
                .toList();
        assertThat(types)
                .as("Waivers, reports and people refer to ids. Add new ones to dsl/src/test/resources/finding-ids.txt;"
                        + " keep the line of one that is not used any more, as '(not used any more)'.")
                .containsExactlyInAnyOrderElementsOf(kept.stream()
                        .filter(line -> !line.endsWith("(not used any more)"))
                        .toList());
    }
}
