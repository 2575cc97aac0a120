package dev.holdfast.planner.retention;

import dev.holdfast.dsl.quantity.Age;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Whether points have outlived an age at an instant. Calendar arithmetic is done only near the limit; far from it the answer
 * is plain, since months and clock changes shift a date by less than {@link #MARGIN}.
 */
final class AgeLimit {

    private static final Duration MARGIN = Duration.ofDays(5);

    private final Age age;
    private final ZoneId zone;
    private final long at;
    private final long surelyOver;
    private final long surelyNot;

    AgeLimit(Age age, ZoneId zone, Instant at) {
        this.age = age;
        this.zone = zone;
        this.at = PointColumns.nanos(at);
        Instant limit = age.before(at, zone);
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

    /** When the life of a point of this row ends. */
    Instant until(PointColumns columns, int row) {
        return age.after(columns.point(row).captured(), zone);
    }
}
