package dev.holdfast.planner.loss;

import dev.holdfast.planner.loss.Survival.Place;
import dev.holdfast.planner.loss.Survival.Route;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.Intervals;
import java.time.ZoneId;
import java.util.ArrayList;
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

    /** What the copy rule of a route takes. */
    BitSet of(int route) {
        return (BitSet) taken.get(route).clone();
    }

    /** What comes to any surviving place: everything where the first route is no copy, else what any rule takes. */
    BitSet reaching() {
        BitSet any = new BitSet(row.size());
        if (intervals.get(0).isEmpty()) {
            any.set(0, row.size());
        }
        taken.forEach(any::or);
        return any;
    }

    /** The largest gap between reaching captures if the worst single run does not happen. */
    Optional<Gap> oneMissed(long until) {
        BitSet reaching = reaching();
        long worst = Long.MIN_VALUE;
        long worstStart = 0;
        for (int i = 1; i + 1 < row.size(); i++) {
            int first = i < 2 ? -1 : reaching.previousSetBit(i - 2);
            int end = reaching.nextSetBit(i + 1);
            long before = first < 0 ? CaptureRow.NONE : row.capture(first);
            if (end < 0 || (before >= until && worst != Long.MIN_VALUE)) {
                break;
            }
            SortedSet<Long> captures = around(i);
            captures.add(row.capture(end));
            for (long capture : captures) {
                boolean counts = before != CaptureRow.NONE && (before < until || worst == Long.MIN_VALUE);
                if (counts && capture - before > worst) {
                    worst = capture - before;
                    worstStart = before;
                }
                before = capture;
            }
        }
        return worst == Long.MIN_VALUE ? Optional.empty() : Optional.of(SlotYear.gap(worstStart, worstStart + worst));
    }

    /** What reaches of the capture before a missed one and of the missed one's substitute. */
    private SortedSet<Long> around(int missed) {
        SortedSet<Long> captures = new TreeSet<>();
        long before = row.capture(missed - 1);
        long substitute = row.substitute(missed);
        long after = row.capture(missed + 1);
        for (Optional<Intervals> own : intervals) {
            if (isLast(own, before, substitute == CaptureRow.NONE ? after : substitute)) {
                captures.add(before);
            }
            if (substitute != CaptureRow.NONE && isLast(own, substitute, after)) {
                captures.add(substitute);
            }
        }
        return captures;
    }

    /** True if a capture comes to its place though another follows. */
    private static boolean isLast(Optional<Intervals> own, long capture, long next) {
        return own.map(known -> known.of(capture) != known.of(next)).orElse(true);
    }
}
