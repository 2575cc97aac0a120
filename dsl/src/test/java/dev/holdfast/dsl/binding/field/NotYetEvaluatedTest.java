package dev.holdfast.dsl.binding.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Origin;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotYetEvaluatedTest {

    private static final SourceSpan PLACE = SourceSpan.at("p", 7, 3);

    private static SourceSpan round(int number) {
        return PLACE.by(new Origin("round " + number, SourceSpan.at("p", 2, 1)));
    }

    private static List<String> details(NotYetEvaluated keys) {
        Diagnostics diagnostics = new Diagnostics();
        keys.report(diagnostics);
        return diagnostics.sorted().stream().map(Diagnostic::detail).toList();
    }

    @Test
    void a_place_in_many_rounds_is_named_once_with_their_number() {
        NotYetEvaluated keys = new NotYetEvaluated();
        for (int i = 0; i < 50; i++) {
            keys.add("vms.scripts", round(i), "Nothing runs.");
        }
        assertThat(details(keys))
                .containsExactly(
                        "'vms.scripts' is accepted, but not yet evaluated. Nothing runs. The same place says it 50"
                                + " times, in rounds or calls.");
    }

    @Test
    void a_place_outside_of_loops_is_not_counted() {
        NotYetEvaluated keys = new NotYetEvaluated();
        keys.add("limits", PLACE, "Nothing is measured.");
        keys.add("limits", PLACE, "Nothing is measured.");
        assertThat(details(keys)).containsExactly("'limits' is accepted, but not yet evaluated. Nothing is measured.");
    }

    @Test
    void places_beyond_the_first_are_counted() {
        NotYetEvaluated keys = new NotYetEvaluated();
        for (int line = 1; line <= 30; line++) {
            keys.add("vms.runbook", SourceSpan.at("p", line, 1), "Nothing is printed.");
        }
        List<String> details = details(keys);
        assertThat(details).hasSize(10);
        assertThat(details.get(9)).endsWith("The same holds at 20 further places.");
    }
}
