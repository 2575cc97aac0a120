package dev.holdfast.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Consistency;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LastJob;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StatusBoardTest {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final ItemKey ITEM = new ItemKey("vm-1", "v");
    private static final ServiceProfile PROFILE = ServiceProfiles.azure();
    private static final Duration RPO = Duration.ofHours(4);

    @Test
    void a_point_within_the_rpo_is_fresh_up_to_the_second() {
        assertThat(freshness(RPO, PointStatus.GOOD)).isEqualTo(Freshness.FRESH);
        assertThat(freshness(RPO.plusSeconds(1), PointStatus.GOOD)).isEqualTo(Freshness.LATE);
    }

    @Test
    void beyond_what_the_service_explains_it_is_behind() {
        Duration allowance = board(Duration.ZERO, PointStatus.GOOD, Map.of(), Optional.empty())
                .allowance();
        assertThat(allowance).isPositive();
        assertThat(freshness(RPO.plus(allowance), PointStatus.GOOD)).isEqualTo(Freshness.LATE);
        assertThat(freshness(RPO.plus(allowance).plusSeconds(1), PointStatus.GOOD))
                .isEqualTo(Freshness.BEHIND);
    }

    @Test
    void points_that_cannot_be_restored_or_lie_in_the_future_do_not_count() {
        assertThat(freshness(Duration.ofHours(1), PointStatus.FAILED)).isEqualTo(Freshness.WAITING);
        assertThat(freshness(Duration.ofHours(1), PointStatus.UNVERIFIED)).isEqualTo(Freshness.WAITING);
        assertThat(freshness(Duration.ofHours(-1), PointStatus.GOOD)).isEqualTo(Freshness.WAITING);
    }

    @Test
    void without_a_point_a_missed_run_or_a_failed_job_means_behind() {
        StatusBoard missed =
                board(Duration.ofHours(1), PointStatus.FAILED, Map.of("vm-1", List.of(NOW)), Optional.empty());
        assertThat(missed.machines(any -> true).get(0).freshness()).isEqualTo(Freshness.BEHIND);
        StatusBoard failed = board(
                Duration.ofHours(1),
                PointStatus.FAILED,
                Map.of(),
                Optional.of(new LastJob(NOW, false, Optional.of("agent does not answer"))));
        assertThat(failed.machines(any -> true).get(0).freshness()).isEqualTo(Freshness.BEHIND);
    }

    @Test
    void stopped_machines_and_unselected_ones_are_left_out() {
        StatusBoard board = board(Duration.ofHours(1), PointStatus.GOOD, Map.of(), Optional.empty());
        assertThat(board.machines(any -> true))
                .extracting(MachineStatus::machine)
                .containsExactly("vm-1");
        assertThat(board.machines(name -> name.equals("vm-2"))).isEmpty();
    }

    private static Freshness freshness(Duration age, PointStatus status) {
        return board(age, status, Map.of(), Optional.empty())
                .machines(any -> true)
                .get(0)
                .freshness();
    }

    private static StatusBoard board(
            Duration age, PointStatus status, Map<String, List<Instant>> missed, Optional<LastJob> lastJob) {
        SortedMap<ObjectAddress, ManagedObject> objects = new TreeMap<>();
        add(objects, ObjectType.POLICY, "p", Map.of(AttributeNames.RPO, "4h"));
        add(objects, ObjectType.PROTECTION, "vm-1", protection("active"));
        add(objects, ObjectType.PROTECTION, "vm-2", protection("stopped"));
        RecoveryPoint point = new RecoveryPoint(
                "1",
                NOW.minus(age),
                Set.of(Tier.VAULT),
                DataSize.ZERO,
                status,
                Consistency.CRASH,
                new TreeSet<>(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        RecordedState recorded = new RecordedState(
                "e", 1, Optional.of(NOW), objects, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Map.of());
        ActualState actual = new ActualState(
                Optional.of(NOW),
                objects,
                new TreeMap<>(Map.of(ITEM, List.of(point))),
                lastJob.map(job -> Map.of(ITEM, job)).orElse(Map.of()),
                missed,
                List.of());
        return new StatusBoard(recorded, actual, PROFILE, NOW);
    }

    private static Map<String, String> protection(String state) {
        return Map.of(AttributeNames.POLICY, "p", AttributeNames.VAULT, "v", AttributeNames.PROTECTION_STATE, state);
    }

    private static void add(
            SortedMap<ObjectAddress, ManagedObject> objects,
            ObjectType type,
            String name,
            Map<String, String> attributes) {
        SortedMap<String, AttributeValue> values = new TreeMap<>();
        attributes.forEach((attribute, value) -> values.put(attribute, AttributeValue.of(value)));
        ObjectAddress address = new ObjectAddress(type, name);
        objects.put(address, new ManagedObject(address, values));
    }
}
