package dev.holdfast.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static Diagnostic problem(int round, String detail) {
        SourceSpan place = SourceSpan.at("p", 5, 3).by(new Origin("round " + round, SourceSpan.at("p", 4, 1)));
        return Diagnostic.at(place, DiagnosticCode.NOT_EVALUABLE, detail);
    }

    @Test
    void a_problem_that_stands_for_itself_is_left_as_it_is() {
        Diagnostic problem = Diagnostic.at(SourceSpan.at("p", 1, 1), DiagnosticCode.SYNTAX, "x");
        assertThat(new Rounds().admit(problem)).contains(problem);
    }

    @Test
    void the_first_round_is_shown_with_its_caller_and_the_others_are_counted() {
        Rounds rounds = new Rounds();
        Diagnostic first = rounds.admit(problem(1, "Same.")).orElseThrow();
        assertThat(first.span()).contains(SourceSpan.at("p", 5, 3));
        assertThat(first.related())
                .containsExactly(new Diagnostic.Related(SourceSpan.at("p", 4, 1), "in round 1, called from line 4"));
        assertThat(rounds.counted(first)).isEqualTo(first);
        assertThat(rounds.admit(problem(2, "Same."))).isEmpty();
        assertThat(rounds.counted(first).detail()).contains("once more");
        for (int i = 3; i <= 9; i++) {
            assertThat(rounds.admit(problem(i, "Same."))).isEmpty();
        }
        assertThat(rounds.counted(first).detail()).startsWith("Same. ").contains("8 more times");
    }

    @Test
    void a_few_different_problems_of_one_place_are_shown_and_the_last_has_the_count() {
        Rounds rounds = new Rounds();
        Optional<Diagnostic> last = Optional.empty();
        int shown = 0;
        for (int i = 1; i <= 10; i++) {
            Optional<Diagnostic> admitted = rounds.admit(problem(i, "Problem " + i + "."));
            shown += admitted.isPresent() ? 1 : 0;
            last = admitted.or(() -> Optional.empty()).isPresent() ? admitted : last;
        }
        assertThat(shown).isEqualTo(3);
        assertThat(rounds.counted(last.orElseThrow()).detail()).contains("Problem 3.", "7 more times");
    }

    @Test
    void places_do_not_count_for_each_other() {
        Rounds rounds = new Rounds();
        rounds.admit(problem(1, "Same."));
        SourceSpan other = SourceSpan.at("p", 6, 3).by(new Origin("round 1", SourceSpan.at("p", 4, 1)));
        assertThat(rounds.admit(Diagnostic.at(other, DiagnosticCode.NOT_EVALUABLE, "Same.")))
                .isPresent();
    }
}
