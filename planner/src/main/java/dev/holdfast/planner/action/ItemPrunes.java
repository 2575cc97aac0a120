package dev.holdfast.planner.action;

import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.retention.SoftDeleteTerms;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.storage.MachineContent;
import dev.holdfast.planner.storage.StoredPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** The points of one item that go, while they are found. Mutable. */
final class ItemPrunes {

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::due)
            .thenComparing((Entry entry) -> entry.point().captured())
            .thenComparing((Entry entry) -> entry.point().id());

    private final ItemKey item;
    private final ItemOwner owner;
    private final Duration softDelete;
    private final List<Entry> prunes = new ArrayList<>();
    private final List<Entry> forecast = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /**
     * No points yet.
     *
     * @param softDelete how long the vault keeps what is deleted
     */
    ItemPrunes(ItemKey item, ItemOwner owner, Duration softDelete) {
        this.item = item;
        this.owner = owner;
        this.softDelete = softDelete;
    }

    /**
     * A point that goes.
     *
     * @param due when
     * @param promised what would still keep it; empty for a point that does not go early
     */
    private record Entry(RecoveryPoint point, Instant due, boolean early, String reason, String promised) {}

    /** An ordinary prune of this plan. */
    void ordinary(RecoveryPoint point, Instant due, String reason) {
        ids.add(point.id());
        prunes.add(new Entry(point, due, false, reason, ""));
    }

    /** A prune of this plan that a promise would still forbid. */
    void early(RecoveryPoint point, Instant due, String reason, String promised) {
        ids.add(point.id());
        prunes.add(new Entry(point, due, true, reason, promised));
    }

    /** A point that will go in the ordinary way, without a plan or in a later one. */
    void later(RecoveryPoint point, Instant due, String reason) {
        forecast.add(new Entry(point, due, false, reason, ""));
    }

    /** True if the plan prunes this point. */
    boolean contains(RecoveryPoint point) {
        return ids.contains(point.id());
    }

    /** The points as the plan leaves them, in their order: what it lets go is there until the next clean-up. */
    List<RecoveryPoint> untilCleanUp(List<RecoveryPoint> points, Instant at) {
        if (ids.isEmpty()) {
            return points;
        }
        List<RecoveryPoint> left = new ArrayList<>(points.size());
        for (RecoveryPoint point : points) {
            left.add(contains(point) ? point.promising(released(point, at)) : point);
        }
        return left;
    }

    private static Promise released(RecoveryPoint point, Instant at) {
        return Promise.released(point.promise().map(Promise::rules).orElse(List.of("none")), at);
    }

    /** Machine and place. */
    ItemKey item() {
        return item;
    }

    /** True if the plan prunes nothing. */
    boolean isEmpty() {
        return prunes.isEmpty();
    }

    /**
     * Adds the entries to a plan. What each frees is counted in the order in which they go, so that the numbers add up. What
     * goes without this plan, because an earlier one let it go or its time is over, goes first: its bytes are not this plan's.
     *
     * @param points all points that are stored in the item
     * @param end the end of the forecast; what goes later is counted, not listed
     */
    void addTo(
            List<PointAction> plannedPrunes,
            List<PlannedPrune> plannedForecast,
            List<RecoveryPoint> points,
            MachineContent content,
            Instant end) {
        if (prunes.isEmpty() && forecast.isEmpty()) {
            return;
        }
        StoredPoints stored = new StoredPoints(points, content);
        prunes.sort(ORDER);
        forecast.sort(ORDER);
        Instant pruned =
                prunes.isEmpty() ? Instant.MIN : prunes.get(prunes.size() - 1).due();
        removeReleased(points, stored, pruned);
        int next = 0;
        while (next < forecast.size() && !forecast.get(next).due().isAfter(pruned)) {
            forecast(forecast.get(next++), stored, plannedForecast, end);
        }
        for (Entry entry : dependantsFirst(prunes)) {
            plannedPrunes.add(new PointAction(item, owner.kind(), planned(entry, stored, undeleteUntil(entry))));
        }
        while (next < forecast.size()) {
            forecast(forecast.get(next++), stored, plannedForecast, end);
        }
    }

    /** Points that an earlier plan let go and that only wait for the clean-up; nothing lists them again. */
    private void removeReleased(List<RecoveryPoint> points, StoredPoints stored, Instant pruned) {
        Set<String> listed = new HashSet<>(ids);
        forecast.forEach(entry -> listed.add(entry.point().id()));
        points.stream()
                .filter(point -> point.isReleased() && !point.freeFrom().isAfter(pruned))
                .filter(point -> !listed.contains(point.id()))
                .sorted(Comparator.comparing(RecoveryPoint::captured).thenComparing(RecoveryPoint::id))
                .forEach(point -> stored.remove(point.id()));
    }

    private void forecast(Entry entry, StoredPoints stored, List<PlannedPrune> plannedForecast, Instant end) {
        PlannedPrune planned = planned(entry, stored, Optional.empty());
        if (!entry.due().isAfter(end)) {
            plannedForecast.add(planned);
        }
    }

    /**
     * What builds on another point goes before it, so that a prune that ends half-way leaves nothing behind that cannot be
     * restored; otherwise the order stays.
     */
    private static List<Entry> dependantsFirst(List<Entry> entries) {
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            indices.putIfAbsent(entries.get(i).point().id(), i);
        }
        int[] bases = new int[entries.size()];
        int[] users = new int[entries.size()];
        for (int i = 0; i < bases.length; i++) {
            bases[i] = entries.get(i).point().base().map(indices::get).orElse(-1);
            if (bases[i] >= 0) {
                users[bases[i]]++;
            }
        }
        PriorityQueue<Integer> free = new PriorityQueue<>();
        for (int i = 0; i < users.length; i++) {
            if (users[i] == 0) {
                free.add(i);
            }
        }
        List<Entry> ordered = new ArrayList<>(entries.size());
        while (!free.isEmpty()) {
            int next = free.remove();
            ordered.add(entries.get(next));
            int base = bases[next];
            if (base >= 0 && --users[base] == 0) {
                free.add(base);
            }
        }
        for (int i = 0; i < users.length; i++) {
            if (users[i] > 0) {
                ordered.add(entries.get(i)); // points that build on themselves cannot be restored anyway
            }
        }
        return ordered;
    }

    /** When a point that this plan deletes can no longer be brought back; empty if it is gone at once. */
    private Optional<Instant> undeleteUntil(Entry entry) {
        boolean kept =
                SoftDeleteTerms.keeps(entry.point().tiers(), entry.point().status());
        return kept ? Optional.of(entry.due().plus(softDelete)) : Optional.empty();
    }

    private PlannedPrune planned(Entry entry, StoredPoints stored, Optional<Instant> undeleteUntil) {
        return new PlannedPrune(
                item.machine(),
                item.vault(),
                entry.point().id(),
                entry.point().captured().toString(),
                stored.remove(entry.point().id()),
                entry.due().toString(),
                entry.early(),
                (owner.isReleased() ? ActionType.RELEASE : ActionType.PRUNE).word(),
                entry.reason(),
                entry.promised(),
                undeleteUntil.map(Instant::toString));
    }
}
