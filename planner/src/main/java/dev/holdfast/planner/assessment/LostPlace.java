package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.model.policy.FailureClass;
import java.util.Comparator;

/**
 * What one failure takes.
 *
 * @param failureClass zone or region
 * @param region the region of the machines
 * @param zone of a zone, its name; empty for a region, and for machines whose zone nobody says
 */
record LostPlace(FailureClass failureClass, String region, String zone) implements Comparable<LostPlace> {

    private static final Comparator<LostPlace> ORDER = Comparator.comparing(LostPlace::failureClass)
            .thenComparing(LostPlace::region)
            .thenComparing(LostPlace::zone);

    @Override
    public int compareTo(LostPlace other) {
        return ORDER.compare(this, other);
    }

    /** True for a zone that nobody names. */
    boolean isSomewhere() {
        return failureClass == FailureClass.ZONE && zone.isEmpty();
    }

    /** True if the other is a named zone of the same region. */
    boolean mayBe(LostPlace other) {
        return other.failureClass == failureClass && other.region.equals(region) && !other.zone.isEmpty();
    }

    /** {@code eastus}, {@code eastus zone 1}, {@code a zone of eastus}. */
    String text() {
        if (isSomewhere()) {
            return "a zone of " + region;
        }
        return zone.isEmpty() ? region : region + " zone " + zone;
    }
}
