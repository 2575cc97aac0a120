package dev.holdfast.executor.outlook;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.outlook.PointOutlook.Decider;
import dev.holdfast.executor.step.ItemRules;
import dev.holdfast.planner.retention.JudgedPoint;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.retention.RecordedPromises;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what becomes of points once no legal hold keeps them. */
public final class Outlooks {

    private final RecordedState recorded;
    private final ActualState actual;
    private final Map<String, PromisedRule> rules;
    private final ItemRules inForce;
    private final ServiceProfile profile;
    private final Instant now;

    /**
     * Outlooks at the fabric's clock.
     *
     * @param promised rules the fabric knows beside the recorded ones
     * @param profile how the service counts days and when it cleans up
     * @throws IllegalArgumentException if there is no world
     */
    public Outlooks(
            RecordedState recorded, ActualState actual, Iterable<PromisedRule> promised, ServiceProfile profile) {
        this.recorded = recorded;
        this.actual = actual;
        this.rules = new HashMap<>(recorded.promisedRules());
        promised.forEach(rule -> rules.put(rule.digest(), rule));
        this.inForce = new ItemRules(actual.objects());
        this.profile = profile;
        this.now = actual.clock().orElseThrow(() -> new IllegalArgumentException("there is no world"));
    }

    /** The outlook of a point without its hold; empty if there is no such point. */
    public Optional<PointOutlook> of(PointReference reference) {
        ItemKey item = reference.item();
        List<RecoveryPoint> points = new ArrayList<>();
        int index = -1;
        for (RecoveryPoint point : RecordedPromises.merge(
                recorded.points().getOrDefault(item, List.of()), actual.points().getOrDefault(item, List.of()))) {
            boolean meant = point.id().equals(reference.id());
            index = meant ? points.size() : index;
            points.add(meant ? point.holding(Optional.empty()) : point);
        }
        return index < 0 ? Optional.empty() : Optional.of(outlook(item, points, index));
    }

    private PointOutlook outlook(ItemKey item, List<RecoveryPoint> points, int index) {
        RecoveryPoint point = points.get(index);
        Optional<PromisedRule> rule = inForce.of(item);
        boolean released = point.promise().filter(Promise::isReleased).isPresent();
        if (rule.isEmpty()) {
            return released
                    ? goes(item, point, List.of())
                    : new PointOutlook(point.id(), true, Decider.NOBODY, Optional.empty(), List.of());
        }
        JudgedPoint judged = Promises.judge(
                        rule.get().rule(), rule.get().zone(), profile.policies().dayCounting(), points, rules, now)
                .get(index);
        if (judged.decision().kept()) {
            return new PointOutlook(
                    point.id(),
                    true,
                    Decider.RULE,
                    judged.decision().until(),
                    judged.decision().reasons());
        }
        if (judged.early() && !released) {
            return new PointOutlook(point.id(), true, Decider.PROMISE, Optional.empty(), List.of(judged.promised()));
        }
        return goes(item, point, judged.decision().reasons());
    }

    /** The service cleans up its vaults; copies are deleted by a plan, except those that one has let go already. */
    private PointOutlook goes(ItemKey item, RecoveryPoint point, List<String> reasons) {
        boolean byService =
                isHome(item) || point.promise().filter(Promise::isReleased).isPresent();
        return byService
                ? new PointOutlook(point.id(), false, Decider.CLEAN_UP, Optional.of(nextCleanUp()), reasons)
                : new PointOutlook(point.id(), false, Decider.PLAN, Optional.empty(), reasons);
    }

    private boolean isHome(ItemKey item) {
        ManagedObject protection = actual.objects().get(new ObjectAddress(ObjectType.PROTECTION, item.machine()));
        return protection != null && protection.text(AttributeNames.VAULT).equals(item.vault());
    }

    private Instant nextCleanUp() {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(profile.timings().cleanUpTime());
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
