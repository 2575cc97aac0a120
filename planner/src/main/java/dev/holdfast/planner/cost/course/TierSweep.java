package dev.holdfast.planner.cost.course;

import dev.holdfast.planner.cost.course.PointStay.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the comings and goings of the points of one tier in the order of time and notes which stand beside each other.
 *
 * <p>Cost: n log n of the points.
 */
final class TierSweep {

    private final GapTable stood;
    private final GapTable arrived;
    /** Since when the pair of a point and its older neighbour, or the oldest alone, stands as it does; by capture. */
    private final TreeMap<Long, Long> present = new TreeMap<>();

    /** Something comes or goes. */
    private record Event(long second, long captured, boolean comes) {}

    private TierSweep(Stage stage) {
        this.stood = new GapTable(stage);
        this.arrived = new GapTable(stage);
    }

    /**
     * What one tier holds over the months.
     *
     * @param stood seconds of pairs
     * @param arrived how many points came, by the gap to the older neighbour they found
     */
    record Result(GapTable stood, GapTable arrived) {}

    /** Looks at the stretch of each point that a tier is about. */
    static Result of(List<PointStay> stays, Stage stage, Function<PointStay, Stretch> tier) {
        Months months = stage.months();
        List<Event> events = new ArrayList<>();
        for (PointStay stay : stays) {
            Stretch stretch = tier.apply(stay);
            if (stretch.from() < stretch.to()) {
                events.add(new Event(stretch.from(), stay.captured(), true));
                if (stretch.to() < months.end()) {
                    events.add(new Event(stretch.to(), stay.captured(), false));
                }
            }
        }
        events.sort(Comparator.comparingLong(Event::second)
                .thenComparing(Event::comes)
                .thenComparingLong(Event::captured));
        TierSweep sweep = new TierSweep(stage);
        for (Event event : events) {
            if (event.comes()) {
                sweep.comes(event, months.start());
            } else {
                sweep.goes(event);
            }
        }
        sweep.present.forEach((captured, since) -> sweep.close(captured, months.end()));
        return new Result(sweep.stood, sweep.arrived);
    }

    private void comes(Event event, long start) {
        if (present.containsKey(event.captured())) {
            return; // two of one capture hold the same
        }
        Long older = present.lowerKey(event.captured());
        Map.@Nullable Entry<Long, Long> newer = present.higherEntry(event.captured());
        if (event.second() > start) {
            if (older == null) {
                arrived.movedWhole(event.captured(), event.second());
            } else {
                arrived.moved(event.captured() - older, event.second());
            }
        }
        if (newer != null) {
            close(newer.getKey(), event.second());
            present.put(newer.getKey(), event.second());
        }
        present.put(event.captured(), event.second());
    }

    private void goes(Event event) {
        if (!present.containsKey(event.captured())) {
            return;
        }
        Map.@Nullable Entry<Long, Long> newer = present.higherEntry(event.captured());
        close(event.captured(), event.second());
        if (newer != null) {
            close(newer.getKey(), event.second());
            present.put(newer.getKey(), event.second());
        }
        present.remove(event.captured());
    }

    /** Notes that a point and its older neighbour stood as they did until a second. */
    private void close(long captured, long second) {
        long since = present.getOrDefault(captured, second);
        Long older = present.lowerKey(captured);
        if (older == null) {
            stood.stoodWhole(captured, since, second);
        } else {
            stood.stood(captured - older, since, second);
        }
    }
}
