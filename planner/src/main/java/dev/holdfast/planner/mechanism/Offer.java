package dev.holdfast.planner.mechanism;

import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule that can be chosen where none is declared.
 *
 * @param interval from one start to the next; a whole day for once a day
 */
record Offer(Duration interval) {

    private static final Duration DAY = Duration.ofDays(1);

    /** Once a day, then the intervals of the service within a day, the largest first: the cheapest first. */
    static List<Offer> all(ServiceProfile profile) {
        List<Offer> offers = new ArrayList<>();
        offers.add(new Offer(DAY));
        List<Duration> intervals = profile.policies().enhancedIntervals();
        for (int i = intervals.size() - 1; i >= 0; i--) {
            if (intervals.get(i).compareTo(DAY) < 0) {
                offers.add(new Offer(intervals.get(i)));
            }
        }
        return offers;
    }

    boolean isDaily() {
        return interval.equals(DAY);
    }

    /** {@code Once a day}, {@code Every 12h}. */
    String name() {
        return isDaily() ? "Once a day" : "Every " + Durations.format(interval);
    }

    /** Round the clock, so that the largest gap is the interval, from the usual start, which as the last of its day is sent to the vault. */
    Schedule schedule() {
        LocalTime start = ScheduleFeasibility.USUAL_START;
        Recurrence recurrence = isDaily()
                ? new Recurrence.Daily(List.of(start))
                : new Recurrence.Every(interval, new TimeWindow(start, start));
        return new Schedule(recurrence, Duration.ZERO);
    }
}
