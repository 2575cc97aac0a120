package dev.holdfast.planner.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Percent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyPaceTest {

    private static final CopyLimits LIMITS =
            new CopyLimits(Duration.ofSeconds(200), new DataRate(new DataSize(1_000)), 3);

    private static Disk disk(String name, long used, int percent) {
        return new Disk(
                name,
                Optional.empty(),
                Estimate.declared(new DataSize(2_000_000)),
                Estimate.declared(new DataSize(used)),
                Estimate.declared(ChurnRate.ofShare(Percent.of(percent))),
                DiskTraits.managed(DiskRole.DATA),
                Optional.empty());
    }

    @Test
    void a_copy_moves_what_changed_since_the_last_one_and_what_changed_twice_only_once() {
        List<Disk> disks = List.of(disk("log", 1_000_000, 50), disk("data", 100_000, 10));
        assertThat(CopyPace.of(disks, 1, LIMITS)).isEqualTo(new CopyPace(1, 510_000, 200 + 510));
        // Of the log three quarters in two days, of the data 19 %.
        assertThat(CopyPace.of(disks, 0.5, LIMITS).bytes()).isBetween(769_000L, 769_001L);
        // Every twelve hours 1 - sqrt(1/2) of the log and 1 - sqrt(9/10) of the data.
        CopyPace twice = CopyPace.of(disks, 2, LIMITS);
        assertThat(twice.bytes()).isBetween(298_025L, 298_027L);
        assertThat(twice.secondsPerDay()).isCloseTo(2 * (200 + 299), within(1e-6));
    }

    @Test
    void disks_that_are_rewritten_or_empty_count_as_what_they_hold() {
        assertThat(CopyPace.of(List.of(disk("swap", 70_000, 100), disk("new", 0, 50)), 0.1, LIMITS)
                        .bytes())
                .isEqualTo(70_000);
        assertThat(CopyPace.of(List.of(), 1, LIMITS)).isEqualTo(new CopyPace(1, 0, 200));
    }

    @Test
    void copies_keep_up_as_long_as_a_day_suffices_for_a_day() {
        assertThat(new CopyPace(1, 0, 86_400).keepsUp(LIMITS)).isTrue();
        assertThat(new CopyPace(1, 0, 86_401).keepsUp(LIMITS)).isFalse();
        assertThat(new CopyPace(72, 0, 0).keepsUp(LIMITS)).isTrue();
        assertThat(new CopyPace(72.5, 0, 0).keepsUp(LIMITS)).isFalse();
    }
}
