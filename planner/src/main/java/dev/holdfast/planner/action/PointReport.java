package dev.holdfast.planner.action;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts points worth a finding, so that each finding is said once for all items. */
final class PointReport {

    private final Instant latest;
    private final SortedMap<String, Integer> unowned = new TreeMap<>();
    private final SortedMap<String, Integer> future = new TreeMap<>();
    private final SortedMap<String, Integer> locked = new TreeMap<>();
    private final SortedMap<String, Integer> immutable = new TreeMap<>();
    private final SortedMap<String, Integer> waiting = new TreeMap<>();
    private Optional<Instant> oldestWaiting = Optional.empty();

    PointReport(Instant at) {
        this.latest = at.plus(PointActions.SKEW);
    }

    void countUnowned(ItemKey item, int points) {
        unowned.merge(item.toString(), points, Integer::sum);
    }

    void countLocked(ItemKey item) {
        locked.merge(item.toString(), 1, Integer::sum);
    }

    /** A point would go before its promise ends, and its vault refuses that. */
    void countImmutable(ItemKey item) {
        immutable.merge(item.toString(), 1, Integer::sum);
    }

    /** A point that its retention lets go stays until its copy is made. */
    void countWaiting(ItemKey item, RecoveryPoint point) {
        waiting.merge(item.toString(), 1, Integer::sum);
        if (oldestWaiting.isEmpty() || point.captured().isBefore(oldestWaiting.get())) {
            oldestWaiting = Optional.of(point.captured());
        }
    }

    void countFuture(ItemKey item, List<RecoveryPoint> points) {
        for (RecoveryPoint point : points) {
            if (point.captured().isAfter(latest)) {
                future.merge(item.toString(), 1, Integer::sum);
            }
        }
    }

    void addTo(Findings findings) {
        add(
                findings,
                unowned,
                Finding.of(
                        FindingType.UNOWNED_POINTS,
                        Optional.empty(),
                        "These recovery points belong to no machine, vault or copy rule that is declared. They are kept and"
                                + " never pruned, and they cost storage.",
                        "Declare the machine or the copy again, or end the item with 'retired' and a deleteDataAfter."));
        add(
                findings,
                future,
                Finding.of(
                        FindingType.POINTS_IN_FUTURE,
                        Optional.empty(),
                        "These recovery points are dated in the future, so some clock is wrong. They take no slot of a"
                                + " retention and are not deleted.",
                        "Check the clocks of the machines and of the service."));
        add(
                findings,
                locked,
                Finding.of(
                        FindingType.POINTS_LOCKED,
                        Optional.empty(),
                        "These recovery points are locked or held. They stay until that has ended.",
                        "Nothing has to be done; a later plan deletes them."));
        add(
                findings,
                immutable,
                Finding.of(
                        FindingType.POINTS_IMMUTABLE,
                        Optional.empty(),
                        "These recovery points would go before their promise ends, but the immutability of their vault is"
                                + " locked and refuses that. The plan does not try it: they stay until their promise ends, and they cost"
                                + " storage.",
                        "Nothing has to be done; a later plan lets them go when their promise has ended."));
        add(
                findings,
                waiting,
                Finding.of(
                                FindingType.POINTS_WAIT_FOR_COPY,
                                Optional.empty(),
                                "The retention lets these recovery points go, but their copies are not there and verified"
                                        + " yet. They stay until then, and they cost storage.",
                                "Look why the copies do not arrive. If they are not wanted any more, take the copy rule out.")
                        .with("oldest", oldestWaiting.map(Instant::toString).orElse("")));
    }

    private static void add(Findings findings, SortedMap<String, Integer> counts, Finding finding) {
        if (!counts.isEmpty()) {
            int points = counts.values().stream().mapToInt(Integer::intValue).sum();
            findings.add(finding.with("points", Integer.toString(points)), counts.keySet());
        }
    }
}
