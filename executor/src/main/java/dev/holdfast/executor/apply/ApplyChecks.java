package dev.holdfast.executor.apply;

import dev.holdfast.executor.apply.ApplyException.Refusal;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.Fingerprint;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.HoldfastSection.Precondition;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is checked before the first operation of an apply; each refusal leaves everything as it was. */
final class ApplyChecks {

    private static final String IRREVERSIBLE = "irreversible: ";

    /** Clocks may differ by this much. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private ApplyChecks() {}

    /** Refuses a plan that must not be applied whatever the world looks like. */
    static void plan(PlanDocument plan, ApplyOptions options) throws ApplyException {
        if (!plan.applyable()) {
            List<String> errors = new ArrayList<>();
            for (FindingEntry finding : plan.holdfast().findings()) {
                if (finding.counts() && finding.level().equals("error")) {
                    errors.add(finding.id() + " " + finding.name() + ": " + finding.message());
                }
            }
            throw new ApplyException(
                    Refusal.NOT_APPLYABLE,
                    "The plan has findings of level error, so it is not applied. Nothing was changed. Mend what they speak of"
                            + " and plan again.",
                    errors);
        }
        List<String> irreversible = new ArrayList<>();
        for (ResourceChange change : plan.resourceChanges()) {
            if (change.actionReason().startsWith(IRREVERSIBLE)) {
                irreversible.add(change.address() + ": " + change.actionReason().substring(IRREVERSIBLE.length()));
            }
        }
        if (!irreversible.isEmpty() && !options.terms().allowIrreversible()) {
            throw new ApplyException(
                    Refusal.IRREVERSIBLE,
                    "The plan has actions that the service can never undo. Nothing was changed. If they are meant, apply with"
                            + " --allow-irreversible.",
                    irreversible);
        }
    }

    /**
     * Refuses a plan for a time that has not come, and one that would prune by what was known long ago.
     *
     * @param clock the fabric's time
     * @param maxAge how old a plan that prunes may be
     */
    static void time(PlanDocument plan, Instant clock, Duration maxAge) throws ApplyException {
        Instant at = Instant.parse(plan.holdfast().at());
        if (at.isAfter(clock.plus(SKEW))) {
            throw new ApplyException(
                    Refusal.STALE,
                    "The plan is for " + at + ", but the fabric's clock says " + clock
                            + ". A plan for the future can be read,"
                            + " not applied: points would go before their time. Nothing was changed. Plan without --at.",
                    List.of());
        }
        boolean prunes = !plan.holdfast().prunes().isEmpty();
        if (prunes && at.plus(maxAge).isBefore(clock)) {
            throw new ApplyException(
                    Refusal.STALE,
                    "The plan prunes recovery points, but it was made for " + at + " and the fabric's clock says "
                            + clock
                            + ". A plan older than " + words(maxAge)
                            + " may not prune. Nothing was changed. Plan again, or allow more with --max-age.",
                    List.of());
        }
    }

    private static String words(Duration age) {
        boolean whole = age.equals(Duration.ofHours(age.toHours()));
        return whole ? age.toHours() + " h" : age.toMinutes() + " min";
    }

    /**
     * Refuses a plan whose objects or items are no longer what it was made from, and says who changed them.
     *
     * @throws StateException if the journal cannot be read
     */
    static void preconditions(PlanDocument plan, ActualState actual, Authors authors)
            throws ApplyException, StateException {
        Map<String, ManagedObject> objects = new TreeMap<>();
        for (Map.Entry<ObjectAddress, ManagedObject> entry : actual.objects().entrySet()) {
            objects.put(entry.getKey().toString(), entry.getValue());
        }
        Map<String, ItemKey> items = new TreeMap<>();
        Map<ItemKey, Set<String>> pruned = new TreeMap<>();
        for (PlannedPrune prune : plan.holdfast().prunes()) {
            ItemKey item = new ItemKey(prune.machine(), prune.vault());
            items.put(Fingerprint.addressOf(item), item);
            pruned.computeIfAbsent(item, any -> new HashSet<>()).add(prune.point());
        }
        Instant at = Instant.parse(plan.holdfast().at());
        List<String> stale = new ArrayList<>();
        for (Precondition precondition : plan.holdfast().preconditions()) {
            ItemKey item = items.get(precondition.address());
            String now;
            if (item == null) {
                ManagedObject object = objects.get(precondition.address());
                now = object == null ? Fingerprint.ABSENT : Fingerprint.of(object);
            } else {
                now = evidence(actual.points().getOrDefault(item, List.of()), pruned.getOrDefault(item, Set.of()), at);
            }
            if (!now.equals(precondition.hash())) {
                stale.add(precondition.address()
                        + (item == null
                                ? " is not what it was: " + authors.of(ObjectAddress.parse(precondition.address()))
                                : ": other points are kept now"));
            }
        }
        if (!stale.isEmpty()) {
            throw new ApplyException(
                    Refusal.STALE,
                    "The plan is stale: what it speaks of has changed since it was made. Nothing was changed. Plan again.",
                    stale);
        }
    }

    private static String evidence(List<RecoveryPoint> points, Set<String> pruned, Instant at) {
        List<RecoveryPoint> kept = new ArrayList<>();
        for (RecoveryPoint point : points) {
            if (!pruned.contains(point.id()) && !point.captured().isAfter(at)) {
                kept.add(point);
            }
        }
        return Fingerprint.ofKept(kept);
    }

    /** Refuses to lose more points early than the user agreed to. */
    static void dataLoss(List<String> losses, ApplyOptions options) throws ApplyException {
        if (losses.size() > options.terms().allowDataLoss()) {
            String agreed = options.terms().allowDataLoss() == 0
                    ? ""
                    : ", more than the " + options.terms().allowDataLoss() + " that --allow-data-loss allows";
            throw new ApplyException(
                    Refusal.DATA_LOSS,
                    losses.size() + (losses.size() == 1 ? " recovery point" : " recovery points")
                            + " would be lost although a promise still keeps " + (losses.size() == 1 ? "it" : "them")
                            + agreed + ". Nothing was changed. Restore the longer retention, or apply with"
                            + " --allow-data-loss=" + losses.size() + ".",
                    losses);
        }
    }
}
