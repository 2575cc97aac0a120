package dev.holdfast.cli.schedule;

import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many backups of the estate start in each hour of the wall clock. Mutable; machines are added one by one, and those that
 * start together cost one computation.
 */
public final class HourlyLoad {

    /** Hours of a wall clock's day. */
    public static final int HOURS = 24;

    private static final long HOUR = 3_600;
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Machines that start at the same instants. */
    private record Timing(Occurrences starts, Duration slot) {}

    /**
     * The busiest single hour.
     *
     * @param begin its first instant
     * @param starts how many fall into it
     */
    public record Peak(Instant begin, long starts) {}

    /**
     * The counted load.
     *
     * @param zone of the wall clock: that of all machines, UTC if they differ
     * @param from first instant that counts
     * @param until first instant that no longer counts
     * @param starts per hour of the day, {@value #HOURS} numbers
     * @param peak the busiest hour, the earliest of equals; absent if nothing starts
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Counted(ZoneId zone, Boundary from, Boundary until, long[] starts, Optional<Peak> peak) {}

    private final Boundary from;
    private final Boundary until;
    private final Map<Timing, Integer> machines = new LinkedHashMap<>();

    /** A load of {@code [from, until)} without machines. */
    public HourlyLoad(Boundary from, Boundary until) {
        this.from = from;
        this.until = until;
    }

    /** Adds a machine. */
    void add(Occurrences starts, Duration slot) {
        machines.merge(new Timing(starts, slot), 1, Integer::sum);
    }

    /** Counts the starts of all machines. */
    public Counted count() {
        ZoneId zone = zone();
        LocalClock clock = new LocalClock(zone);
        long[] hours = new long[HOURS];
        Map<Long, Long> single = new TreeMap<>();
        for (Map.Entry<Timing, Integer> entry : machines.entrySet()) {
            Timing timing = entry.getKey();
            long slot = timing.slot().toSeconds();
            ZoneId own = timing.starts().zone();
            long end = until.in(own).getEpochSecond() - slot;
            Runs runs = timing.starts().runs(from.in(own).minusSeconds(slot));
            for (long run = runs.next(); run < end; run = runs.next()) {
                long local = clock.localSecond(run + slot);
                hours[(int) Math.floorMod(Math.floorDiv(local, HOUR), (long) HOURS)] += entry.getValue();
                single.merge(run + slot - Math.floorMod(local, HOUR), (long) entry.getValue(), Long::sum);
            }
        }
        return new Counted(zone, from, until, hours, peak(single));
    }

    private ZoneId zone() {
        ZoneId only = null;
        for (Timing timing : machines.keySet()) {
            ZoneId zone = timing.starts().zone();
            if (only != null && !only.equals(zone)) {
                return UTC;
            }
            only = zone;
        }
        return only == null ? UTC : only;
    }

    private static Optional<Peak> peak(Map<Long, Long> single) {
        long begin = 0;
        long most = 0;
        for (Map.Entry<Long, Long> hour : single.entrySet()) {
            if (hour.getValue() > most) {
                begin = hour.getKey();
                most = hour.getValue();
            }
        }
        return most == 0 ? Optional.empty() : Optional.of(new Peak(Instant.ofEpochSecond(begin), most));
    }
}
