package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-02-14, saturday, 2026-02-14",
        "DAILY, 2026-02-14, sunday, none",
        "HOURLY, 2026-02-14, 14, 2026-02-14",
        "WEEKLY, 2026-02-14, monday, 2026-02-09",
        "WEEKLY, 2026-02-14, sunday, 2026-02-15",
        "WEEKLY, 2026-02-14, 1, none",
        "MONTHLY, 2026-02-14, sunday, 2026-02-22",
        "MONTHLY, 2026-02-14, 1, 2026-02-01",
        "MONTHLY, 2026-02-14, 31, 2026-02-28",
        "MONTHLY, 2028-02-14, last day, 2028-02-29",
        "MONTHLY, 2026-02-14, fifth sunday, none",
        "MONTHLY, 2026-02-14, first sunday of january, none",
        "MONTHLY, 2026-01-14, first sunday of january, 2026-01-04",
        "YEARLY, 2026-02-14, last day, 2026-12-31",
        "YEARLY, 2026-02-14, 1, 2026-12-01",
        "YEARLY, 2026-02-14, first monday, 2026-12-07",
        "YEARLY, 2026-12-31, last day of february, 2026-02-28",
        "YEARLY, 2028-12-31, last day of february, 2028-02-29",
        "YEARLY, 2026-02-14, fifth sunday of february, none",
    })
    void the_last_day_that_counts_lies_in_the_bucket(RetentionClass bucket, LocalDate day, String on, String last)
            throws QuantityException {
        long found = BucketCalendar.lastDay(bucket, CalendarDay.parse(on), day.toEpochDay());
        assertThat(found)
                .isEqualTo(
                        "none".equals(last)
                                ? BucketCalendar.NO_DAY
                                : LocalDate.parse(last).toEpochDay());
    }

    @Test
    void no_day_that_counts_follows_the_last_one_in_its_bucket() {
        Seeds.forEach(100, random -> {
            RetentionClass bucket = Seeds.oneOf(
                    random, RetentionClass.DAILY, RetentionClass.WEEKLY, RetentionClass.MONTHLY, RetentionClass.YEARLY);
            CalendarDay on = RetentionCases.day(random);
            LocalDate day = LocalDate.of(1999, 12, 1).plusDays(random.nextInt(12_000));
            long found = BucketCalendar.lastDay(bucket, on, day.toEpochDay());
            String period = period(bucket, day);
            long expected = BucketCalendar.NO_DAY;
            for (LocalDate date = day.minusDays(366); !date.isAfter(day.plusDays(366)); date = date.plusDays(1)) {
                if (period.equals(period(bucket, date)) && on.matches(date)) {
                    expected = date.toEpochDay();
                }
            }
            assertThat(found).as(bucket + " on " + on + " of " + day).isEqualTo(expected);
        });
    }

    private static String period(RetentionClass bucket, LocalDate date) {
        return SlotOracles.period(bucket, date.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }
}
