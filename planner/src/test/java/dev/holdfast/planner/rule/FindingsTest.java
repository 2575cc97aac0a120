package dev.holdfast.planner.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.planner.document.FindingEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {

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
