package dev.holdfast.dsl.model.retention;

import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.quantity.QuantityException;
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

    /**
     * Reads {@code 7} (buckets), {@code all} (or {@code -1}), {@code 30d} (an age), each also with a day:
     * {@code 12w on sunday}, {@code 12 on first sunday}.
     *
     * @throws QuantityException if the text is something else
     */
    public static ClassRule parse(String text) throws QuantityException {
        return ClassRuleText.parse(text);
    }

    /** {@code 12w on sunday}; parses to an equal rule. */
    @Override
    public String toString() {
        return ClassRuleText.format(this);
    }
}
