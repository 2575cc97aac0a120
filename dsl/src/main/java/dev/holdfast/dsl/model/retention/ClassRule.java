package dev.holdfast.dsl.model.retention;

import dev.holdfast.dsl.model.schedule.CalendarDay;
import java.util.Optional;

/**
 * What one class keeps.
 *
 * @param keep how many buckets, or how long
 * @param on only the point of this day counts in each bucket; absent for the newest of the bucket
 */
public record ClassRule(Keep keep, Optional<CalendarDay> on) {

    /** The last {@code buckets} buckets. */
    public static ClassRule count(int buckets) {
        return new ClassRule(new Keep.Count(buckets), Optional.empty());
    }
}
