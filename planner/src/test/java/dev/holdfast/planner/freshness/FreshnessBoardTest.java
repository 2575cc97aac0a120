package dev.holdfast.planner.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.GonePoints;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobError;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FreshnessBoardTest {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final ItemKey HOME = new ItemKey("vm-1", "v");
    private static final ItemKey COPY = new ItemKey("vm-1", "far");
    private static final ServiceProfile PROFILE = ServiceProfiles.azure();
    private static final Duration RPO = Duration.ofHours(4);

    private final TreeMap<ObjectAddress, ManagedObject> objects = new TreeMap<>();
    private final TreeMap<ItemKey, List<RecoveryPoint>> points = new TreeMap<>();
    private final Map<ItemKey, JobHistory> jobs = new HashMap<>();
    private final Map<String, List<Instant>> missed = new HashMap<>();

    FreshnessBoardTest() {
        vault("v", "eastus", "LRS", "disabled");
        vault("far", "westus", "LRS", "locked");
        policy(Map.of(AttributeNames.RPO, "4h"));
        protection("vm-1", AttributeNames.ACTIVE);
        protection("vm-2", AttributeNames.STOPPED);
    }

    @Test
    void a_point_within_the_rpo_is_fresh_up_to_the_second() {
        point(HOME, RPO, PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().freshness()).isEqualTo(Freshness.FRESH);
        points.clear();
        point(HOME, RPO.plusSeconds(1), PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().freshness()).isEqualTo(Freshness.LATE);
    }

    @Test
    void beyond_what_the_service_explains_it_is_behind() {
        point(HOME, Duration.ZERO, PointStatus.GOOD, Tier.VAULT);
        Duration allowance = vm().allowance();
        assertThat(allowance).isPositive();
        points.clear();
        point(HOME, RPO.plus(allowance), PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().freshness()).isEqualTo(Freshness.LATE);
        points.clear();
        point(HOME, RPO.plus(allowance).plusSeconds(1), PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().freshness()).isEqualTo(Freshness.BEHIND);
    }

    @Test
    void what_has_to_be_moved_to_the_vault_adds_to_the_allowance_and_a_kept_snapshot_takes_it_away() {
        point(HOME, Duration.ZERO, PointStatus.GOOD, DataSize.ofGibibytes(100), Tier.VAULT);
        Duration throughVault = vm().allowance();
        assertThat(throughVault).isGreaterThan(Duration.ofHours(4));
        policy(Map.of(AttributeNames.RPO, "4h", AttributeNames.RETENTION_PREFIX + "instant", "2d"));
        assertThat(vm().allowance())
                .isEqualTo(
                        PROFILE.timings().startJitter().plus(PROFILE.timings().snapshot()));
    }

    @Test
    void each_class_counts_only_the_points_that_survive_it() {
        policy(Map.of(
                AttributeNames.RPO,
                "4h",
                AttributeNames.SURVIVE_PREFIX + "vm",
                "required",
                AttributeNames.SURVIVE_PREFIX + "region",
                "rpo 26h, rto 8h",
                AttributeNames.SURVIVE_PREFIX + "deletion",
                "rto 8h",
                AttributeNames.SURVIVE_PREFIX + "ransomware",
                "rpo 12h"));
        copyRule();
        point(HOME, Duration.ofHours(1), PointStatus.GOOD, Tier.INSTANT);
        point(HOME, Duration.ofHours(3), PointStatus.GOOD, Tier.INSTANT, Tier.VAULT);
        point(COPY, Duration.ofHours(30), PointStatus.GOOD, Tier.VAULT);
        assertThat(machine().classes())
                .extracting(ClassFreshness::failureClass, ClassFreshness::age)
                .containsExactly(
                        tuple(FailureClass.VM, Optional.of(Duration.ofHours(1))),
                        tuple(FailureClass.REGION, Optional.of(Duration.ofHours(30))),
                        tuple(FailureClass.DELETION, Optional.of(Duration.ofHours(3))),
                        tuple(FailureClass.RANSOMWARE, Optional.of(Duration.ofHours(30))));
        assertThat(machine().classes())
                .extracting(ClassFreshness::rpo)
                .containsExactly(
                        Optional.of(RPO),
                        Optional.of(Duration.ofHours(26)),
                        Optional.of(RPO),
                        Optional.of(Duration.ofHours(12)));
        assertThat(machine().classes().get(1).freshness()).isEqualTo(Freshness.LATE);
    }

    @Test
    void a_class_that_no_place_survives_is_behind_at_once() {
        policy(Map.of(AttributeNames.SURVIVE_PREFIX + "region", "required"));
        point(HOME, Duration.ofMinutes(1), PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().freshness()).isEqualTo(Freshness.BEHIND);
    }

    @Test
    void a_first_copy_that_never_comes_is_behind_once_it_should_be_there() {
        policy(Map.of(AttributeNames.SURVIVE_PREFIX + "region", "rpo 26h"));
        copyRule();
        point(HOME, Duration.ofHours(20), PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().freshness()).isEqualTo(Freshness.WAITING);
        point(HOME, Duration.ofDays(5), PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().freshness()).isEqualTo(Freshness.BEHIND);
    }

    @Test
    void the_paired_region_has_a_point_only_after_its_lag() {
        objects.clear();
        vault("v", "eastus", "GRS", "disabled");
        policy(Map.of(AttributeNames.SURVIVE_PREFIX + "region", "rpo 26h"));
        protection("vm-1", AttributeNames.ACTIVE);
        Duration lag = PROFILE.timings().crossRegionLag();
        point(HOME, lag.minusSeconds(1), PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().newest()).isEmpty();
        point(HOME, lag, PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().age()).contains(lag);
        assertThat(vm().allowance()).isGreaterThan(lag);
    }

    @Test
    void points_that_cannot_be_restored_or_lie_in_the_future_do_not_count() {
        point(HOME, Duration.ofHours(1), PointStatus.FAILED, Tier.VAULT);
        point(HOME, Duration.ofHours(2), PointStatus.UNVERIFIED, Tier.VAULT);
        point(HOME, Duration.ofHours(-1), PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().freshness()).isEqualTo(Freshness.WAITING);
        assertThat(machine().points()).isZero();
    }

    @Test
    void of_a_broken_newest_point_the_older_one_that_can_be_restored_counts() {
        point(HOME, Duration.ofHours(3), PointStatus.GOOD, Tier.VAULT);
        point(HOME, Duration.ofHours(2), PointStatus.FAILED, Tier.VAULT);
        based(HOME, Duration.ofHours(1), id(HOME, Duration.ofHours(2)));
        based(HOME, Duration.ofMinutes(30), id(HOME, Duration.ofHours(1)));
        based(HOME, Duration.ofMinutes(20), "gone");
        assertThat(vm().age()).contains(Duration.ofHours(3));
        assertThat(machine().points()).isEqualTo(1);
        point(HOME, Duration.ofMinutes(10), PointStatus.GOOD, Tier.VAULT);
        assertThat(vm().age()).contains(Duration.ofMinutes(10));
    }

    @Test
    void a_whole_chain_counts_as_a_whole() {
        point(HOME, Duration.ofHours(3), PointStatus.GOOD, Tier.VAULT);
        based(HOME, Duration.ofHours(2), id(HOME, Duration.ofHours(3)));
        based(HOME, Duration.ofHours(1), id(HOME, Duration.ofHours(2)));
        assertThat(vm().age()).contains(Duration.ofHours(1));
        assertThat(vm().freshness()).isEqualTo(Freshness.FRESH);
        assertThat(machine().points()).isEqualTo(3);
    }

    @Test
    void good_points_of_which_none_can_be_restored_are_behind_at_once_and_not_waited_for() {
        based(HOME, Duration.ofMinutes(2), id(HOME, Duration.ofMinutes(1)));
        based(HOME, Duration.ofMinutes(1), id(HOME, Duration.ofMinutes(2)));
        assertThat(vm().newest()).as("a circle").isEmpty();
        assertThat(vm().freshness()).isEqualTo(Freshness.BEHIND);
        assertThat(machine().points()).isZero();
        policy(Map.of());
        assertThat(vm().freshness()).as("also without an rpo").isEqualTo(Freshness.BEHIND);
    }

    @Test
    void a_class_that_no_broken_point_would_survive_waits_for_its_first_copy_as_before() {
        policy(Map.of(AttributeNames.SURVIVE_PREFIX + "region", "rpo 26h"));
        copyRule();
        based(HOME, Duration.ofHours(20), "gone");
        assertThat(vm().freshness()).isEqualTo(Freshness.WAITING);
        based(COPY, Duration.ofHours(20), "gone");
        assertThat(vm().freshness()).as("a copy that is broken").isEqualTo(Freshness.BEHIND);
        points.remove(COPY);
        based(HOME, Duration.ofDays(5), "gone");
        assertThat(vm().freshness()).as("no copy in five days").isEqualTo(Freshness.BEHIND);
    }

    @Test
    void chains_are_those_of_one_item_and_of_two_points_with_one_id_the_first_is_built_on() {
        based(COPY, Duration.ofHours(1), id(HOME, Duration.ofHours(2)));
        point(HOME, Duration.ofHours(2), PointStatus.GOOD, Tier.VAULT);
        assertThat(machine().points()).as("a base in another vault is missing").isEqualTo(1);
        points.clear();
        RecoveryPoint good = point("twice", Duration.ofHours(3), PointStatus.GOOD, DataSize.ZERO, "", Tier.VAULT);
        RecoveryPoint failed = point("twice", Duration.ofHours(2), PointStatus.FAILED, DataSize.ZERO, "", Tier.VAULT);
        RecoveryPoint onTwice = point("on", Duration.ofHours(1), PointStatus.GOOD, DataSize.ZERO, "twice", Tier.VAULT);
        points.put(HOME, List.of(onTwice, failed, good));
        assertThat(vm().age()).contains(Duration.ofHours(3));
        points.put(HOME, List.of(onTwice, good, failed));
        assertThat(vm().age()).contains(Duration.ofHours(1));
    }

    @Test
    void without_a_point_a_missed_run_or_a_failed_job_means_behind() {
        missed.put("vm-1", List.of(NOW));
        assertThat(vm().freshness()).isEqualTo(Freshness.BEHIND);
        missed.clear();
        assertThat(vm().freshness()).isEqualTo(Freshness.WAITING);
        jobs.put(HOME, JobHistory.failed(NOW, new JobError("AgentDown", "The agent does not answer.")));
        assertThat(vm().freshness()).isEqualTo(Freshness.BEHIND);
    }

    @Test
    void holds_in_force_are_counted_in_all_places() {
        point(HOME, Duration.ofHours(1), PointStatus.GOOD, Tier.VAULT);
        point(COPY, Duration.ofHours(1), PointStatus.GOOD, Tier.VAULT);
        LegalHold open = new LegalHold(NOW, Optional.empty(), "tester", "");
        LegalHold over = new LegalHold(NOW.minusSeconds(9), Optional.of(NOW), "tester", "");
        points.computeIfPresent(HOME, (key, list) -> List.of(list.get(0).holding(Optional.of(open))));
        assertThat(machine().held()).isEqualTo(1);
        points.computeIfPresent(COPY, (key, list) -> List.of(list.get(0).holding(Optional.of(over))));
        assertThat(machine().held()).isEqualTo(1);
    }

    @Test
    void stopped_machines_and_unselected_ones_are_left_out() {
        assertThat(board().machines(any -> true))
                .extracting(MachineFreshness::machine)
                .containsExactly("vm-1");
        assertThat(board().machines(name -> name.equals("vm-2"))).isEmpty();
    }

    private FreshnessBoard board() {
        RecordedState recorded = new RecordedState(
                "e", 1, Optional.of(NOW), objects, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Map.of());
        ActualState actual =
                new ActualState(Optional.of(NOW), objects, points, Map.of(), jobs, missed, GonePoints.none());
        return new FreshnessBoard(recorded, actual, PROFILE, NOW);
    }

    private MachineFreshness machine() {
        return board().machines(any -> true).get(0);
    }

    private ClassFreshness vm() {
        return machine().classes().get(0);
    }

    private void point(ItemKey item, Duration age, PointStatus status, Tier... tiers) {
        point(item, age, status, DataSize.ZERO, tiers);
    }

    private void point(ItemKey item, Duration age, PointStatus status, DataSize size, Tier... tiers) {
        add(item, point(id(item, age), age, status, size, "", tiers));
    }

    /** A good point in the vault that builds on another. */
    private void based(ItemKey item, Duration age, String base) {
        add(item, point(id(item, age), age, PointStatus.GOOD, DataSize.ZERO, base, Tier.VAULT));
    }

    private static String id(ItemKey item, Duration age) {
        return item + "/" + age;
    }

    private static RecoveryPoint point(
            String id, Duration age, PointStatus status, DataSize size, String base, Tier... tiers) {
        return new RecoveryPoint(
                id,
                NOW.minus(age),
                Set.of(tiers),
                size,
                status,
                Consistency.CRASH,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                base.isEmpty() ? Optional.empty() : Optional.of(base),
                Optional.empty());
    }

    private void add(ItemKey item, RecoveryPoint point) {
        List<RecoveryPoint> more = new ArrayList<>(points.getOrDefault(item, List.of()));
        more.add(point);
        more.sort(Comparator.comparing(RecoveryPoint::captured).reversed());
        points.put(item, more);
    }

    private void vault(String name, String region, String redundancy, String immutability) {
        add(
                ObjectType.VAULT,
                name,
                Map.of(
                        AttributeNames.REGION,
                        region,
                        AttributeNames.REDUNDANCY,
                        redundancy,
                        AttributeNames.CROSS_REGION_RESTORE,
                        Boolean.toString(redundancy.equals("GRS")),
                        AttributeNames.SOFT_DELETE,
                        "14d",
                        AttributeNames.IMMUTABILITY,
                        immutability));
    }

    private void policy(Map<String, String> attributes) {
        add(ObjectType.POLICY, "p", attributes);
    }

    private void protection(String machine, String state) {
        add(
                ObjectType.PROTECTION,
                machine,
                Map.of(AttributeNames.POLICY, "p", AttributeNames.VAULT, "v", AttributeNames.PROTECTION_STATE, state));
    }

    private void copyRule() {
        add(
                ObjectType.COPY,
                "vm-1\u2192far",
                Map.of(
                        AttributeNames.MACHINE,
                        "vm-1",
                        AttributeNames.VAULT,
                        "v",
                        AttributeNames.TARGET_VAULT,
                        "far",
                        AttributeNames.EVERY,
                        "1d"));
    }

    private void add(ObjectType type, String name, Map<String, String> attributes) {
        TreeMap<String, AttributeValue> values = new TreeMap<>();
        attributes.forEach((attribute, value) -> values.put(attribute, AttributeValue.of(value)));
        ObjectAddress address = new ObjectAddress(type, name);
        objects.put(address, new ManagedObject(address, values));
    }
}
