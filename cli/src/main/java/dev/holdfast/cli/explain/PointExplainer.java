package dev.holdfast.cli.explain;

import dev.holdfast.cli.explain.Explanation.Fact;
import dev.holdfast.cli.retention.RetentionView;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.action.ItemOwner;
import dev.holdfast.planner.action.ItemOwners;
import dev.holdfast.planner.action.PromiseBook;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.desired.RetiredMachine;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.retention.JudgedPoint;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Explains a recovery point: whether it stays, by which parts of which retention, and what was promised for it. */
final class PointExplainer {

    private static final int DIGEST_SHOWN = 12;

    private final EstateView estate;
    private final ConsistencyReasons reasons;
    private final PromiseBook promises;
    private final ItemOwners owners;

    PointExplainer(EstateView estate, ConsistencyReasons reasons) {
        this.estate = estate;
        this.reasons = reasons;
        this.promises =
                new PromiseBook(estate.recorded(), estate.desired().policies().values());
        this.owners = new ItemOwners(estate.desired(), estate.recorded(), left(estate), promises.rules());
    }

    /** Every object as a plan of everything leaves it. */
    private static Map<ObjectAddress, ManagedObject> left(EstateView estate) {
        Map<ObjectAddress, ManagedObject> left = new TreeMap<>(estate.recorded().objects());
        left.putAll(estate.actual().objects());
        left.keySet()
                .removeIf(address -> address.type() == ObjectType.PROTECTION
                        && !estate.desired().untouched().contains(address));
        estate.desired().objects().forEach((address, object) -> left.put(address, object.object()));
        return left;
    }

    /** The point of an id; empty if no such point is there, nor expired since the last apply. */
    Optional<Explanation> explain(PointId id) throws WorkspaceException {
        for (Map.Entry<ItemKey, List<RecoveryPoint>> item :
                estate.actual().points().entrySet()) {
            if (isOf(item.getKey().machine(), id)) {
                List<RecoveryPoint> points = promises.promised(item.getKey(), item.getValue());
                for (int i = 0; i < points.size(); i++) {
                    if (isMeant(points.get(i).id(), id)
                            && id.means(points.get(i).captured())) {
                        return Optional.of(explain(item.getKey(), points, i));
                    }
                }
            }
        }
        for (Map.Entry<ItemKey, List<SoftDeletedPoint>> item :
                estate.actual().softDeleted().entrySet()) {
            if (isOf(item.getKey().machine(), id)) {
                for (SoftDeletedPoint deleted : item.getValue()) {
                    if (isMeant(deleted.point().id(), id)
                            && id.means(deleted.point().captured())) {
                        return Optional.of(deleted(item.getKey(), deleted));
                    }
                }
            }
        }
        for (ExpiredPoint expired : estate.actual().expired()) {
            if (isOf(expired.item().machine(), id) && isMeant(expired.id(), id) && id.means(expired.captured())) {
                return Optional.of(gone(expired));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(String machine, PointId id) {
        return machine.equals(id.machine()) || machine.endsWith("/" + id.machine());
    }

    /** The id of a copy ends with its vault. */
    private static boolean isMeant(String pointId, PointId id) {
        int arrow = pointId.indexOf('\u2192');
        String vault = arrow < 0 ? "" : pointId.substring(arrow + 1);
        return vault.equals(id.vault().orElse(""));
    }

    private Explanation deleted(ItemKey item, SoftDeletedPoint deleted) {
        String answer = deleted.canBeUndeleted(estate.at())
                ? "soft-deleted: 'holdfast undelete' brings it back until " + deleted.ends()
                : "soft-deleted, and its time is over: the vault purges it at its next clean-up";
        return new Explanation(
                "point",
                deleted.point().id(),
                answer,
                List.of(
                        Fact.of("deleted", deleted.deleted().toString()),
                        Fact.of("reason", deleted.reason()),
                        Fact.of(
                                "restorable",
                                "not before it is undeleted; it takes no slot and counts for no objective"),
                        Fact.of("captured", deleted.point().captured().toString()),
                        Fact.of("vault", item.vault())));
    }

    private static Explanation gone(ExpiredPoint expired) {
        return new Explanation(
                "point",
                expired.id(),
                "gone: the service expired it at " + expired.expired(),
                List.of(
                        Fact.of("reason", expired.reason()),
                        Fact.of("captured", expired.captured().toString()),
                        Fact.of("vault", expired.item().vault())));
    }

    private Explanation explain(ItemKey item, List<RecoveryPoint> points, int index) throws WorkspaceException {
        RecoveryPoint point = points.get(index);
        ItemOwner owner = owners.of(item, points);
        List<Fact> facts = new ArrayList<>();
        Optional<RetiredMachine> due = owner.retired().filter(RetiredMachine::dataIsDue);
        String answer;
        if (due.isPresent()) {
            answer = retired(point, due.get(), facts);
        } else if (owner.rule().isEmpty()) {
            answer = "kept: " + nobody(owner);
        } else {
            answer = judged(item, points, index, owner, owner.rule().get(), facts);
        }
        promise(point, facts);
        machine(item, owner, facts);
        facts.add(Fact.of("captured", point.captured().toString()));
        facts.add(Fact.of("vault", item.vault() + tiers(point.tiers())));
        facts.add(Fact.of("status", point.status().word()));
        String why = reasons.of(item).get(point.id());
        facts.add(Fact.of("consistency", point.consistency().word() + (why == null ? "" : ": " + why)));
        return new Explanation("point", point.id(), answer, facts);
    }

    /** What becomes of a point of a machine whose data is to be deleted. */
    private String retired(RecoveryPoint point, RetiredMachine retired, List<Fact> facts) {
        String ends = retired.dataEnds().map(Instant::toString).orElse("now");
        facts.add(new Fact("reason", retired.reason() + "; its data was kept until " + ends, retired.place()));
        point.hold()
                .filter(hold -> hold.isInForce(estate.at()))
                .ifPresent(hold -> facts.add(Fact.of("reason", hold.display())));
        point.lockedUntil()
                .filter(until -> until.isAfter(estate.at()))
                .ifPresent(until -> facts.add(Fact.of("reason", "locked until " + until)));
        if (point.promise().filter(Promise::isReleased).isPresent()) {
            return "goes at the service's next clean-up";
        }
        return planned(point).orElse("kept");
    }

    /** What the plan does to a point; empty if nothing. */
    private Optional<String> planned(RecoveryPoint point) {
        for (PlannedPrune prune : estate.plan().holdfast().prunes()) {
            if (prune.point().equals(point.id())) {
                return Optional.of(
                        prune.early()
                                ? "goes early with the next apply, against its promise; that needs --allow-data-loss"
                                : "goes with the next apply");
            }
        }
        return Optional.empty();
    }

    private static String nobody(ItemOwner owner) {
        return switch (owner.kind()) {
            case HOME, COPY -> "its policy has no retention, so nothing expires";
            case RETIRED_HOME, RETIRED_COPY -> "the machine is retired, and no retention is known for it";
            case UNTOUCHED -> "the policy of its machine cannot be carried out, so everything stays as it is";
            case UNOWNED -> "nothing declared owns it, and such points are never pruned";
        };
    }

    /** Adds the reasons with their lines; returns the answer. */
    private String judged(
            ItemKey item,
            List<RecoveryPoint> points,
            int index,
            ItemOwner owner,
            RetentionRule rule,
            List<Fact> facts) {
        JudgedPoint judged = Promises.judge(
                        rule, owner.zone(), estate.counting(), points, promises.rules(), estate.at())
                .get(index);
        String path = retentionPath(item, owner);
        Set<String> parts = RetentionText.toAttributes(rule).keySet();
        for (String reason : judged.decision().reasons()) {
            Optional<String> part = part(reason, parts);
            facts.add(new Fact(
                    "reason",
                    reason,
                    path.isEmpty() || Promise.isOnDemand(reason)
                            ? Optional.empty()
                            : estate.place(path + part.map(word -> "/" + word).orElse(""))));
        }
        judged.decision().until().ifPresent(until -> facts.add(Fact.of("until", until.toString())));
        if (judged.decision().kept()) {
            return "kept";
        }
        return going(judged, facts);
    }

    /** What becomes of a point that the retention lets go. */
    private String going(JudgedPoint judged, List<Fact> facts) {
        RecoveryPoint point = judged.decision().point();
        Optional<String> planned = planned(point);
        if (planned.isPresent()) {
            return planned.get();
        }
        boolean released = point.promise().filter(Promise::isReleased).isPresent();
        if (judged.early() && !released) {
            facts.add(0, Fact.of("promised", judged.promised()));
            return "kept by its promise, although the retention in force lets it go";
        }
        for (PlannedPrune expiry : estate.plan().holdfast().forecast()) {
            if (expiry.point().equals(point.id())) {
                return "goes at the service's next clean-up";
            }
        }
        return "waits: the retention lets it go, but a copy still needs it";
    }

    /** The key of the retention that a reason speaks of. */
    private static Optional<String> part(String reason, Set<String> parts) {
        for (String word : reason.split("[^A-Za-z]+", -1)) {
            if (parts.contains(word)) {
                return Optional.of(word);
            }
        }
        return reason.startsWith("tags ") ? Optional.of("keepTags") : Optional.empty();
    }

    /** Where the retention in force is written, as a path of keys; empty if it is not declared any more. */
    private String retentionPath(ItemKey item, ItemOwner owner) {
        if (owner.kind() == ItemOwner.Kind.UNTOUCHED) {
            return followed(item);
        }
        Optional<PolicyDesign> design =
                estate.machines(item.machine()).stream().findFirst().flatMap(DesiredMachine::design);
        if (design.isEmpty()) {
            return "";
        }
        String policy = "policies/" + design.get().name();
        if (owner.kind() != ItemOwner.Kind.COPY) {
            return policy + "/retention";
        }
        List<CopyRule> copies = design.get().policy().copies();
        for (int i = 0; i < copies.size(); i++) {
            if (copies.get(i).to().equals(item.vault())) {
                return policy + "/copies/" + i + "/retention";
            }
        }
        return policy;
    }

    /** The retention of the policy that a protection goes on to follow, if the declaration still carries it out. */
    private String followed(ItemKey item) {
        ManagedObject protection =
                estate.recorded().objects().get(new ObjectAddress(ObjectType.PROTECTION, item.machine()));
        String policy = protection == null ? "" : protection.text(AttributeNames.POLICY);
        return estate.desired().objects().containsKey(new ObjectAddress(ObjectType.POLICY, policy))
                ? "policies/" + policy + "/retention"
                : "";
    }

    private void promise(RecoveryPoint point, List<Fact> facts) {
        if (point.promise().isEmpty()) {
            facts.add(Fact.of("promise", "none was given yet; the next apply gives one"));
            return;
        }
        Promise promise = point.promise().get();
        if (promise.isReleased()) {
            facts.add(Fact.of("promise", "taken back: an approved plan let the point go"));
            return;
        }
        for (String digest : promise.rules()) {
            PromisedRule rule = promises.rules().get(digest);
            String words = rule == null ? "a rule that is not recorded, which counts as still keeping" : words(rule);
            boolean asked = rule != null && rule.isOnDemand();
            String shown = digest.substring(0, Math.min(DIGEST_SHOWN, digest.length()));
            facts.add(Fact.of("promise", asked ? words : words + " (rule " + shown + ")"));
        }
        if (!promise.reasons().isEmpty()) {
            facts.add(Fact.of("promised for", String.join(", ", promise.reasons())));
        }
    }

    private static String words(PromisedRule rule) {
        if (rule.isOnDemand()) {
            return "on demand, " + rule.rule().instant().map(Age::toString).orElseThrow() + " from its capture in "
                    + rule.zone().getId();
        }
        RetentionView.Terms terms = new RetentionView.Terms("", rule.rule(), rule.zone(), Optional.empty());
        return terms.line() + " in " + terms.zoneName();
    }

    private void machine(ItemKey item, ItemOwner owner, List<Fact> facts) {
        owner.retired().ifPresent(retired -> facts.add(new Fact("retired", retired.reason(), retired.place())));
        for (DesiredMachine machine : estate.machines(item.machine())) {
            machine.design().ifPresent(design -> facts.add(new Fact("policy", design.name(), design.place())));
            facts.add(new Fact(
                    "decided by", machine.verdict().reason(), machine.verdict().place()));
        }
    }

    private static String tiers(Set<Tier> tiers) {
        List<String> words = new ArrayList<>();
        for (Tier tier : tiers) {
            words.add(tier.word());
        }
        return words.isEmpty() ? "" : " (" + String.join(" and ", words) + " tier)";
    }
}
