package dev.holdfast.executor.apply;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.step.CopyPairs;
import dev.holdfast.executor.step.ItemRules;
import dev.holdfast.executor.step.ObjectSteps;
import dev.holdfast.executor.step.PointSteps;
import dev.holdfast.executor.step.PointSteps.Clearance;
import dev.holdfast.executor.step.StaleStepException;
import dev.holdfast.planner.copy.HeldForCopies;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.retention.JudgedPoint;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.retention.RecordedPromises;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges the prunes of a plan again, at the moment they would be carried out. */
final class PruneJudge implements PointSteps.PruneCheck {

    private final Fabric fabric;
    private final RecordedState recorded;
    private final Map<String, PromisedRule> rules;
    private final Set<String> retired = new HashSet<>();
    private final Map<String, PlannedPrune> planned = new HashMap<>();
    /** Points under a legal hold before the apply changes anything, by item. */
    private final Map<ItemKey, Set<String>> held = new HashMap<>();

    /** Pruned points by the point they build on, by item. */
    private final Map<ItemKey, Map<String, Set<String>>> dependants = new HashMap<>();
    /** The last judgement of each item. */
    private final Map<ItemKey, Judgement> judgements = new HashMap<>();

    private @Nullable ItemRules inForce;
    private @Nullable CopyPairs pairs;

    PruneJudge(Fabric fabric, RecordedState recorded, PlanDocument plan) throws FabricException {
        this.fabric = fabric;
        this.recorded = recorded;
        this.rules = new HashMap<>(recorded.promisedRules());
        for (PromisedRule rule : fabric.promisedRules()) {
            rules.put(rule.digest(), rule);
        }
        for (CoverageEntry entry : plan.holdfast().coverage().machines()) {
            if (entry.status().equals("retired")) {
                retired.add(entry.machine());
            }
        }
        for (PlannedPrune prune : plan.holdfast().prunes()) {
            planned.put(prune.vault() + "/" + prune.point(), prune);
        }
    }

    /** The prunes that break a promise now, under the rules the plan leads to; one line each for people. */
    List<String> earlyLosses(PlanDocument plan) throws FabricException {
        if (plan.holdfast().prunes().isEmpty()) {
            return List.of();
        }
        Map<ObjectAddress, ManagedObject> after = new TreeMap<>(fabric.objects());
        for (ResourceChange change : plan.resourceChanges()) {
            ObjectAddress address = ObjectAddress.parse(change.address());
            Optional<ManagedObject> object = ObjectSteps.after(change);
            if (object.isPresent()) {
                after.put(address, object.get());
            } else {
                after.remove(address);
            }
        }
        ItemRules itemRules = new ItemRules(after);
        Map<ItemKey, Map<String, JudgedPoint>> judged = new HashMap<>();
        List<String> losses = new ArrayList<>();
        Instant now = fabric.clock();
        for (PlannedPrune prune : plan.holdfast().prunes()) {
            ItemKey item = new ItemKey(prune.machine(), prune.vault());
            Map<String, JudgedPoint> points = judged.get(item);
            if (points == null) {
                points = judge(item, itemRules.of(item), now);
                judged.put(item, points);
            }
            JudgedPoint point = points.get(prune.point());
            boolean asPlanned = point == null || retired.contains(prune.machine());
            boolean early = asPlanned
                    ? prune.early()
                    : point != null && !point.decision().kept() && point.early();
            if (early && !isHeld(item, prune.point(), now)) {
                String promise = point == null || point.promised().isEmpty() ? prune.promised() : point.promised();
                losses.add(prune.machine() + " in " + prune.vault() + ", captured " + prune.captured()
                        + (promise.isEmpty() ? "" : ", promised: " + promise));
            }
        }
        return losses;
    }

    /**
     * Points that build on one and go with it; it may not go unless they do.
     *
     * @return their ids, sorted
     */
    Set<String> dependants(PlannedPrune prune) throws FabricException {
        ItemKey item = new ItemKey(prune.machine(), prune.vault());
        Map<String, Set<String>> ofItem = dependants.get(item);
        if (ofItem == null) {
            ofItem = new HashMap<>();
            for (RecoveryPoint point : fabric.points(item)) {
                if (point.base().isPresent() && planned.containsKey(item.vault() + "/" + point.id())) {
                    ofItem.computeIfAbsent(point.base().get(), any -> new TreeSet<>())
                            .add(point.id());
                }
            }
            dependants.put(item, ofItem);
        }
        return ofItem.getOrDefault(prune.point(), Set.of());
    }

    /** What was held since the plan was made will not be lost. */
    private boolean isHeld(ItemKey item, String id, Instant now) throws FabricException {
        Set<String> ids = held.get(item);
        if (ids == null) {
            ids = new HashSet<>();
            for (RecoveryPoint point : fabric.points(item)) {
                if (point.isHeldAt(now)) {
                    ids.add(point.id());
                }
            }
            held.put(item, ids);
        }
        return ids.contains(id);
    }

    private Map<String, JudgedPoint> judge(ItemKey item, Optional<PromisedRule> rule, Instant now)
            throws FabricException {
        return rule.isEmpty() ? Map.of() : judge(item, rule.get(), fabric.points(item), now);
    }

    private Map<String, JudgedPoint> judge(ItemKey item, PromisedRule rule, List<RecoveryPoint> found, Instant now) {
        rules.putIfAbsent(rule.digest(), rule);
        List<RecoveryPoint> points = RecordedPromises.merge(recorded.points().getOrDefault(item, List.of()), found);
        Map<String, JudgedPoint> byId = new HashMap<>();
        for (JudgedPoint point : Promises.judge(rule.rule(), rule.zone(), fabric.dayCounting(), points, rules, now)) {
            byId.put(point.decision().point().id(), point);
        }
        return byId;
    }

    @Override
    public Optional<Clearance> check(ItemKey item, String id) throws FabricException, StaleStepException {
        Judgement judgement = judgement(item);
        RecoveryPoint point = judgement.points().get(id);
        if (point == null) {
            return Optional.empty();
        }
        if (point.isHeldAt(judgement.at())) {
            throw new StaleStepException(
                    "it is under a " + point.hold().orElseThrow().display());
        }
        if (retired.contains(item.machine())) {
            return Optional.of(new Clearance(point, judgement.rule()));
        }
        if (judgement.rule().isEmpty()) {
            throw new StaleStepException("no rule of the fabric speaks of it any more, so nothing lets it go");
        }
        JudgedPoint judged = judgement.judged().get(id);
        if (judged == null || judged.decision().kept()) {
            String reasons = judged == null
                    ? "it is gone"
                    : "it would be kept now: "
                            + String.join(", ", judged.decision().reasons());
            throw new StaleStepException(reasons);
        }
        if (judgement.common().contains(point.captured()) || judgement.bases().contains(id)) {
            throw new StaleStepException("it is the newest point that " + item.vault()
                    + " and another vault have in common, or that point builds on it");
        }
        PlannedPrune prune = planned.get(item.vault() + "/" + id);
        if (judged.early() && (prune == null || !prune.early())) {
            throw new StaleStepException("it would be lost early now, which nobody agreed to: " + judged.promised());
        }
        return Optional.of(new Clearance(point, judgement.rule()));
    }

    /**
     * Judges an item, once for all prunes of an instant: what they take away was let go by this very judgement, and nothing
     * else changes while the clock stands still.
     */
    private Judgement judgement(ItemKey item) throws FabricException {
        Instant now = fabric.clock();
        Judgement known = judgements.get(item);
        if (known != null && known.at().equals(now)) {
            return known;
        }
        if (inForce == null || pairs == null) {
            Map<ObjectAddress, ManagedObject> objects = fabric.objects(); // done before the first prune
            inForce = new ItemRules(objects);
            pairs = new CopyPairs(objects.values());
        }
        List<RecoveryPoint> found = fabric.points(item);
        Map<String, RecoveryPoint> points = new HashMap<>();
        found.forEach(point -> points.put(point.id(), point));
        Set<Instant> common = new HashSet<>();
        for (ItemKey partner : pairs.of(item)) {
            HeldForCopies.newestCommon(found, fabric.points(partner)).ifPresent(common::add);
        }
        Optional<PromisedRule> rule = inForce.of(item);
        Map<String, JudgedPoint> judged = rule.isEmpty() ? Map.of() : judge(item, rule.get(), found, now);
        Set<String> bases = Chains.basesOf(found, point -> common.contains(point.captured()));
        Judgement judgement = new Judgement(now, rule, points, judged, common, bases);
        judgements.put(item, judgement);
        return judgement;
    }

    /**
     * What was found out about an item.
     *
     * @param at when
     * @param rule in force for it
     * @param points its points by id
     * @param judged the same points as the rule and their promises judge them; empty without a rule
     * @param common captures that are the newest it shares with another item
     * @param bases ids of the points that those build on
     */
    private record Judgement(
            Instant at,
            Optional<PromisedRule> rule,
            Map<String, RecoveryPoint> points,
            Map<String, JudgedPoint> judged,
            Set<Instant> common,
            Set<String> bases) {}
}
