package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.retention.RuleOrder;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Promises: the rules a point was kept under, which a later, shorter rule does not take back.
 *
 * <p>A point is let go early while any rule it was promised would still keep it, applied to all points that are there.
 * Promised counts therefore end only when enough newer points exist, promised ages by themselves. A failed point holds nothing
 * that could be lost, so it never goes early.
 */
public final class Promises {

    private static final String UNKNOWN = "a promised rule that is not recorded";

    private Promises() {}

    /** The rule as it is recorded, under the SHA-256 of its canonical text and zone. */
    public static PromisedRule of(RetentionRule rule, ZoneId zone) {
        StringBuilder text = new StringBuilder();
        RetentionText.toAttributes(rule)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        text.append("zone=").append(zone.getId()).append('\n');
        return new PromisedRule(digest(text.toString()), rule, zone);
    }

    /**
     * What is promised to somebody who asks for a backup.
     *
     * @param keep how long its point is kept from its capture on
     * @param zone zone in which its days are counted
     */
    public static PromisedRule onDemand(Age keep, ZoneId zone) {
        RetentionRule rule = RetentionRule.ofClasses(Map.of()).withInstant(keep);
        return new PromisedRule(PromisedRule.onDemand(of(rule, zone).digest()), rule, zone);
    }

    /**
     * The rule that a policy or a copy rule carries in its attributes, as it is recorded; empty if it says nothing of retention
     * and so keeps everything.
     *
     * @throws QuantityException if its retention or its zone cannot be read
     */
    public static Optional<PromisedRule> of(ManagedObject object) throws QuantityException {
        SortedMap<String, String> retention = new TreeMap<>();
        object.attributes().tailMap(AttributeNames.RETENTION_PREFIX).forEach((name, value) -> {
            if (name.startsWith(AttributeNames.RETENTION_PREFIX)) {
                retention.put(name.substring(AttributeNames.RETENTION_PREFIX.length()), value.display());
            }
        });
        return retention.isEmpty()
                ? Optional.empty()
                : Optional.of(of(RetentionText.fromAttributes(retention), zone(object)));
    }

    /**
     * The zone that an object names; UTC if it names none.
     *
     * @throws QuantityException if there is no such zone
     */
    public static ZoneId zone(ManagedObject object) throws QuantityException {
        String text = object.text(AttributeNames.TIME_ZONE);
        try {
            return text.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new QuantityException("There is no time zone '" + text + "'.");
        }
    }

    /**
     * One judgement per point, in the order of {@code points}. A promise on demand that is not over keeps its point like the
     * rule in force, so that no change of a policy makes it go early.
     *
     * @param current the rule in force
     * @param zone zone of its buckets
     * @param counting how the service counts the days of an age
     * @param points all points of one item, with their promises
     * @param promised every rule a promise may name, by digest; a rule that is missing here counts as still keeping
     * @param at the instant for which is judged
     */
    public static List<JudgedPoint> judge(
            RetentionRule current,
            ZoneId zone,
            DayCounting counting,
            List<RecoveryPoint> points,
            Map<String, PromisedRule> promised,
            Instant at) {
        List<PointDecision> decisions =
                onDemand(RetentionEngine.decide(current, zone, counting, points, at), promised, at);
        Map<String, Verdicts> byRule = new HashMap<>();
        String[] promises = new String[points.size()];
        for (int i = 0; i < decisions.size(); i++) {
            PointDecision decision = decisions.get(i);
            Optional<Promise> promise = decision.point().promise();
            String breaks = "";
            if (!decision.kept() && promise.isPresent() && decision.point().status() != PointStatus.FAILED) {
                for (String digest : promise.get().rules()) {
                    breaks = breaks.isEmpty()
                            ? keptBy(
                                    i,
                                    promised.get(digest),
                                    rule -> byRule.computeIfAbsent(
                                            digest,
                                            any -> new Verdicts(rule.rule(), rule.zone(), counting, points, at)))
                            : breaks;
                }
            }
            promises[i] = breaks;
        }
        promiseBases(Chains.of(points), decisions, promises);
        List<JudgedPoint> judged = new ArrayList<>(points.size());
        for (int i = 0; i < promises.length; i++) {
            judged.add(new JudgedPoint(decisions.get(i), !promises[i].isEmpty(), promises[i]));
        }
        return judged;
    }

    /** The decisions, with points kept that are promised to somebody who asked for them. */
    private static List<PointDecision> onDemand(
            List<PointDecision> decisions, Map<String, PromisedRule> promised, Instant at) {
        List<PointDecision> all = new ArrayList<>(decisions.size());
        for (PointDecision decision : decisions) {
            Optional<Promise> promise = decision.point().promise().filter(given -> !given.isReleased());
            PointDecision judged = decision;
            for (String digest : promise.map(Promise::rules).orElse(List.of())) {
                PromisedRule rule = promised.get(digest);
                if (rule != null && rule.isOnDemand()) {
                    Instant ends = rule.ends(decision.point().captured());
                    judged = at.isBefore(ends) ? until(judged, ends, promise.orElseThrow()) : judged;
                }
            }
            all.add(judged);
        }
        return all;
    }

    /** The decision of a point that is promised until then, too. */
    private static PointDecision until(PointDecision decision, Instant ends, Promise promise) {
        List<String> reasons = new ArrayList<>(decision.kept() ? decision.reasons() : List.of());
        reasons.add(promise.onDemandReason());
        Optional<Instant> until =
                decision.kept() ? decision.until().map(own -> own.isAfter(ends) ? own : ends) : Optional.of(ends);
        return new PointDecision(decision.point(), true, reasons, until);
    }

    /** Without its base a point is lost too, so that what an early one builds on goes early with it. */
    private static void promiseBases(Chains chains, List<PointDecision> decisions, String[] promises) {
        for (int i = 0; i < promises.length; i++) {
            int user = i;
            int base = promises[i].isEmpty() ? Chains.NONE : chains.base(i);
            while (base >= 0 && !decisions.get(base).kept() && promises[base].isEmpty()) {
                promises[base] = "needed by " + decisions.get(user).point().id();
                user = base;
                base = chains.base(base);
            }
        }
    }

    /** Why a promised rule keeps the point at an index; empty if it lets it go. */
    private static String keptBy(int index, @Nullable PromisedRule rule, Function<PromisedRule, Verdicts> verdictsOf) {
        if (rule == null) {
            return UNKNOWN;
        }
        Verdicts verdicts = verdictsOf.apply(rule);
        return verdicts.keeps(index)
                ? String.join(", ", verdicts.decision(index).reasons())
                : "";
    }

    /**
     * The points with the promises they have after an apply, in the order of {@code points}; a point whose promise stays is
     * the same object.
     *
     * <p>A point without a promise gets the current rule. A rule that is shorter than the current one is replaced by it; a
     * longer one stays and makes the current one superfluous; an incomparable one stays beside it. An approved loss replaces
     * the promises of those points that the current rule lets go at {@code at}, and of no others: younger points keep theirs.
     *
     * @param counting how the service counts the days of an age
     * @param points all points of one item that are still there
     * @param promised every rule a promise may name, by digest
     * @param dataLossApproved true if the losses at {@code at} were approved
     */
    public static List<RecoveryPoint> renew(
            PromisedRule current,
            DayCounting counting,
            List<RecoveryPoint> points,
            Map<String, PromisedRule> promised,
            Instant at,
            boolean dataLossApproved) {
        List<PointDecision> decisions = RetentionEngine.decide(current.rule(), current.zone(), counting, points, at);
        Map<String, RuleOrder> orders = new HashMap<>();
        List<RecoveryPoint> renewed = new ArrayList<>(points.size());
        for (PointDecision decision : decisions) {
            Optional<Promise> before = decision.point().promise();
            if (before.isEmpty() || (dataLossApproved && !decision.kept())) {
                renewed.add(decision.point().promising(promise(List.of(current.digest()), decision)));
                continue;
            }
            List<String> rules = renewed(before.get().rules(), current, promised, orders);
            renewed.add(
                    rules.equals(before.get().rules())
                            ? decision.point()
                            : decision.point().promising(beside(before.get(), rules, decision)));
        }
        return renewed;
    }

    private static List<String> renewed(
            List<String> rules,
            PromisedRule current,
            Map<String, PromisedRule> promised,
            Map<String, RuleOrder> orders) {
        List<String> renewed = new ArrayList<>(rules.size() + 1);
        boolean needed = true;
        for (String digest : rules) {
            RuleOrder order = orders.computeIfAbsent(digest, key -> order(current, promised, key));
            if (order != RuleOrder.LONGER) {
                renewed.add(digest);
            }
            needed &= order == RuleOrder.LONGER || order == RuleOrder.INCOMPARABLE;
        }
        if (needed) {
            renewed.add(current.digest());
        }
        return renewed;
    }

    /** How the current rule compares with a promised one; incomparable if that is unknown, of another zone or on demand. */
    private static RuleOrder order(PromisedRule current, Map<String, PromisedRule> promised, String digest) {
        if (digest.equals(current.digest())) {
            return RuleOrder.EQUAL;
        }
        PromisedRule rule = promised.get(digest);
        return rule == null || rule.isOnDemand() || !rule.zone().equals(current.zone())
                ? RuleOrder.INCOMPARABLE
                : RuleOrder.compare(current.rule(), rule.rule());
    }

    private static Promise promise(List<String> rules, PointDecision decision) {
        return decision.kept()
                ? new Promise(rules, decision.reasons(), decision.until())
                : new Promise(rules, List.of(), Optional.empty());
    }

    /** The promise after the current rule took the place of shorter ones or came beside others. */
    private static Promise beside(Promise before, List<String> rules, PointDecision decision) {
        Promise alone = promise(rules, decision);
        boolean replaced = rules.size() == 1;
        if (replaced || !decision.kept()) {
            return replaced ? alone : new Promise(rules, before.reasons(), before.until());
        }
        List<String> reasons = new ArrayList<>(before.reasons());
        for (String reason : decision.reasons()) {
            if (!reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
        Optional<Instant> until =
                before.until().flatMap(one -> alone.until().map(other -> one.isAfter(other) ? one : other));
        return new Promise(rules, reasons, until);
    }

    private static String digest(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
