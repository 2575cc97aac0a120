package dev.holdfast.planner.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.slot.load.JobPrediction;
import dev.holdfast.planner.slot.load.LoadPeak;
import dev.holdfast.planner.slot.load.StartPattern;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobPredictionTest {

    private static final ServiceProfile AZURE = ServiceProfiles.azure();

    @Test
    void a_machine_like_the_recorded_ones_takes_as_long_as_they_did() {
        JobPrediction prediction = new JobPrediction(AZURE);
        assertThat(prediction.snapshotMinutes()).as("459 s").isEqualTo(8);
        // 213 s and 11,390 MiB at 6.33 MiB/s: 2,013 s.
        assertThat(prediction.transferMinutes(DataSize.ofMebibytes(11_390))).isEqualTo(34);
        assertThat(prediction.transferMinutes(DataSize.ZERO))
                .as("213 s, rounded up")
                .isEqualTo(4);
        assertThat(prediction.transferMinutes(new DataSize(Long.MAX_VALUE)))
                .as("bounded")
                .isEqualTo(366 * StartPattern.DAY);
    }

    @Test
    void the_data_that_flows_into_a_vault_limits_the_transfers() {
        VaultCapacity capacity = VaultCapacity.of(AZURE);
        assertThat(capacity.jobs()).isEqualTo(500);
        // 3,125 MB/s at 6.33 MiB/s each.
        assertThat(capacity.transfers()).isEqualTo(470);
        assertThat(capacity.holds(new LoadPeak(0, 500, 470))).isTrue();
        assertThat(capacity.holds(new LoadPeak(0, 500, 471))).isFalse();
        assertThat(capacity.holds(new LoadPeak(0, 501, 1))).isFalse();
    }

    @Test
    void a_pattern_knows_its_days_its_zone_and_how_far_its_starts_are_apart() {
        StartPattern weekly =
                Fleets.pattern("w", "weekly monday wednesday 01:00", Duration.ofMinutes(90), "Asia/Kolkata");
        assertThat(weekly.weekdays()).hasSize(2);
        assertThat(weekly.daysBetween()).isEqualTo(5);
        assertThat(weekly.zoneMinutes()).isEqualTo(330);
        assertThat(weekly.slots()).isEqualTo(90);
        assertThat(weekly.widest()).isEqualTo(StartPattern.DAY);
        StartPattern cron = Fleets.pattern("c", "cron 0 3 * * 0", Duration.ZERO, "UTC");
        assertThat(cron.weekdays()).containsExactly(java.time.DayOfWeek.SUNDAY);
        assertThat(cron.daysBetween()).isEqualTo(7);
        StartPattern monthly = Fleets.pattern("m", "cron 0 3 15 * *", Duration.ZERO, "UTC");
        assertThat(monthly.weekdays()).as("the 15th can be any day").hasSize(7);
        assertThat(monthly.daysBetween()).isEqualTo(31);
        StartPattern often = Fleets.pattern("o", "every 4h 20:00-20:00", Duration.ofHours(1), "UTC");
        assertThat(often.minutes()).hasSize(6).isSorted();
        assertThat(often.widest()).isEqualTo(240);
    }
}
