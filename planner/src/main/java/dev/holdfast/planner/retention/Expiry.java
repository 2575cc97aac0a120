package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ordinary expiry: the points whose time is over by the rule in force and by everything promised for them. It says the same as
 * {@link Promises#judge}, but puts only what goes into words.
 */
public final class Expiry {

    private Expiry() {}

    /**
     * The points that go, in the order of {@code points}, with what let each go. A promise that was taken back
     * ({@link Promise#isReleased}) keeps nothing; the rule in force still does.
     *
     * @param current the rule in force
     * @param zone zone of its buckets
     * @param counting how the service counts the days of an age
     * @param points all points of one item, with their promises
     * @param promised every rule a promise may name, by digest; a rule that is missing here counts as still keeping
     * @param at the instant for which is decided
     */
    public static List<PointDecision> of(
            RetentionRule current,
            ZoneId zone,
            DayCounting counting,
            List<RecoveryPoint> points,
            Map<String, PromisedRule> promised,
            Instant at) {
        if (RetentionEngine.prunesNothing(current)) {
            return List.of();
        }
        Verdicts verdicts = new Verdicts(current, zone, counting, points, at);
        Map<String, Verdicts> byRule = new HashMap<>();
        boolean[] goes = new boolean[points.size()];
        for (int i = 0; i < goes.length; i++) {
            goes[i] = !verdicts.keeps(i) && !isPromised(i, verdicts, promised, byRule);
        }
        keepBases(verdicts.columns.chains, goes);
        List<PointDecision> gone = new ArrayList<>();
        for (int i = 0; i < goes.length; i++) {
            if (goes[i]) {
                gone.add(verdicts.decision(i));
            }
        }
        return gone;
    }

    /** A point that stays by its promise keeps what it builds on. */
    private static void keepBases(Chains chains, boolean[] goes) {
        for (int i = 0; i < goes.length; i++) {
            int base = goes[i] ? Chains.NONE : chains.base(i);
            while (base >= 0 && goes[base]) {
                goes[base] = false;
                base = chains.base(base);
            }
        }
    }

    /** What the rule in force lets go under the very same rule needs no second look. */
    private static boolean isPromised(
            int index, Verdicts current, Map<String, PromisedRule> promised, Map<String, Verdicts> byRule) {
        Optional<Promise> promise = current.columns.points.get(index).promise();
        if (promise.isEmpty() || promise.get().isReleased()) {
            return false;
        }
        for (String digest : promise.get().rules()) {
            PromisedRule rule = promised.get(digest);
            if (rule == null) {
                return true;
            }
            Verdicts verdicts = byRule.computeIfAbsent(digest, ignored -> verdicts(rule, current));
            if (verdicts.keeps(index)) {
                return true;
            }
        }
        return false;
    }

    private static Verdicts verdicts(PromisedRule rule, Verdicts current) {
        return rule.zone().equals(current.zone) && rule.rule().equals(current.rule)
                ? current
                : new Verdicts(rule.rule(), rule.zone(), current.counting, current.columns.points, current.at);
    }
}
