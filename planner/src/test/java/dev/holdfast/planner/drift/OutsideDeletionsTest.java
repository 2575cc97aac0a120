package dev.holdfast.planner.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.GonePoints;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OutsideDeletionsTest {

    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant ENDS = AT.plus(Duration.ofDays(9));
    private static final String OUTSIDE = SoftDeletedPoint.onRequest("somebody/17");
    private static final Optional<Promise> PROMISED = promise(List.of("daily 30d"), AT.plusSeconds(1));

    private static Optional<Promise> promise(List<String> reasons, Instant until) {
        return Optional.of(new Promise(List.of("rule"), reasons, Optional.of(until)));
    }

    private static SoftDeletedPoint deleted(Optional<Promise> promise, Instant ends, String reason) {
        Instant captured = AT.minus(Duration.ofDays(3));
        RecoveryPoint point = RecoveryPoint.good(
                "sql-01@2026-11-17T15:00Z", captured, EnumSet.of(Tier.VAULT), DataSize.ZERO, Consistency.CRASH);
        return new SoftDeletedPoint(
                promise.map(point::promising).orElse(point), AT.minus(Duration.ofDays(1)), ends, reason);
    }

    private static List<FindingEntry> findings(SoftDeletedPoint... points) {
        ActualState none = ActualState.none();
        ActualState actual = new ActualState(
                Optional.of(AT),
                none.objects(),
                none.points(),
                none.running(),
                none.jobs(),
                none.missedRuns(),
                new GonePoints(List.of(), new TreeMap<>(Map.of(new ItemKey("sql-01", "rsv"), List.of(points)))));
        Findings findings = new Findings(Map.of());
        OutsideDeletions.report("shop", actual, AT, findings);
        return findings.entries();
    }

    @Test
    void what_others_deleted_against_its_promise_is_said_with_how_long_it_can_come_back() {
        assertThat(findings(deleted(PROMISED, ENDS, OUTSIDE))).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("HF1056");
            assertThat(finding.addresses()).containsExactly("sql-01");
            assertThat(finding.message()).contains(ENDS.toString());
            assertThat(finding.fix().orElseThrow()).contains("holdfast undelete sql-01@2026-11-17T15:00Z");
        });
        String other = SoftDeletedPoint.onRequest("shop-two/run-000001/4");
        assertThat(findings(deleted(PROMISED, ENDS, other))).hasSize(1);
    }

    @Test
    void runs_of_the_estate_and_what_was_promised_no_more_or_cannot_come_back_are_not_spoken_of() {
        Optional<Promise> over = promise(List.of("daily 30d"), AT);
        Optional<Promise> letGo = Optional.of(Promise.released(List.of("rule"), AT));
        String own = SoftDeletedPoint.onRequest("shop/run-000001/4");
        assertThat(findings(
                        deleted(PROMISED, ENDS, own),
                        deleted(over, ENDS, OUTSIDE),
                        deleted(letGo, ENDS, OUTSIDE),
                        deleted(Optional.empty(), ENDS, OUTSIDE),
                        deleted(PROMISED, AT, OUTSIDE)))
                .isEmpty();
    }
}
