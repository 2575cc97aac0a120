package dev.holdfast.executor.fabric.world;

import dev.holdfast.planner.state.ExpiredPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Points the service expired and nobody acknowledged yet. */
public final class ExpiredPoints {

    private final WorldChanges changes;
    private final List<ExpiredPoint> points = new ArrayList<>();

    ExpiredPoints(WorldChanges changes) {
        this.changes = changes;
    }

    /** All of them, oldest expiry first. */
    public List<ExpiredPoint> all() {
        return Collections.unmodifiableList(points);
    }

    /** The service expired a point. */
    public void add(ExpiredPoint point) {
        points.add(point);
        changes.expired().add(point);
    }

    /** The expiries so far were reported. */
    public void acknowledge() {
        if (!points.isEmpty()) {
            points.clear();
            changes.expired().clear();
            changes.acknowledgeExpired();
        }
    }

    /** Points have other names from now on; a store renames what it holds by itself. */
    void rename(UnaryOperator<ExpiredPoint> renamed) {
        points.replaceAll(renamed);
    }
}
