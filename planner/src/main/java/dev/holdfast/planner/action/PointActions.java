package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.Consistency;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.RetiredMachine;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.retention.JudgedPoint;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Decides which existing points go. Copies are deleted by Holdfast as soon as their rule lets them go. Points in the vault
 * of their machine expire by the service; a plan lists only those that its own change of a retention brings forward, and those of
 * retired machines, which the service no longer cleans up by itself. In a plan that does not change the retention of an item
 * every promise holds to its end.
 */
public final class PointActions {

    /** Clocks may differ by this much (planning: points dated in the future). */
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final Comparator<PlannedPrune> ORDER = Comparator.comparing(PlannedPrune::machine)
            .thenComparing(PlannedPrune::vault)
            .thenComparing(PlannedPrune::captured)
            .thenComparing(PlannedPrune::point);

    private final SortedMap<ItemKey, List<RecoveryPoint>> points;
    private final PromiseBook promises;
    private final ItemOwners owners;
    /** Copies of this plan as the points they will be, by the item they come to. */
    private final Map<ItemKey, List<RecoveryPoint>> coming = new HashMap<>();

    private final Set<ItemKey> changed;
    private final Set<String> lockedVaults = new HashSet<>();
    private final Instant at;
    private final Duration horizon;
    private final PointReport report;

    private final List<PointAction> prunes = new ArrayList<>();
    private final List<PlannedPrune> forecast = new ArrayList<>();
    private int count;

    private PointActions(
            DesiredState desired,
            RecordedState recorded,
            SortedMap<ItemKey, List<RecoveryPoint>> points,
            List<PlannedCopy> copies,
            Set<ItemKey> changed,
            Instant at,
            Duration horizon) {
        this.points = points;
        this.changed = Set.copyOf(changed);
        for (ManagedObject object : recorded.objects().values()) {
            if (object.address().type() == ObjectType.VAULT
                    && object.text(AttributeNames.IMMUTABILITY).equals(Immutability.LOCKED.word())) {
                lockedVaults.add(object.address().name());
            }
        }
        this.promises = new PromiseBook(recorded, desired.policies().values());
        this.owners = new ItemOwners(desired, recorded, promises.rules());
        this.at = at;
        this.horizon = horizon;
        this.report = new PointReport(at);
        for (PlannedCopy copy : copies) {
            coming.computeIfAbsent(new ItemKey(copy.machine(), copy.to()), any -> new ArrayList<>())
                    .add(comingCopy(copy));
        }
    }

    /**
     * The decisions on all points.
     *
     * @param points points of every item, newest first
     * @param copies copies of this plan; they are made before any point goes
     * @param changed items whose retention this plan changes; nowhere else a point goes before its promise ends
     * @param horizon how far ahead ordinary expiries are forecast
     * @param findings is told about points nobody owns, points dated in the future and locked points
     */
    public static PointPlan of(
            DesiredState desired,
            RecordedState recorded,
            SortedMap<ItemKey, List<RecoveryPoint>> points,
            List<PlannedCopy> copies,
            Set<ItemKey> changed,
            Instant at,
            Duration horizon,
            Findings findings) {
        PointActions actions = new PointActions(desired, recorded, points, copies, changed, at, horizon);
        points.forEach(actions::decide);
        actions.report.addTo(findings);
        actions.prunes.sort(Comparator.comparing(PointAction::prune, ORDER));
        actions.forecast.sort(ORDER);
        return new PointPlan(actions.prunes, actions.forecast, actions.count);
    }

    private void decide(ItemKey item, List<RecoveryPoint> found) {
        if (found.isEmpty()) {
            return;
        }
        count += found.size();
        report.countFuture(item, found);
        List<RecoveryPoint> promised = promises.promised(item, found);
        ItemOwner owner = owners.of(item, promised);
        switch (owner.kind()) {
            case HOME, COPY -> byRule(item, promised, owner);
            case RETIRED_HOME, RETIRED_COPY -> ofRetired(item, promised, owner);
            case UNTOUCHED -> {}
            case UNOWNED -> report.countUnowned(item, found.size());
        }
    }

    /** A copy that the same plan makes already counts, or the next plan would prune what it pushes out. */
    private static RecoveryPoint comingCopy(PlannedCopy copy) {
        return new RecoveryPoint(
                "",
                Instant.parse(copy.captured()),
                EnumSet.of(Tier.VAULT),
                new DataSize(copy.bytes()),
                PointStatus.GOOD,
                Consistency.CRASH,
                new TreeSet<>(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private List<RecoveryPoint> withComing(ItemKey item, List<RecoveryPoint> found) {
        List<RecoveryPoint> more = coming.getOrDefault(item, List.of());
        if (more.isEmpty()) {
            return found;
        }
        List<RecoveryPoint> all = new ArrayList<>(found);
        all.addAll(more);
        return all;
    }

    private void byRule(ItemKey item, List<RecoveryPoint> present, ItemOwner owner) {
        if (owner.rule().isEmpty()) {
            return;
        }
        List<RecoveryPoint> found = withComing(item, present);
        RetentionRule rule = owner.rule().get();
        boolean serviceSide = owner.kind() == ItemOwner.Kind.HOME;
        Instant newestCommon = serviceSide ? Instant.MIN : newestCommon(item, found);
        List<JudgedPoint> judged = Promises.judge(rule, owner.zone(), found, promises.rules(), at);
        Set<String> gone = new HashSet<>();
        for (JudgedPoint point : judged) {
            RecoveryPoint recoveryPoint = point.decision().point();
            if (point.decision().kept()
                    || recoveryPoint.id().isEmpty()
                    || (point.early() && !changed.contains(item))
                    || waits(recoveryPoint, item, newestCommon)) {
                continue;
            }
            if (point.early() && lockedVaults.contains(item.vault())) {
                report.countLocked(item); // a locked vault keeps what was promised: not tried before the promise ends
                continue;
            }
            gone.add(recoveryPoint.id());
            if (!serviceSide) {
                prune(item, owner, recoveryPoint, point.early(), reason(point), point.promised());
            } else if (isReleased(recoveryPoint) || !point.early()) {
                forecast.add(entry(item, owner, recoveryPoint, false, reason(point), ""));
            } else {
                prune(item, owner, recoveryPoint, true, reason(point), point.promised());
            }
        }
        if (serviceSide && !horizon.isZero()) {
            forecastLater(item, found, owner, rule, gone);
        }
    }

    private void forecastLater(
            ItemKey item, List<RecoveryPoint> found, ItemOwner owner, RetentionRule rule, Set<String> gone) {
        for (JudgedPoint later : Promises.judge(rule, owner.zone(), found, promises.rules(), at.plus(horizon))) {
            RecoveryPoint point = later.decision().point();
            if (!later.decision().kept() && !later.early() && !gone.contains(point.id())) {
                forecast.add(entry(item, owner, point, false, reason(later), ""));
            }
        }
    }

    private void ofRetired(ItemKey item, List<RecoveryPoint> found, ItemOwner owner) {
        RetiredMachine retired = owner.retired()
                .orElseThrow(() -> new IllegalStateException("a retired item without a retirement: " + item));
        if (!retired.dataIsDue()) {
            retiredByRule(item, found, owner, retired);
            return;
        }
        for (RecoveryPoint point : found) {
            boolean locked = point.held()
                    || point.lockedUntil().filter(until -> until.isAfter(at)).isPresent();
            boolean future = point.captured().isAfter(at.plus(SKEW));
            if (locked) {
                report.countLocked(item);
            }
            if (!locked && !future && !isReleased(point)) {
                String reason = retired.reason() + "; its data was kept until "
                        + retired.dataEnds().map(Instant::toString).orElse("now");
                String promise =
                        String.join(", ", point.promise().map(Promise::reasons).orElse(List.of()));
                prune(item, owner, point, true, reason, promise);
            }
        }
    }

    private void retiredByRule(ItemKey item, List<RecoveryPoint> found, ItemOwner owner, RetiredMachine retired) {
        if (owner.rule().isEmpty()) {
            return;
        }
        for (JudgedPoint point : Promises.judge(owner.rule().get(), owner.zone(), found, promises.rules(), at)) {
            RecoveryPoint recoveryPoint = point.decision().point();
            if (!point.decision().kept() && !point.early() && !isReleased(recoveryPoint)) {
                prune(item, owner, recoveryPoint, false, reason(point) + "; " + retired.reason(), "");
            }
        }
    }

    /**
     * A source waits for its copy under way, and the newest common point of a pair stays. The source of a copy that this very
     * plan makes does not wait: copies are made before points go.
     */
    private boolean waits(RecoveryPoint point, ItemKey item, Instant newestCommon) {
        return point.captured().equals(newestCommon) || isBeingCopied(point, item);
    }

    private boolean isBeingCopied(RecoveryPoint point, ItemKey item) {
        ItemKey first = new ItemKey(item.machine(), "");
        for (Map.Entry<ItemKey, List<RecoveryPoint>> other :
                points.tailMap(first).entrySet()) {
            if (!other.getKey().machine().equals(item.machine())) {
                break;
            }
            if (!other.getKey().equals(item)) {
                for (RecoveryPoint copy : other.getValue()) {
                    if (copy.status() == PointStatus.UNVERIFIED
                            && copy.captured().equals(point.captured())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Capture time of the newest good point that exists both here and in another place; long ago if there is none. */
    private Instant newestCommon(ItemKey item, List<RecoveryPoint> found) {
        Set<Instant> elsewhere = new HashSet<>();
        ItemKey first = new ItemKey(item.machine(), "");
        for (Map.Entry<ItemKey, List<RecoveryPoint>> other :
                points.tailMap(first).entrySet()) {
            if (!other.getKey().machine().equals(item.machine())) {
                break;
            }
            if (!other.getKey().equals(item)) {
                other.getValue().stream().filter(RecoveryPoint::isGood).forEach(p -> elsewhere.add(p.captured()));
            }
        }
        Instant newest = Instant.MIN;
        for (RecoveryPoint point : found) {
            if (point.isGood()
                    && elsewhere.contains(point.captured())
                    && point.captured().isAfter(newest)) {
                newest = point.captured();
            }
        }
        return newest;
    }

    private static boolean isReleased(RecoveryPoint point) {
        return point.promise().filter(Promise::isReleased).isPresent();
    }

    private static String reason(JudgedPoint point) {
        return String.join(", ", point.decision().reasons());
    }

    private void prune(
            ItemKey item, ItemOwner owner, RecoveryPoint point, boolean early, String reason, String promised) {
        prunes.add(new PointAction(item, owner.kind(), entry(item, owner, point, early, reason, promised)));
    }

    private static PlannedPrune entry(
            ItemKey item, ItemOwner owner, RecoveryPoint point, boolean early, String reason, String promised) {
        return new PlannedPrune(
                item.machine(),
                item.vault(),
                point.id(),
                point.captured().toString(),
                point.size().bytes(),
                early,
                (owner.isReleased() ? ActionType.RELEASE : ActionType.PRUNE).word(),
                reason,
                promised);
    }
}
