package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.planner.copy.CopyDemand;
import dev.holdfast.planner.copy.CopyOrder;
import dev.holdfast.planner.copy.HeldForCopies;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.retention.JudgedPoint;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Items under a declared rule. In the home of a machine the service expires points by itself, so a plan lists only what its own
 * change of the retention brings forward; copies are deleted by Holdfast as soon as their rule lets them go.
 */
final class DeclaredItems {

    private final PointCircumstances circumstances;
    private final PromiseBook promises;
    private final Set<String> immutableVaults;
    private final ExpiryForecast forecast;
    private final PointReport report;
    private final Function<ItemKey, List<RecoveryPoint>> items;

    /**
     * Decides about items.
     *
     * @param immutableVaults vaults that let nothing go that was promised, unlocked ones too
     * @param items the points of any item, with the copies of the same plan
     */
    DeclaredItems(
            PointCircumstances circumstances,
            PromiseBook promises,
            Set<String> immutableVaults,
            ExpiryForecast forecast,
            PointReport report,
            Function<ItemKey, List<RecoveryPoint>> items) {
        this.circumstances = circumstances;
        this.promises = promises;
        this.immutableVaults = Set.copyOf(immutableVaults);
        this.forecast = forecast;
        this.report = report;
        this.items = items;
    }

    /** Captures that stay for the sake of copies; looked for when a point would go, since most items lose none. */
    private final class Held {
        private final ItemKey item;
        private final List<RecoveryPoint> found;
        private final ItemOwner owner;
        private final Set<Instant> waiting = new HashSet<>();
        private final Set<Instant> common = new HashSet<>();
        private Set<String> bases = Set.of();
        private boolean known;

        Held(ItemKey item, List<RecoveryPoint> found, ItemOwner owner) {
            this.item = item;
            this.found = found;
            this.owner = owner;
        }

        /** True if the point waits until its copy is there and verified. */
        boolean waits(RecoveryPoint point) {
            look();
            return waiting.contains(point.captured());
        }

        /** True if the point waits, is the newest that this place and another have in common, or such a point builds on it. */
        boolean holds(RecoveryPoint point) {
            return waits(point) || common.contains(point.captured()) || bases.contains(point.id());
        }

        private void look() {
            if (known) {
                return;
            }
            known = true;
            targets(owner).forEach((target, rule) -> {
                ItemKey source = source(owner, rule);
                if (item.equals(source)) {
                    List<RecoveryPoint> copies = items.apply(target);
                    CopyDemand demand = new CopyDemand(
                            rule,
                            owner.zone(),
                            CopyOrder.OLDEST_FIRST,
                            Optional.empty(),
                            found,
                            copies,
                            circumstances.at());
                    waiting.addAll(HeldForCopies.waiting(demand, counting()));
                    HeldForCopies.newestCommon(found, copies).ifPresent(common::add);
                } else if (item.equals(target)) {
                    HeldForCopies.newestCommon(found, items.apply(source)).ifPresent(common::add);
                }
            });
            bases = Chains.basesOf(
                    found, point -> waiting.contains(point.captured()) || common.contains(point.captured()));
        }
    }

    /** Finds what goes from the place where the service keeps the points of a machine. */
    void home(ItemKey item, List<RecoveryPoint> found, ItemOwner owner, ItemPrunes out) {
        if (owner.rule().isEmpty()) {
            return;
        }
        Held held = new Held(item, found, owner);
        Instant cleanUp = forecast.nextCleanUp(circumstances.at());
        for (JudgedPoint judged : judge(owner.rule().get(), owner, found, circumstances.at())) {
            RecoveryPoint point = judged.decision().point();
            boolean early = judged.early() && !point.isReleased();
            if (judged.decision().kept() || (early && !mayGoEarly(item))) {
                continue;
            }
            if (held.waits(point)) {
                report.countWaiting(item, point);
            } else if (early && !held.holds(point)) {
                out.early(point, cleanUp, reason(judged), judged.promised());
            }
        }
        forecast.addTo(found, owner, out);
    }

    /** Finds what goes from the copies of a machine. */
    void copies(ItemKey item, List<RecoveryPoint> found, ItemOwner owner, ItemPrunes out) {
        if (owner.rule().isEmpty()) {
            return;
        }
        Instant at = circumstances.at();
        Held held = new Held(item, found, owner);
        for (JudgedPoint judged : judge(owner.rule().get(), owner, found, at)) {
            RecoveryPoint point = judged.decision().point();
            boolean comes = point.id().isEmpty();
            if (judged.decision().kept() || comes || (judged.early() && !mayGoEarly(item))) {
                continue;
            }
            if (held.holds(point)) {
                continue;
            }
            if (judged.early()) {
                out.early(point, at, reason(judged), judged.promised());
            } else {
                out.ordinary(point, at, reason(judged));
            }
        }
        afterLocks(found, owner, out);
    }

    /** Deletions that a lock forbids now are moved to the date on which it ends. */
    private void afterLocks(List<RecoveryPoint> found, ItemOwner owner, ItemPrunes out) {
        Instant end = circumstances.at().plus(circumstances.horizon());
        boolean any = false;
        for (RecoveryPoint point : found) {
            any |= unlocks(point, end);
        }
        if (!any) {
            return;
        }
        for (JudgedPoint later : judge(owner.rule().orElseThrow(), owner, found, end)) {
            RecoveryPoint point = later.decision().point();
            if (!later.decision().kept() && !later.early() && !out.contains(point) && unlocks(point, end)) {
                Instant until = point.freeFrom();
                out.later(point, until, "locked until " + until + "; then " + reason(later));
            }
        }
    }

    private boolean unlocks(RecoveryPoint point, Instant end) {
        return point.freeFrom().isAfter(circumstances.at()) && !point.freeFrom().isAfter(end);
    }

    /** Only a plan that changes the retention of an item breaks promises there, and none in a vault that is immutable. */
    private boolean mayGoEarly(ItemKey item) {
        if (!circumstances.changed().contains(item)) {
            return false;
        }
        if (immutableVaults.contains(item.vault())) {
            report.countImmutable(item); // what was promised is not tried before the promise ends
            return false;
        }
        return true;
    }

    private List<JudgedPoint> judge(RetentionRule rule, ItemOwner owner, List<RecoveryPoint> points, Instant at) {
        return Promises.judge(rule, owner.zone(), counting(), points, promises.rules(), at);
    }

    private DayCounting counting() {
        return circumstances.profile().policies().dayCounting();
    }

    private static ItemKey home(ItemOwner owner) {
        DesiredMachine machine = owner.machine().orElseThrow();
        return new ItemKey(machine.address(), machine.vault().orElseThrow());
    }

    /** Where a copy rule takes its points from. */
    private static ItemKey source(ItemOwner owner, CopyRule rule) {
        ItemKey home = home(owner);
        return rule.from().map(vault -> new ItemKey(home.machine(), vault)).orElse(home);
    }

    /** The copy rules of a machine's policy, by the item they copy to. */
    private static Map<ItemKey, CopyRule> targets(ItemOwner owner) {
        ItemKey home = home(owner);
        Map<ItemKey, CopyRule> targets = new TreeMap<>();
        for (CopyRule rule : owner.machine()
                .flatMap(DesiredMachine::design)
                .orElseThrow()
                .policy()
                .copies()) {
            if (!rule.to().equals(home.vault())) {
                targets.putIfAbsent(new ItemKey(home.machine(), rule.to()), rule);
            }
        }
        return targets;
    }

    private static String reason(JudgedPoint judged) {
        return String.join(", ", judged.decision().reasons());
    }
}
