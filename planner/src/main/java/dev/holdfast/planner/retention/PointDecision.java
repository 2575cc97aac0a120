package dev.holdfast.planner.retention;

import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a retention rule decides about one point.
 *
 * @param point the point
 * @param kept true if it stays
 * @param reasons why, never empty: what keeps it ({@code daily 3 of 7}, {@code weekly until 2027-02-07 (sunday)}) or what let
 *     it go ({@code outlived daily (7 of 7 newer) since 2026-11-20 04:00}), finest class first
 * @param until when it will go, if ages and locks alone keep it; absent while a count, an open bucket, its being the newest or
 *     a point that builds on it decides, and for points that go
 */
public record PointDecision(RecoveryPoint point, boolean kept, List<String> reasons, Optional<Instant> until) {
    public PointDecision {
        reasons = List.copyOf(reasons);
    }
}
