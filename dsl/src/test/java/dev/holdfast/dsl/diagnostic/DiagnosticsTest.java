package dev.holdfast.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    @Test
    void reports_are_sorted_by_place_whatever_the_order_of_finding() {
        Seeds.forEach(100, random -> {
            List<Diagnostic> found = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                DiagnosticCode code = Seeds.oneOf(random, DiagnosticCode.values());
                SourceSpan span =
                        SourceSpan.at(Seeds.oneOf(random, "a", "b"), 1 + random.nextInt(5), 1 + random.nextInt(5));
                found.add(random.nextInt(9) == 0 ? Diagnostic.of(code, "x") : Diagnostic.at(span, code, "x" + i));
            }
            Diagnostics one = new Diagnostics();
            found.forEach(one::add);
            Collections.shuffle(found, new Random(random.nextLong()));
            Diagnostics other = new Diagnostics();
            found.forEach(other::add);
            assertThat(other.sorted()).isEqualTo(one.sorted()).isSorted();
        });
    }

    @Test
    void an_id_keeps_its_name_for_ever() throws IOException {
        List<String> kept = Files.readAllLines(
                Path.of(System.getProperty("holdfast.root"), "dsl/src/test/resources/diagnostic-ids.txt"));
        assertThat(kept.stream().map(line -> line.split(" ")[0])).doesNotHaveDuplicates();
        List<String> codes = Arrays.stream(DiagnosticCode.values())
                .map(code ->
                        code.id() + " " + code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        assertThat(codes)
                .as(
                        "People and scripts refer to ids. Add new ones to dsl/src/test/resources/diagnostic-ids.txt; keep the"
                                + " line of one that is not used any more, as '(not used any more)'.")
                .containsExactlyInAnyOrderElementsOf(kept.stream()
                        .filter(line -> !line.endsWith("(not used any more)"))
                        .toList());
    }

    @Test
    void the_same_problem_is_kept_once() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.add(SourceSpan.at("a", 1, 1), DiagnosticCode.SYNTAX, "x");
        diagnostics.add(SourceSpan.at("a", 1, 1), DiagnosticCode.SYNTAX, "x");
        assertThat(diagnostics.sorted()).hasSize(1);
    }

    @Test
    void too_many_are_counted() {
        Diagnostics diagnostics = new Diagnostics();
        for (int i = 1; i <= Diagnostics.LIMIT + 5; i++) {
            diagnostics.add(SourceSpan.at("a", i, 1), DiagnosticCode.NOT_YET_EVALUATED, "x");
        }
        assertThat(diagnostics.sorted()).hasSize(Diagnostics.LIMIT);
        assertThat(diagnostics.omitted()).isEqualTo(5);
        assertThat(diagnostics.hasErrors()).isFalse();
        diagnostics.omit(3);
        assertThat(diagnostics.omitted()).isEqualTo(8);
        assertThat(diagnostics.hasErrors()).isTrue();
    }

    @Test
    void notes_never_crowd_out_errors() {
        Diagnostics diagnostics = new Diagnostics();
        for (int i = 1; i <= Diagnostics.LIMIT; i++) {
            diagnostics.add(SourceSpan.at("a", i, 1), DiagnosticCode.NOT_YET_EVALUATED, "x");
        }
        diagnostics.add(SourceSpan.at("b", 1, 1), DiagnosticCode.SYNTAX, "x");
        assertThat(diagnostics.sorted())
                .hasSize(Diagnostics.LIMIT)
                .anyMatch(each -> each.code() == DiagnosticCode.SYNTAX);
        assertThat(diagnostics.omitted()).isEqualTo(1);
    }

    @Test
    void ids_are_unique_and_ascending_and_summaries_are_fixed_words() {
        Set<String> ids = new HashSet<>();
        String last = "";
        for (DiagnosticCode code : DiagnosticCode.values()) {
            assertThat(ids.add(code.id())).as(code.id()).isTrue();
            assertThat(code.id()).matches("HF0\\d{3}").isGreaterThan(last);
            assertThat(code.summary()).doesNotContain("'", "%", ".");
            last = code.id();
        }
    }

    @Test
    void a_problem_without_words_is_a_broken_promise() {
        assertThatThrownBy(() -> Diagnostic.of(DiagnosticCode.SYNTAX, " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SourceSpan.at("", 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SourceSpan.at("a", 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
