package dev.holdfast.planner.retention;

import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.schedule.LocalClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Whether points have outlived an age at an instant. Calendar arithmetic is done only near the limit; far from it the answer
 * is plain, since months and clock changes shift a date by less than {@link #MARGIN}.
 */
final class AgeLimit {

    private static final Duration MARGIN = Duration.ofDays(5);

    private final Age age;
    private final int daysLess;
    private final ZoneId zone;
    private final LocalClock clock;
    private final long at;
    private final long surelyOver;
    private final long surelyNot;

    /**
     * The limit of an age at an instant.
     *
     * @param daysLess how many calendar days before the end of the age a life ends
     * @param clock any clock of the zone
     */
    AgeLimit(Age age, int daysLess, ZoneId zone, LocalClock clock, Instant at) {
        this.age = age;
        this.daysLess = daysLess;
        this.zone = zone;
        this.clock = clock;
        this.at = PointColumns.nanos(at);
        Instant limit = age.before(at, zone).plusSeconds(daysLess * LocalClock.DAY);
        this.surelyOver = PointColumns.nanos(limit.minus(MARGIN));
        this.surelyNot = PointColumns.nanos(limit.plus(MARGIN));
    }

    /** True if the life of a point of this row has ended. */
    boolean isOver(PointColumns columns, int row) {
        long captured = columns.nanos[row];
        if (captured < surelyOver || captured > surelyNot) {
            return captured < surelyOver;
        }
        return PointColumns.nanos(until(columns, row)) <= at;
    }

    /**
     * When the life of a point of this row ends: {@link Age#after}, so many days less, without its cost where no clock change
     * is near.
     */
    Instant until(PointColumns columns, int row) {
        Instant captured = columns.point(row).captured();
        boolean mixed = age.months() > 0 && age.days() > 0;
        long day = columns.days[row];
        if (age.months() > 0) {
            day = LocalDate.ofEpochDay(day).plusMonths(age.months()).toEpochDay();
        }
        long target = (day + age.days() - daysLess) * LocalClock.DAY
                + Math.floorMod(clock.localSecond(columns.second(row)), LocalClock.DAY);
        if (mixed || !columns.isExact(row) || !clock.isPlain(target)) {
            return captured.atZone(zone)
                    .plusMonths(age.months())
                    .plusDays(age.days() - (long) daysLess)
                    .plus(age.time())
                    .toInstant();
        }
        long seconds = clock.first(target) + age.time().toSeconds() - captured.getEpochSecond();
        return captured.plusSeconds(seconds);
    }
}
