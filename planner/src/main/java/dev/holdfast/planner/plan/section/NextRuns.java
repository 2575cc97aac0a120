package dev.holdfast.planner.plan.section;

import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.HoldfastSection.ScheduleChange;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The starts of the next day, at most 24 and at least the next one, of machines whose schedule changes. Machines with the
 * same schedule and slot share one computation.
 */
public final class NextRuns {

    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int MOST = 24;

    private final Instant at;
    private final Map<String, List<String>> known = new HashMap<>();
    private final Map<String, Optional<Occurrences>> occurrences = new HashMap<>();

    /** Next runs after an instant. */
    public NextRuns(Instant at) {
        this.at = at;
    }

    /** The runs before and after, by machine. */
    public List<ScheduleChange> of(List<ObjectDifference> changes) {
        List<ScheduleChange> schedules = new ArrayList<>();
        for (ObjectDifference change : changes) {
            if (change.address().type() == ObjectType.SCHEDULE) {
                schedules.add(new ScheduleChange(
                        change.text(AttributeNames.MACHINE),
                        change.text(AttributeNames.TIME_ZONE),
                        change.text(AttributeNames.SLOT),
                        change.before().map(this::runs).orElse(List.of()),
                        change.after().map(this::runs).orElse(List.of())));
            }
        }
        schedules.sort(java.util.Comparator.comparing(ScheduleChange::machine));
        return schedules;
    }

    private List<String> runs(ManagedObject schedule) {
        String key = schedule.text(AttributeNames.TIME_ZONE) + "\n" + schedule.text(AttributeNames.RECURRENCE) + "\n"
                + schedule.text(AttributeNames.SLOT);
        return known.computeIfAbsent(key, any -> compute(schedule));
    }

    private List<String> compute(ManagedObject schedule) {
        String zone = schedule.text(AttributeNames.TIME_ZONE);
        String recurrence = schedule.text(AttributeNames.RECURRENCE);
        Optional<Occurrences> starts =
                occurrences.computeIfAbsent(zone + "\n" + recurrence, any -> read(recurrence, zone));
        Optional<Duration> slot = SlotText.read(schedule.text(AttributeNames.SLOT));
        List<String> shown = new ArrayList<>();
        if (starts.isPresent() && slot.isPresent()) {
            Runs runs = starts.get().runs(at.minus(slot.get()));
            long second = runs.next();
            while (second != Runs.NONE && shown.size() < MOST) {
                Instant start = Instant.ofEpochSecond(second).plus(slot.get());
                if (!shown.isEmpty() && start.isAfter(at.plus(AHEAD))) {
                    break;
                }
                if (start.isAfter(at)) {
                    shown.add(
                            start.atZone(starts.get().zone()).toOffsetDateTime().toString());
                }
                second = runs.next();
            }
        }
        return List.copyOf(shown);
    }

    /** Recorded texts of another version may be unreadable; such a schedule shows no runs. */
    private static Optional<Occurrences> read(String recurrence, String zone) {
        try {
            return Optional.of(Occurrences.of(RecurrenceText.parse(recurrence), ZoneId.of(zone)));
        } catch (QuantityException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
