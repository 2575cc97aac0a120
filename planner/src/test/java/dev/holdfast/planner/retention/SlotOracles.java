package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Small models of how widely used tools choose the snapshots they keep, written from their documented rules and in their own
 * terms: what to compare our engine with. All take capture times newest first and answer those that stay.
 */
final class SlotOracles {

    private SlotOracles() {}

    /** The period a time belongs to, as text. */
    static String period(RetentionClass bucket, Instant captured, ZoneId zone) {
        ZonedDateTime time = captured.atZone(zone);
        return switch (bucket) {
            case LAST -> captured.toString();
            case HOURLY -> time.toLocalDate() + " " + time.getHour() + time.getOffset();
            case DAILY -> time.toLocalDate().toString();
            case WEEKLY ->
                String.format(
                        Locale.ROOT,
                        "%d-W%d",
                        time.get(IsoFields.WEEK_BASED_YEAR),
                        time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTHLY -> time.getYear() + "-" + time.getMonthValue();
            case YEARLY -> String.valueOf(time.getYear());
        };
    }

    /**
     * One pass over all snapshots, as {@code restic forget} documents it: a snapshot that begins a new period takes a count of
     * that class, one snapshot may do so in several classes, and the very oldest does while counts are left. -1 is no limit.
     */
    static Set<Instant> shared(List<Instant> newestFirst, SortedMap<RetentionClass, Integer> counts, ZoneId zone) {
        Map<RetentionClass, Integer> left = new HashMap<>(counts);
        Map<RetentionClass, String> before = new HashMap<>();
        Set<Instant> kept = new LinkedHashSet<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            for (RetentionClass bucket : counts.keySet()) {
                int free = left.getOrDefault(bucket, 0);
                String period = period(bucket, newestFirst.get(i), zone);
                boolean oldest = i == newestFirst.size() - 1;
                if (free != 0 && (oldest || !period.equals(before.get(bucket)))) {
                    before.put(bucket, period);
                    left.put(bucket, free > 0 ? free - 1 : free);
                    kept.add(newestFirst.get(i));
                }
            }
        }
        return kept;
    }

    /**
     * One pass for each class, finest first, as {@code borg prune} documents it: the last archive of each period counts unless
     * an earlier rule keeps it, and while a rule has not reached its number it keeps the oldest archive too.
     */
    static Set<Instant> exclusive(
            List<Instant> newestFirst, SortedMap<RetentionClass, Integer> counts, Set<Instant> within, ZoneId zone) {
        Set<Instant> kept = new LinkedHashSet<>(within);
        counts.forEach((bucket, count) -> {
            Set<String> seen = new HashSet<>();
            int used = 0;
            for (Instant captured : newestFirst) {
                if (used < count && seen.add(period(bucket, captured, zone)) && kept.add(captured)) {
                    used++;
                }
            }
            if (count > 0 && used < count && !newestFirst.isEmpty()) {
                kept.add(newestFirst.get(newestFirst.size() - 1));
            }
        });
        return kept;
    }

    /**
     * One pass for each class, as the prune simulator of Proxmox documents it: a period in which an earlier class keeps any
     * snapshot at all is covered and takes no count.
     */
    static Set<Instant> covering(List<Instant> newestFirst, SortedMap<RetentionClass, Integer> counts, ZoneId zone) {
        Set<Instant> kept = new LinkedHashSet<>();
        counts.forEach((bucket, count) -> {
            Set<String> covered = new HashSet<>();
            kept.forEach(captured -> covered.add(period(bucket, captured, zone)));
            Set<Instant> more = new LinkedHashSet<>();
            for (Instant captured : newestFirst) {
                if (more.size() < count && covered.add(period(bucket, captured, zone))) {
                    more.add(captured);
                }
            }
            kept.addAll(more);
        });
        return kept;
    }

    /** The newest of each period, for as many days as it says, as snapshot schedulers for file systems thin out by age. */
    static Set<Instant> aged(List<Instant> newestFirst, RetentionClass bucket, int days, ZoneId zone, Instant at) {
        Set<String> seen = new HashSet<>();
        Set<Instant> kept = new TreeSet<>();
        for (Instant captured : newestFirst) {
            boolean newest = seen.add(period(bucket, captured, zone));
            boolean open = period(bucket, captured, zone).equals(period(bucket, at, zone));
            if (newest
                    && (open || captured.atZone(zone).plusDays(days).toInstant().isAfter(at))) {
                kept.add(captured);
            }
        }
        return kept;
    }

    /** Those captured after the newest less so many days. */
    static Set<Instant> within(List<Instant> newestFirst, int days, ZoneId zone) {
        Set<Instant> kept = new LinkedHashSet<>();
        for (Instant captured : newestFirst) {
            if (captured.isAfter(newestFirst.get(0).atZone(zone).minusDays(days).toInstant())) {
                kept.add(captured);
            }
        }
        return kept;
    }

    /** The capture times of points, in their order. */
    static List<Instant> times(List<RecoveryPoint> points) {
        List<Instant> times = new ArrayList<>();
        points.forEach(point -> times.add(point.captured()));
        return times;
    }
}
