package dev.holdfast.planner.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.disk.ValueOrigin;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import dev.holdfast.planner.storage.DiskContent;
import dev.holdfast.planner.storage.MachineContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasuredDisksTest {

    private static final Instant START = Instant.parse("2026-11-01T22:00:00Z");

    private static Disk disk(String name, Estimate<DataSize> used, Estimate<ChurnRate> churn) {
        return new Disk(
                name,
                Optional.empty(),
                Estimate.declared(DataSize.ofGibibytes(1_000)),
                used,
                churn,
                DiskTraits.managed(DiskRole.DATA),
                Optional.empty());
    }

    private static Disk unknown(String name) {
        return disk(
                name, Estimate.preset(DataSize.ofGibibytes(400)), Estimate.preset(ChurnRate.ofShare(Percent.of(3))));
    }

    private static RecoveryPoint point(long second, long bytes, Set<Tier> tiers) {
        Instant captured = START.plusSeconds(second);
        return RecoveryPoint.good("p" + second, captured, tiers, new DataSize(bytes), Consistency.APPLICATION);
    }

    /** Points of a content, as a service would store them. */
    private static List<RecoveryPoint> points(MachineContent content, int count, Duration apart) {
        List<RecoveryPoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double days = apart.toSeconds() / 86_400.0;
            long bytes = i == 0 ? content.full() : Math.round(content.changed(days));
            points.add(point(i * apart.toSeconds(), bytes, EnumSet.of(Tier.VAULT)));
        }
        return points;
    }

    @Test
    void what_is_unknown_is_read_off_the_points() {
        Seeds.forEach(200, random -> {
            long used = (50L + random.nextInt(700)) << 30;
            long churn = 1 + (long) (used * random.nextDouble() * 0.2);
            MachineContent real = new MachineContent(List.of(new DiskContent(used, churn)));
            List<RecoveryPoint> points =
                    points(real, 4 + random.nextInt(60), Duration.ofHours(4L * (1 + random.nextInt(42))));
            Collections.shuffle(points, new java.util.Random(random.nextLong()));
            List<Disk> measured = MeasuredDisks.of(List.of(unknown("os"), unknown("data")), points);
            MachineContent found = MachineContent.of(measured);
            assertThat((double) found.full()).isCloseTo(used, Offset.offset(4.0));
            assertThat(found.changed(3)).isCloseTo(real.changed(3), Offset.offset(1e-4 * used));
            assertThat(measured)
                    .allMatch(disk -> disk.used().origin() == ValueOrigin.MEASURED
                            && disk.churn().origin() == ValueOrigin.MEASURED);
        });
    }

    @Test
    void what_was_declared_stays_and_the_rest_is_for_the_others() {
        Disk known = disk(
                "os",
                Estimate.declared(DataSize.ofGibibytes(30)),
                Estimate.declared(ChurnRate.ofAmount(DataSize.ofGibibytes(1))));
        MachineContent real = new MachineContent(List.of(new DiskContent(100L << 30, 5L << 30)));
        List<Disk> measured = MeasuredDisks.of(List.of(known, unknown("data")), points(real, 10, Duration.ofDays(1)));
        assertThat(measured.get(0)).isEqualTo(known);
        assertThat(measured.get(1).used()).isEqualTo(Estimate.measured(DataSize.ofGibibytes(70)));
        assertThat(MachineContent.of(measured).changed(1)).isCloseTo(5.0 * (1L << 30), Offset.offset(1e6));
    }

    @Test
    void presets_stay_where_points_tell_nothing() {
        List<Disk> disks = List.of(unknown("os"));
        assertThat(MeasuredDisks.of(disks, List.of())).isEqualTo(disks);
        assertThat(MeasuredDisks.of(disks, List.of(point(0, 0, EnumSet.of(Tier.VAULT)))))
                .isEqualTo(disks);
        assertThat(MeasuredDisks.of(disks, List.of(point(0, 1L << 40, EnumSet.of(Tier.ARCHIVE)))))
                .as("archived points are wholes and say nothing of change")
                .isEqualTo(disks);
        List<Disk> young = MeasuredDisks.of(disks, List.of(point(0, 100L << 30, EnumSet.of(Tier.INSTANT))));
        assertThat(young.get(0).used().origin()).isEqualTo(ValueOrigin.MEASURED);
        assertThat(young.get(0).churn().origin()).isEqualTo(ValueOrigin.PRESET);
    }

    @Test
    void no_disk_is_taken_to_hold_more_than_its_size() {
        List<Disk> measured =
                MeasuredDisks.of(List.of(unknown("os")), List.of(point(0, 5_000L << 30, EnumSet.of(Tier.VAULT))));
        assertThat(measured.get(0).used().value()).isEqualTo(DataSize.ofGibibytes(1_000));
    }
}
