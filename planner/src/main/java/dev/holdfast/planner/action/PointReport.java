package dev.holdfast.planner.action;

import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.FindingType;
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

    PointReport(Instant at) {
        this.latest = at.plus(PointActions.SKEW);
    }

    void countUnowned(ItemKey item, int points) {
        unowned.merge(item.toString(), points, Integer::sum);
    }

    void countLocked(ItemKey item) {
        locked.merge(item.toString(), 1, Integer::sum);
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
                        "These recovery points are locked, held, or promised in a vault that is locked. They stay until that has"
                                + " ended.",
                        "Nothing has to be done; a later plan deletes them."));
    }

    private static void add(Findings findings, SortedMap<String, Integer> counts, Finding finding) {
        if (!counts.isEmpty()) {
            int points = counts.values().stream().mapToInt(Integer::intValue).sum();
            findings.add(finding.with("points", Integer.toString(points)), counts.keySet());
        }
    }
}
