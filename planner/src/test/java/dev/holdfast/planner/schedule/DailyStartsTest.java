package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.schedule.RecurrenceText;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyStartsTest {

    @ParameterizedTest
    @CsvSource({
        "daily 22:00 06:00, 06:00 22:00, ALL",
        "weekly sunday 22:00, 22:00, OF_THE_WEEK",
        "'weekly mon,tue,wed,thu,fri,sat,sun 22:00', 22:00, ALL",
        "monthly first sunday 22:00, 22:00, OTHER",
        "monthly 15 22:00, 22:00, OTHER",
        "every 4h 20:00-08:00, 00:00 04:00 20:00, ALL",
        "every 4h 20:00-20:00, 00:00 04:00 08:00 12:00 16:00 20:00, ALL",
        "every 5h 08:00-18:00, 08:00 13:00, ALL",
        "every 24h 08:00-08:00, 08:00, ALL",
        "every 2d 08:00-08:00, 08:00, OTHER",
        "every 7d 08:00-08:00, 08:00, OF_THE_WEEK",
        "every 36h 08:00-08:00, '', OTHER",
        "cron 0 22 * * *, 22:00, ALL",
        "cron 0 22 1-31 * *, 22:00, ALL",
        "cron 0 22 * * 0-6, 22:00, ALL",
        "cron 0 22 * * 1-5, 22:00, OF_THE_WEEK",
        "cron 0 22 */1 * 1-5, 22:00, OF_THE_WEEK",
        "cron 0 22 1 * 1-5, 22:00, OTHER",
        "cron 0 22 */2 * *, 22:00, OTHER",
        "cron 0 22 1-30 * *, 22:00, OTHER",
        "cron 0 22 * 1-11 *, 22:00, OTHER",
        "cron 0 22 29 2 *, 22:00, OTHER",
        "cron 0 22 29 2 */7, 22:00, OTHER",
        "cron 30 */8 * * *, 00:30 08:30 16:30, ALL",
    })
    void an_ordinary_day_has_these_starts(String text, String times, DailyStarts.Days days) throws Exception {
        DailyStarts starts = DailyStarts.of(RecurrenceText.parse(text));
        assertThat(String.join(
                        " ", starts.times().stream().map(LocalTime::toString).toList()))
                .isEqualTo(times);
        assertThat(starts.days()).isEqualTo(days);
        assertThat(starts.everyDay()).isEqualTo(days == DailyStarts.Days.ALL);
    }

    @Test
    void seconds_of_a_time_count() throws Exception {
        assertThat(DailyStarts.of(RecurrenceText.parse("daily 22:00:30")).times())
                .containsExactly(LocalTime.of(22, 0, 30));
    }
}
