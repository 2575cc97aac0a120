package dev.holdfast.executor.fabric.simulated.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.state.ItemKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class JobTimesTest {

    private static final ItemKey ITEM = new ItemKey("sql-01", "rsv-eastus");
    private static final long NIGHT = Instant.parse("2026-11-20T22:00:00Z").getEpochSecond();
    private static final long DAY = 86_400;

    /** The median size of the recorded machines. */
    private static final long RECORDED_BYTES = DataSize.ofMebibytes(11_390).bytes();

    private static final JobTimes RECORDED = new JobTimes(ServiceProfiles.azureRecorded(), 7);
    private static final JobTimes USUAL = new JobTimes(ServiceProfiles.azure(), 7);
    private static final JobTimes STRICT = new JobTimes(ServiceProfiles.azureStrict(), 7);

    /** What jobs at 4,000 nights take, ascending. */
    private static long[] draws(LongUnaryOperator time) {
        return LongStream.range(0, 4_000)
                .map(night -> time.applyAsLong(NIGHT + night * DAY))
                .sorted()
                .toArray();
    }

    private static void fits(String source, long median, long ninetieth, LongUnaryOperator time) {
        long[] draws = draws(time);
        assertThat(draws[draws.length / 2]).as("%s: median", source).isCloseTo(median, Percentage.withPercentage(10));
        assertThat(draws[draws.length * 9 / 10])
                .as("%s: 90th percentile", source)
                .isCloseTo(ninetieth, Percentage.withPercentage(10));
    }

    @Test
    void jobs_of_the_recorded_profile_take_as_long_as_recorded_ones() {
        fits("94 recorded backups, 'Take Snapshot'", 459, 464, at -> RECORDED.snapshot(ITEM, at));
        fits(
                "94 recorded backups, 'Transfer data to vault'",
                2_013,
                3_213,
                at -> RECORDED.transfer(ITEM, at, RECORDED_BYTES));
        fits("253 recorded restores", 186, 2_436, at -> RECORDED.restore(ITEM, at));
        fits("11 recorded restores in the paired region", 1_147, 2_973, at -> RECORDED.crossRegionRestore(ITEM, at));
        fits("793 recorded configurations", 31, 92, at -> RECORDED.configure(ITEM, at));
    }

    @Test
    void jobs_of_the_usual_profile_always_take_the_median_and_start_on_time() {
        assertThat(draws(at -> USUAL.snapshot(ITEM, at))).containsOnly(459);
        assertThat(draws(at -> USUAL.transfer(ITEM, at, 0))).containsOnly(213);
        assertThat(Arrays.stream(draws(at -> USUAL.transfer(ITEM, at, RECORDED_BYTES)))
                        .distinct())
                .hasSize(1)
                .allSatisfy(seconds -> assertThat(seconds).isCloseTo(2_013, Percentage.withPercentage(1)));
        assertThat(draws(at -> USUAL.lateness(ITEM, at))).containsOnly(0);
        assertThat(draws(at -> USUAL.lag(ITEM, at, at, ZoneOffset.UTC))).containsOnly(0);
    }

    @Test
    void more_than_200_GB_a_day_take_longer_than_eight_hours_as_documented() {
        long seconds = USUAL.transfer(ITEM, NIGHT, 200L << 30);
        assertThat(Duration.ofSeconds(seconds)).isGreaterThan(Duration.ofHours(8));
    }

    @Test
    void the_recorded_profile_alone_misses_3_of_26_nights() {
        assertThat(LongStream.range(0, 4_000).filter(night -> RECORDED.misses(ITEM, NIGHT + night * DAY)))
                .hasSizeBetween(400, 520);
        for (JobTimes times : List.of(USUAL, STRICT)) {
            assertThat(LongStream.range(0, 4_000).filter(night -> times.misses(ITEM, NIGHT + night * DAY)))
                    .isEmpty();
        }
    }

    @Test
    void the_strict_profile_starts_within_two_hours_and_moves_within_eight_at_peak_as_documented() {
        long[] late = draws(at -> STRICT.lateness(ITEM, at));
        assertThat(late[0]).isBetween(0L, 60L);
        assertThat(late[late.length - 1]).isBetween(7_100L, 7_200L);
        long[] lag = draws(at -> STRICT.lag(ITEM, at, at, ZoneOffset.UTC));
        assertThat(lag[0]).isBetween(0L, 300L);
        assertThat(lag[lag.length - 1]).isBetween(28_500L, 28_800L);
        assertThat(draws(at -> STRICT.lag(ITEM, at, at + DAY / 2, ZoneOffset.UTC)))
                .as("ten in the morning is no peak")
                .containsOnly(0);
    }

    @Test
    void the_same_job_always_takes_the_same_time_and_others_do_not() {
        assertThat(new JobTimes(ServiceProfiles.azureRecorded(), 7).restore(ITEM, NIGHT))
                .isEqualTo(RECORDED.restore(ITEM, NIGHT));
        assertThat(Chance.draw(1, "a", ITEM, 5)).isEqualTo(Chance.draw(1, "a", ITEM, 5));
        assertThat(LongStream.of(
                                Double.doubleToLongBits(Chance.draw(1, "a", ITEM, 5)),
                                Double.doubleToLongBits(Chance.draw(2, "a", ITEM, 5)),
                                Double.doubleToLongBits(Chance.draw(1, "b", ITEM, 5)),
                                Double.doubleToLongBits(Chance.draw(1, "a", ITEM, 6)),
                                Double.doubleToLongBits(Chance.draw(1, "a", new ItemKey("sql-0", "1rsv-eastus"), 5)))
                        .distinct()
                        .count())
                .isEqualTo(5);
    }
}
