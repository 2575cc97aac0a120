package dev.holdfast.planner.plan.section;

import dev.holdfast.planner.document.HoldfastSection.ExpiredPointEntry;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ExpiredPoint;
import java.util.ArrayList;
import java.util.List;

/** The points that the fabric has expired, as a plan lists them. */
public final class ExpiredPoints {

    private ExpiredPoints() {}

    /** The points that the fabric expired since the last apply. */
    public static List<ExpiredPointEntry> of(ActualState actual) {
        List<ExpiredPointEntry> entries = new ArrayList<>();
        for (ExpiredPoint point : actual.expired()) {
            entries.add(new ExpiredPointEntry(
                    point.item().machine(),
                    point.item().vault(),
                    point.id(),
                    point.captured().toString(),
                    point.expired().toString(),
                    point.reason()));
        }
        return entries;
    }
}
