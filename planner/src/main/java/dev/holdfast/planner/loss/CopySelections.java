package dev.holdfast.planner.loss;

import dev.holdfast.planner.loss.Survival.Place;
import dev.holdfast.planner.loss.Survival.Route;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.Intervals;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which captures of a row each copy rule takes: the last of each of its intervals. Captures are named by their index. */
final class CopySelections {

    private final CaptureRow row;
    /** By route; empty for routes without a copy. */
    private final List<Optional<Intervals>> intervals = new ArrayList<>();

    private final List<BitSet> taken = new ArrayList<>();

    CopySelections(CaptureRow row, List<Route> routes, ZoneId zone, boolean ended) {
        this.row = row;
        for (Route route : routes) {
            Optional<Intervals> own = route.place() == Place.COPY
                    ? route.every().map(every -> new Intervals(every, zone))
                    : Optional.empty();
            intervals.add(own);
            taken.add(own.map(known -> lastOfEach(known, ended)).orElseGet(BitSet::new));
        }
    }

    /** The last interval counts only if no capture can follow in it. */
    private BitSet lastOfEach(Intervals own, boolean ended) {
        BitSet found = new BitSet(row.size());
        for (int i = 0; i < row.size(); i++) {
            boolean last = i + 1 == row.size();
            if (last ? ended : own.of(row.capture(i)) != own.of(row.capture(i + 1))) {
                found.set(i);
            }
        }
        return found;
    }

    int[] everything() {
        int[] all = new int[row.size()];
        Arrays.setAll(all, index -> index);
        return all;
    }

    int[] of(int route) {
        return taken.get(route).stream().toArray();
    }

    /** What any rule takes. */
    int[] together() {
        BitSet any = new BitSet(row.size());
        taken.forEach(any::or);
        return any.stream().toArray();
    }

    /** The largest gap between these captures if the worst single run does not happen. */
    Optional<Gap> oneMissed(int[] reaching, long until) {
        long worst = Long.MIN_VALUE;
        long worstStart = 0;
        for (int i = 1; i + 1 < reaching.length && (i == 1 || row.capture(reaching[i - 1]) < until); i++) {
            long before = row.capture(reaching[i - 1]);
            SortedSet<Long> between = insteadOf(reaching[i]);
            between.add(row.capture(reaching[i + 1]));
            for (long capture : between) {
                if (capture - before > worst) {
                    worst = capture - before;
                    worstStart = before;
                }
                before = Math.max(before, capture);
            }
        }
        return worst == Long.MIN_VALUE ? Optional.empty() : Optional.of(SlotYear.gap(worstStart, worstStart + worst));
    }

    /**
     * What comes in place of a capture: its substitute where the vault itself survives; where copies do, its substitute or the
     * capture before, if still of the same interval.
     */
    private SortedSet<Long> insteadOf(int index) {
        SortedSet<Long> captures = new TreeSet<>();
        long substitute = row.substitute(index);
        if (intervals.get(0).isEmpty()) {
            if (substitute != CaptureRow.NONE) {
                captures.add(substitute);
            }
            return captures;
        }
        for (int route = 0; route < intervals.size(); route++) {
            boolean takes = taken.get(route).get(index);
            intervals.get(route).filter(any -> takes).ifPresent(own -> {
                long interval = own.of(row.capture(index));
                if (substitute != CaptureRow.NONE && own.of(substitute) == interval) {
                    captures.add(substitute);
                } else if (index > 0 && own.of(row.capture(index - 1)) == interval) {
                    captures.add(row.capture(index - 1));
                }
            });
        }
        return captures;
    }
}
