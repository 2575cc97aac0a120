package dev.holdfast.planner.drift;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Points that no run of the estate deleted although their promise would keep them, and that can still be undeleted. The record
 * need not know them: points that were made since the last apply are spoken of, too.
 */
public final class OutsideDeletions {

    private OutsideDeletions() {}

    /** One finding for each day on which their soft delete ends, because that is how long there is to act. */
    public static void report(String estate, ActualState actual, Instant at, Findings findings) {
        Map<Instant, List<Deleted>> byEnd = new TreeMap<>();
        actual.softDeleted().forEach((item, points) -> {
            for (SoftDeletedPoint point : points) {
                if (point.canBeUndeleted(at) && point.isPromisedAt(at) && !point.isDeletedBy(estate + "/")) {
                    byEnd.computeIfAbsent(point.ends(), any -> new ArrayList<>())
                            .add(new Deleted(item, point));
                }
            }
        });
        byEnd.forEach((ends, deleted) -> findings.add(
                finding(ends, deleted),
                deleted.stream().map(each -> each.item().machine()).toList()));
    }

    private record Deleted(ItemKey item, SoftDeletedPoint point) {}

    private static Finding finding(Instant ends, List<Deleted> deleted) {
        String newest = deleted.stream()
                .max(Comparator.comparing(each -> each.point().point().captured()))
                .orElseThrow()
                .point()
                .point()
                .id();
        return Finding.of(
                        FindingType.POINTS_SOFT_DELETED,
                        Optional.empty(),
                        "Recovery points were deleted, by no run of this estate and although their promise would keep them."
                                + " Their vaults keep them until " + ends
                                + "; until then they can be undeleted, but not"
                                + " restored.",
                        "Find out who deleted them, and bring back what is needed, such as 'holdfast undelete " + newest
                                + "'; 'holdfast fabric show' lists them.")
                .with("points", Integer.toString(deleted.size()))
                .with("newest", newest)
                .with("why", deleted.get(0).point().reason());
    }
}
