package dev.holdfast.planner.loss;

import dev.holdfast.planner.loss.CopyHop.Arrived;
import dev.holdfast.planner.loss.CopyHop.Change;
import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Which captures of a row come to the places of the routes. Captures are named by their index. */
final class CopySelections {

    private final CaptureRow row;
    /** By route, then hop; empty for routes without a copy. */
    private final List<List<CopyHop>> hops = new ArrayList<>();

    CopySelections(CaptureRow row, List<List<Duration>> routes, ZoneId zone, boolean ended) {
        this.row = row;
        for (List<Duration> route : routes) {
            List<CopyHop> chain = new ArrayList<>();
            Optional<CopyHop> source = Optional.empty();
            for (Duration every : route) {
                CopyHop hop = new CopyHop(row, source, every, zone, ended);
                chain.add(hop);
                source = Optional.of(hop);
            }
            hops.add(chain);
        }
    }

    /** The copy rules of a route, in the order in which captures pass them. */
    List<CopyHop> hops(int route) {
        return hops.get(route);
    }

    /** What comes to any surviving place. */
    BitSet reaching() {
        BitSet any = new BitSet(row.size());
        for (int route = 0; route < hops.size(); route++) {
            any.or(reaching(route));
        }
        return any;
    }

    /** Everything on a route without copies, else what the last copy rule takes. */
    private BitSet reaching(int route) {
        List<CopyHop> chain = hops.get(route);
        if (!chain.isEmpty()) {
            return chain.get(chain.size() - 1).taken();
        }
        BitSet all = new BitSet(row.size());
        all.set(0, row.size());
        return all;
    }

    /** The largest gap between reaching captures if the worst single run does not happen. */
    Optional<Gap> oneMissed(long until) {
        BitSet reaching = reaching();
        List<BitSet> byRoute = new ArrayList<>();
        for (int route = 0; route < hops.size(); route++) {
            byRoute.add(reaching(route));
        }
        long worst = Long.MIN_VALUE;
        long worstStart = 0;
        for (int i = 1; i + 1 < row.size(); i++) {
            List<Change> changes = changes(i);
            int from = i;
            for (Change change : changes) {
                from = Math.min(from, change.from());
            }
            int first = from < 1 ? -1 : reaching.previousSetBit(from - 1);
            int end = reaching.nextSetBit(i + 1);
            long before = first < 0 ? CaptureRow.NONE : row.capture(first);
            if (end < 0 || changes.size() < hops.size() || (before >= until && worst != Long.MIN_VALUE)) {
                break;
            }
            List<Long> captures = around(from, byRoute, changes);
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

    /** What the missing of a run changes at the end of each route; fewer than routes if the row ends before that is known. */
    private List<Change> changes(int missed) {
        long substitute = row.substitute(missed);
        Change atVault = new Change(
                missed,
                missed,
                substitute == CaptureRow.NONE
                        ? List.of()
                        : List.of(new Arrived(substitute, row.substituteStart(missed))));
        List<Change> changes = new ArrayList<>();
        for (List<CopyHop> chain : hops) {
            Optional<Change> change = Optional.of(atVault);
            for (CopyHop hop : chain) {
                change = change.flatMap(hop::passOn);
            }
            change.ifPresent(changes::add);
        }
        return changes;
    }

    /** What reaches from the first capture that any route changes until the missed one, ascending; on several routes repeated. */
    private List<Long> around(int from, List<BitSet> byRoute, List<Change> changes) {
        List<Long> captures = new ArrayList<>();
        for (int route = 0; route < changes.size(); route++) {
            Change change = changes.get(route);
            BitSet own = byRoute.get(route);
            for (int i = own.nextSetBit(from); i >= 0 && i < change.from(); i = own.nextSetBit(i + 1)) {
                captures.add(row.capture(i));
            }
            for (Arrived arrived : change.instead()) {
                captures.add(arrived.captured());
            }
        }
        if (changes.size() > 1) {
            Collections.sort(captures);
        }
        return captures;
    }
}
