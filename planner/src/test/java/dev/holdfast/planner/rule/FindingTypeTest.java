package dev.holdfast.planner.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.FindingEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                Path.of(System.getProperty("holdfast.root"), "planner/src/test/resources/finding-ids.txt"));
        assertThat(kept.stream().map(line -> line.split(" ")[0])).doesNotHaveDuplicates();
        List<String> types = Arrays.stream(FindingType.values())
                .map(type -> type.id() + " " + type.word())
                .toList();
        assertThat(types)
                .as(
                        "Waivers, reports and people refer to ids. Add new ones to planner/src/test/resources/finding-ids.txt;"
                                + " keep the line of one that is not used any more, as '(not used any more)'.")
                .containsExactlyInAnyOrderElementsOf(kept.stream()
                        .filter(line -> !line.endsWith("(not used any more)"))
                        .toList());
    }

    @Test
    void the_page_of_findings_lists_every_finding_with_its_level_and_no_other() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("holdfast.root"), "docs", "findings.md"));
        for (FindingType type : FindingType.values()) {
            assertThat(page)
                    .contains("| " + type.id() + " | `" + type.word() + "` | "
                            + type.level().word() + " |");
        }
        assertThat(page.lines().filter(line -> line.startsWith("| HF1"))).hasSize(FindingType.values().length);
    }

    @Test
    void equal_findings_are_said_once_with_all_addresses_worst_first() {
        Findings findings = new Findings(Map.of());
        Finding note = Finding.of(FindingType.PRESET_VALUES, Optional.empty(), "presets", "");
        Finding error = Finding.of(FindingType.RPO_VIOLATED, Optional.of("a.yaml:1:1"), "too long", "back up more");
        findings.add(note, "b");
        findings.add(error, "z");
        findings.add(note, List.of("a", "c"));
        findings.add(note, "b");
        List<FindingEntry> entries = findings.entries();
        assertThat(entries.stream().map(FindingEntry::name)).containsExactly("rpo-violated", "preset-values");
        assertThat(entries.get(1).addresses()).containsExactly("a", "b", "c");
        assertThat(entries.get(1).fix()).isEmpty();
        assertThat(findings.hasErrors()).isTrue();
    }

    @Test
    void a_declaration_changes_levels_by_name() {
        Findings findings = new Findings(Map.of("weakens-protection", Severity.ERROR, "rpo-violated", Severity.NOTE));
        findings.add(Finding.of(FindingType.RPO_VIOLATED, Optional.empty(), "x", ""), "a");
        assertThat(findings.hasErrors()).isFalse();
        findings.add(Finding.of(FindingType.WEAKENS_PROTECTION, Optional.empty(), "y", ""), "a");
        assertThat(findings.hasErrors()).isTrue();
        assertThat(findings.entries().get(0).name()).isEqualTo("weakens-protection");
    }
}
