package dev.holdfast.planner.drift;

import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.document.DriftEntry.DriftedPoint;
import dev.holdfast.planner.document.Fingerprint;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Drift of points: those that are recorded and gone although the service did not expire them, and those whose promise, lock,
 * hold or soundness is not what was recorded. New points are no drift.
 */
final class PointDrift {

    private static final String GONE =
            "Recovery points were deleted outside since the last apply: the service did not expire"
                    + " them. Nothing can bring them back; the apply takes them out of the record.";

    private static final String SOFT_DELETED =
            "Recovery points were deleted outside since the last apply: the service did not expire them. Their vault still"
                    + " keeps them: 'holdfast undelete' brings them back until the time shown. The apply takes them out of"
                    + " the record.";

    private final RecordedState recorded;
    private final ActualState actual;
    private final DriftContext context;

    PointDrift(RecordedState recorded, ActualState actual, DriftContext context) {
        this.recorded = recorded;
        this.actual = actual;
        this.context = context;
    }

    /** By item, those that are gone before those that changed. */
    List<DriftEntry> entries() {
        Map<ItemKey, Set<String>> expired = new HashMap<>();
        for (ExpiredPoint point : actual.expired()) {
            expired.computeIfAbsent(point.item(), any -> new HashSet<>()).add(point.id());
        }
        List<DriftEntry> entries = new ArrayList<>();
        recorded.points().forEach((item, last) -> {
            List<RecoveryPoint> now = actual.points().getOrDefault(item, List.of());
            if (!last.equals(now)) {
                compare(item, last, now, expired.getOrDefault(item, Set.of()), entries);
            }
        });
        return entries;
    }

    private void compare(
            ItemKey item,
            List<RecoveryPoint> last,
            List<RecoveryPoint> now,
            Set<String> expired,
            List<DriftEntry> entries) {
        Map<String, RecoveryPoint> found = new HashMap<>();
        now.forEach(point -> found.put(point.id(), point));
        List<SoftDeletedPoint> kept = actual.softDeleted().getOrDefault(item, List.of());
        List<DriftedPoint> gone = new ArrayList<>();
        List<DriftedPoint> deleted = new ArrayList<>();
        List<DriftedPoint> changed = new ArrayList<>();
        DriftClass worst = DriftClass.BENIGN;
        boolean promises = false;
        for (RecoveryPoint point : last) {
            RecoveryPoint there = found.get(point.id());
            if (there == null) {
                if (!expired.contains(point.id()) && point.status() != PointStatus.FAILED) {
                    Optional<Instant> ends = SoftDeletedPoint.find(kept, point.id())
                            .filter(one -> one.canBeUndeleted(context.at()))
                            .map(SoftDeletedPoint::ends);
                    ends.ifPresentOrElse(
                            until -> deleted.add(drifted(point, "there", "soft-deleted until " + until)),
                            () -> gone.add(drifted(point, "there", "")));
                }
                continue;
            }
            PointComparison comparison = new PointComparison(context.at());
            comparison.compare(point, there);
            if (!comparison.isEqual()) {
                changed.add(drifted(point, comparison.before(), comparison.after()));
                worst = worst.or(comparison.worst());
                promises |= comparison.concernsPromise();
            }
        }
        if (!gone.isEmpty()) {
            entries.add(entry(item, DriftKind.GONE, DriftClass.PROTECTION, gone, DriftResponse.ACCEPT, GONE));
        }
        if (!deleted.isEmpty()) {
            entries.add(
                    entry(item, DriftKind.GONE, DriftClass.PROTECTION, deleted, DriftResponse.ACCEPT, SOFT_DELETED));
        }
        if (!changed.isEmpty()) {
            boolean restored = promises && !context.onlyRefreshes();
            entries.add(entry(
                    item,
                    DriftKind.CHANGED,
                    worst,
                    changed,
                    restored ? DriftResponse.RESTORE : DriftResponse.ACCEPT,
                    changedText(restored)));
        }
    }

    private static DriftedPoint drifted(RecoveryPoint point, String before, String after) {
        return new DriftedPoint(point.id(), point.captured().toString(), before, after);
    }

    private static DriftEntry entry(
            ItemKey item,
            DriftKind kind,
            DriftClass driftClass,
            List<DriftedPoint> points,
            DriftResponse response,
            String reason) {
        return new DriftEntry(
                Fingerprint.addressOf(item),
                kind.word(),
                driftClass.word(),
                List.of(),
                points,
                response.word(),
                reason);
    }

    private String changedText(boolean restored) {
        String then;
        if (context.onlyRefreshes()) {
            then = "The apply records them as they are now, and promises that are gone hold no more.";
        } else if (restored) {
            then =
                    "The recorded promises still hold, and the apply gives them again; locks and holds are recorded as they are.";
        } else {
            then = "The apply records them as they are; 'holdfast hold' places a hold again.";
        }
        return "Recovery points were changed outside since the last apply. " + then;
    }
}
