package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedPromisesTest {

    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant END = Instant.parse("2026-12-19T22:00:00Z");

    private final RecoveryPoint first = RetentionCases.good("2026-11-19").get(0);
    private final RecoveryPoint second = RetentionCases.good("2026-11-18").get(0);

    @Test
    void a_recorded_promise_counts_where_the_fabric_promised_nothing() {
        Promise promise = promise("thirty");
        assertThat(RecordedPromises.merge(List.of(first.promising(promise)), List.of(first, second)))
                .containsExactly(first.promising(promise), second);
    }

    @Test
    void what_the_fabric_promised_counts_where_nothing_was_recorded() {
        RecoveryPoint promised = first.promising(promise("thirty"));
        assertThat(RecordedPromises.merge(List.of(first, second), List.of(second, promised)))
                .containsExactly(second, promised);
        assertThat(RecordedPromises.merge(List.of(), List.of(promised))).containsExactly(promised);
    }

    @Test
    void where_both_promised_each_rule_counts_once_and_the_record_says_why_and_until_when() {
        Promise recorded = new Promise(List.of("thirty", "weeks"), List.of("daily until 2026-12-19"), Optional.of(END));
        Promise own = new Promise(List.of("weeks", "months"), List.of("monthly 1 of 3"), Optional.empty());
        assertThat(RecordedPromises.merge(
                        List.of(first.promising(recorded)), List.of(first.promising(own), second.promising(own))))
                .containsExactly(
                        first.promising(new Promise(
                                List.of("thirty", "weeks", "months"), recorded.reasons(), Optional.of(END))),
                        second.promising(own));
    }

    @Test
    void a_point_that_the_fabric_let_go_is_let_go_and_one_undeleted_since_stays() {
        Promise released = Promise.released(List.of("thirty"), AT);
        Promise promise = promise("weeks");
        assertThat(RecordedPromises.merge(List.of(first.promising(released)), List.of(first.promising(promise))))
                .containsExactly(first.promising(promise)); // undeleted since
        assertThat(RecordedPromises.merge(List.of(first.promising(promise)), List.of(first.promising(released))))
                .containsExactly(first.promising(released));
        assertThat(RecordedPromises.merge(
                        List.of(first.promising(released)),
                        List.of(first.promising(Promise.released(List.of("weeks"), AT)))))
                .containsExactly(first.promising(released));
    }

    @Test
    void points_of_the_record_that_are_gone_do_not_come_back() {
        List<RecoveryPoint> recorded = List.of(first.promising(promise("thirty")), second.promising(promise("thirty")));
        assertThat(RecordedPromises.merge(recorded, List.of(second)))
                .containsExactly(second.promising(promise("thirty")));
        assertThat(RecordedPromises.merge(recorded, List.of())).isEmpty();
        assertThat(RecordedPromises.merge(recorded, recorded)).isEqualTo(recorded);
    }

    @Test
    void everything_but_the_promise_is_as_the_fabric_has_it() {
        RecoveryPoint locked = RetentionCases.locked(first, END);
        assertThat(RecordedPromises.merge(List.of(first.promising(promise("thirty"))), List.of(locked)))
                .containsExactly(locked.promising(promise("thirty")));
    }

    private static Promise promise(String rule) {
        return new Promise(List.of(rule), List.of(), Optional.empty());
    }
}
