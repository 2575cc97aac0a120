package dev.holdfast.executor.fabric.simulated.agenda;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import java.time.Instant;

/** When a machine is backed up: the starts of its schedule, each later by its slot. Mutable: a cursor over them. */
public final class Timetable {

    private final Occurrences occurrences;
    private final LocalClock clock;
    private final long slot;
    private final Runs runs;
    private long current = Long.MIN_VALUE;
    private long next;

    private Timetable(Occurrences occurrences, long slot, long after) {
        this.occurrences = occurrences;
        this.clock = new LocalClock(occurrences.zone());
        this.slot = slot;
        this.runs = occurrences.runs(Instant.ofEpochSecond(after - slot + 1));
        this.next = start(runs.next());
    }

    /** The starts after a second. */
    public static Timetable of(ManagedObject schedule, Occurrences occurrences, long after) {
        try {
            return new Timetable(occurrences, slot(schedule), after);
        } catch (QuantityException e) {
            throw new IllegalStateException("accepted although unreadable: " + schedule.address(), e);
        }
    }

    /**
     * Seconds after each nominal start.
     *
     * @throws QuantityException if the text cannot be read
     */
    public static long slot(ManagedObject schedule) throws QuantityException {
        String text = schedule.text(AttributeNames.SLOT);
        return text.isEmpty() || text.equals("0s") ? 0 : Durations.parse(text).toSeconds();
    }

    /** The next start; {@link Runs#NONE} after the last. */
    public long next() {
        return next;
    }

    /** Goes on to the start after {@link #next}. */
    public void advance() {
        current = next;
        next = start(runs.next());
    }

    /** True if no further start follows a capture on the same local day. */
    public boolean isLastOfDay(long captured) {
        long following = captured == current ? next : after(captured);
        return following == Runs.NONE || clock.localDay(following) != clock.localDay(captured);
    }

    private long after(long captured) {
        return occurrences
                .next(Instant.ofEpochSecond(captured - slot))
                .map(start -> start.getEpochSecond() + slot)
                .orElse(Runs.NONE);
    }

    private long start(long nominal) {
        return nominal == Runs.NONE ? Runs.NONE : nominal + slot;
    }
}
