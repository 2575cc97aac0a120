package dev.holdfast.planner.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StrengthTest {

    private final Strength strength = new Strength(Instant.parse("2026-11-20T15:00:00Z"));

    @Test
    void turning_a_change_round_turns_its_effect_round() {
        for (String[] pair : List.of(
                new String[] {"rpo", "24h", "4h"},
                new String[] {"rpo", "", "4h"},
                new String[] {"every", "2d", "1d"},
                new String[] {"softDelete", "14d", "30d"},
                new String[] {"immutability", "disabled", "unlocked"},
                new String[] {"immutability", "unlocked", "locked"},
                new String[] {"redundancy", "LRS", "ZRS"},
                new String[] {"redundancy", "ZRS", "GRS"},
                new String[] {"crossRegionRestore", "false", "true"},
                new String[] {"consistency", "", "crash"},
                new String[] {"consistency", "file-system", "application"},
                new String[] {"state", "stopped", "active"},
                new String[] {"retention.daily", "7d", "30d"},
                new String[] {"retention.daily", "7", "14"},
                new String[] {"retention.daily", "7", "30d"},
                new String[] {"retention.weekly", "", "12w on sunday"},
                new String[] {"retention.instant", "1d", "2d"},
                new String[] {"retention.minGood", "", "3"},
                new String[] {"survive.zone", "rpo 26h, rto 8h", "rpo 4h, rto 8h"},
                new String[] {"survive.zone", "rpo 26h, rto 8h", "rpo 26h, rto 4h"},
                new String[] {"survive.zone", "rpo 26h", "rpo 26h, rto 4h"},
                new String[] {"survive.zone", "required", "rpo 26h"},
                new String[] {"survive.region", "", "rpo 26h"},
                new String[] {"schedule", "daily 22:00", "every 4h 20:00-20:00"},
                new String[] {"schedule", "weekly sunday 22:00", "daily 22:00"},
                new String[] {"targetVault", "", "rsv-west"})) {
            assertThat(effect(pair[0], pair[1], pair[2]))
                    .as(String.join(" ", pair))
                    .isEqualTo(Effect.STRENGTHENS);
            assertThat(effect(pair[0], pair[2], pair[1]))
                    .as(String.join(" ", pair))
                    .isEqualTo(Effect.WEAKENS);
            assertThat(effect(pair[0], pair[1], pair[1]))
                    .as(String.join(" ", pair))
                    .isEqualTo(Effect.NEUTRAL);
        }
    }

    @Test
    void what_has_no_order_is_neutral() {
        assertThat(effect("schedule", "daily 22:00", "daily 21:30")).isEqualTo(Effect.NEUTRAL);
        assertThat(effect("timeZone", "UTC", "Europe/Berlin")).isEqualTo(Effect.NEUTRAL);
        assertThat(effect("slot", "5m", "7m")).isEqualTo(Effect.NEUTRAL);
        assertThat(effect("rpo", "nonsense", "rubbish")).isEqualTo(Effect.NEUTRAL);
    }

    @Test
    void a_set_that_loses_a_member_weakens_and_more_excluded_disks_weaken() {
        assertThat(sets("copies", List.of("a every 1d"), List.of("a every 1d", "b every 1d")))
                .isEqualTo(Effect.STRENGTHENS);
        assertThat(sets("copies", List.of("a every 1d"), List.of("b every 1d"))).isEqualTo(Effect.WEAKENS);
        assertThat(sets("copies", List.of("a every 1d"), List.of("a every 12h")))
                .isEqualTo(Effect.STRENGTHENS);
        assertThat(sets("copies", List.of("a every 1d"), List.of("a every 2d", "b every 1d")))
                .isEqualTo(Effect.WEAKENS);
        assertThat(sets("copies", List.of("a every 1d", "b every 1d"), List.of("a every 1d", "b every 1d from a")))
                .isEqualTo(Effect.NEUTRAL);
        assertThat(sets("copies", List.of("a every 1d", "b every 1d"), List.of("a every 1h", "c every 1h")))
                .isEqualTo(Effect.WEAKENS);
        assertThat(sets("excludedDisks", List.of(), List.of("data0"))).isEqualTo(Effect.WEAKENS);
        assertThat(sets("excludedDisks", List.of("data0"), List.of())).isEqualTo(Effect.STRENGTHENS);
    }

    @Test
    void many_runs_close_to_each_other_do_not_make_up_for_a_longer_gap() {
        assertThat(effect("schedule", "every 4h 00:00-00:00", "cron */5 1,2 * * *"))
                .isEqualTo(Effect.WEAKENS);
        assertThat(effect("schedule", "daily 00:00 12:00", "daily 00:00 06:00")).isEqualTo(Effect.WEAKENS);
        assertThat(effect("schedule", "weekly sunday 22:00", "cron 0 22 1-5 * *"))
                .isEqualTo(Effect.WEAKENS);
        assertThat(effect("schedule", "monthly 1 03:00", "cron 0 3 1 1 *")).isEqualTo(Effect.WEAKENS);
        assertThat(effect("schedule", "cron 0 3 1 1 *", "monthly 1 03:00")).isEqualTo(Effect.STRENGTHENS);
        assertThat(effect("schedule", "monthly first sunday 03:00", "monthly 15 03:00"))
                .as("another day of the month")
                .isEqualTo(Effect.NEUTRAL);
    }

    @Test
    void a_disk_that_is_backed_up_no_more_weakens_once() {
        SortedMap<String, AttributeValue> before = disks(List.of("data", "os"), List.of());
        assertThat(changed(before, disks(List.of("os"), List.of())))
                .extracting(AttributeDifference::effect)
                .containsExactly(Effect.WEAKENS);
        assertThat(changed(before, disks(List.of("os"), List.of("data"))))
                .as("left out")
                .extracting(AttributeDifference::effect)
                .containsExactly(Effect.WEAKENS, Effect.NEUTRAL);
        assertThat(changed(before, disks(List.of("data", "more", "os"), List.of())))
                .extracting(AttributeDifference::effect)
                .containsExactly(Effect.NEUTRAL);
    }

    @Test
    void other_tags_that_are_kept_weaken() {
        assertThat(RetentionStrength.compare("keepTags", "[a, b]", "[a]")).isEqualTo(Effect.STRENGTHENS);
        assertThat(RetentionStrength.compare("keepTags", "[a]", "[b]")).isEqualTo(Effect.WEAKENS);
    }

    private List<AttributeDifference> changed(
            SortedMap<String, AttributeValue> before, SortedMap<String, AttributeValue> after) {
        return strength.compare(object(before), object(after), name -> Optional.empty());
    }

    private static SortedMap<String, AttributeValue> disks(List<String> included, List<String> excluded) {
        return new TreeMap<>(
                Map.of("includedDisks", AttributeValue.of(included), "excludedDisks", AttributeValue.of(excluded)));
    }

    @Test
    void a_class_without_an_objective_of_its_own_has_that_of_the_policy() {
        SortedMap<String, AttributeValue> policy = new TreeMap<>(
                Map.of("rpo", AttributeValue.of("4h"), "survive.zone", AttributeValue.of("rpo 26h, rto 2h")));
        assertThat(survive(policy, "required"))
                .as("4h instead of 26h, but no rto")
                .isEqualTo(Effect.WEAKENS);
        assertThat(survive(policy, "rto 2h")).isEqualTo(Effect.STRENGTHENS);
        assertThat(survive(policy, "rpo 4h, rto 1h")).isEqualTo(Effect.STRENGTHENS);
        assertThat(survive(policy, "rpo 4h, rto 3h")).as("one gains, one loses").isEqualTo(Effect.WEAKENS);
        assertThat(survive(policy, "rto 2h, rpo 26h"))
                .as("only spelt otherwise")
                .isEqualTo(Effect.NEUTRAL);
    }

    private Effect survive(SortedMap<String, AttributeValue> policy, String after) {
        SortedMap<String, AttributeValue> changed = new TreeMap<>(policy);
        changed.put("survive.zone", AttributeValue.of(after));
        return strength.compare(object(policy), object(changed), name -> Optional.empty())
                .get(0)
                .effect();
    }

    private static ManagedObject object(SortedMap<String, AttributeValue> attributes) {
        return new ManagedObject(new ObjectAddress(ObjectType.POLICY, "p"), attributes);
    }

    private Effect effect(String attribute, String before, String after) {
        SortedMap<String, AttributeValue> old = new TreeMap<>();
        SortedMap<String, AttributeValue> now = new TreeMap<>();
        value(before).ifPresent(value -> old.put(attribute, value));
        value(after).ifPresent(value -> now.put(attribute, value));
        List<AttributeDifference> differences = strength.compare(object(old), object(now), name -> Optional.empty());
        return differences.isEmpty() ? Effect.NEUTRAL : differences.get(0).effect();
    }

    private static Optional<AttributeValue> value(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(AttributeValue.of(text));
    }

    private Effect sets(String attribute, List<String> before, List<String> after) {
        return strength.of(attribute, Optional.of(AttributeValue.of(before)), Optional.of(AttributeValue.of(after)));
    }
}
