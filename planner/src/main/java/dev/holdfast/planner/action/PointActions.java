package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.retention.SoftDeleteTerms;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
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
import java.util.Set;

/**
 * Decides which existing points go, item by item: by a declared rule ({@link DeclaredItems}) or because the machine is retired
 * ({@link RetiredItems}). In a plan that does not change the retention of an item every promise holds to its end; points that
 * nothing declared owns are never pruned.
 */
public final class PointActions {

    /** Clocks may differ by this much (planning: points dated in the future). */
    static final Duration SKEW = Duration.ofMinutes(5);

    /** Within an item the order stays in which they go. */
    private static final Comparator<PlannedPrune> BY_ITEM =
            Comparator.comparing(PlannedPrune::machine).thenComparing(PlannedPrune::vault);

    private static final Comparator<PlannedPrune> BY_DATE = Comparator.comparing(
                    (PlannedPrune prune) -> Instant.parse(prune.due()))
            .thenComparing(BY_ITEM)
            .thenComparing(PlannedPrune::captured)
            .thenComparing(PlannedPrune::point);

    private final Map<ObjectAddress, ManagedObject> left;
    private final PointCircumstances circumstances;
    private final PromiseBook promises;
    private final ItemOwners owners;
    private final ExpiryForecast expiries;
    private final DeclaredItems declared;
    private final RetiredItems retired;
    private final PointReport report;
    /** Copies of this plan as the points they will be, by the item they come to. */
    private final Map<ItemKey, List<RecoveryPoint>> coming = new HashMap<>();

    private final List<PointAction> prunes = new ArrayList<>();
    private final List<PlannedPrune> forecast = new ArrayList<>();
    private int count;

    private PointActions(
            DesiredState desired,
            RecordedState recorded,
            Map<ObjectAddress, ManagedObject> left,
            PointCircumstances circumstances) {
        this.left = left;
        this.circumstances = circumstances;
        this.promises = new PromiseBook(recorded, desired.policies().values());
        this.owners = new ItemOwners(desired, recorded, left, promises.rules());
        this.report = new PointReport(circumstances.at());
        this.expiries = new ExpiryForecast(left, promises, circumstances);
        Set<String> immutable = immutableVaults(left);
        this.declared = new DeclaredItems(circumstances, promises, immutable, expiries, report, this::withComing);
        this.retired =
                new RetiredItems(circumstances, promises, immutable, expiries.nextCleanUp(circumstances.at()), report);
        for (PlannedCopy copy : circumstances.copies()) {
            coming.computeIfAbsent(new ItemKey(copy.machine(), copy.to()), any -> new ArrayList<>())
                    .add(comingCopy(copy));
        }
    }

    /**
     * The decisions on all points.
     *
     * @param left every object as the plan leaves it
     * @param findings is told about points nobody owns, points dated in the future, locked points and points that wait
     */
    public static PointPlan of(
            DesiredState desired,
            RecordedState recorded,
            Map<ObjectAddress, ManagedObject> left,
            PointCircumstances circumstances,
            Findings findings) {
        PointActions actions = new PointActions(desired, recorded, left, circumstances);
        circumstances.points().forEach(actions::decide);
        actions.report.addTo(findings);
        actions.prunes.sort(Comparator.comparing(PointAction::prune, BY_ITEM));
        actions.forecast.sort(BY_DATE);
        return new PointPlan(actions.prunes, actions.forecast, actions.count);
    }

    /** Vaults that are immutable once the plan is carried out: what they keep is not asked for. */
    private static Set<String> immutableVaults(Map<ObjectAddress, ManagedObject> left) {
        Set<String> immutable = new HashSet<>();
        for (ManagedObject object : left.values()) {
            if (object.address().type() == ObjectType.VAULT && AttributeNames.isImmutable(object)) {
                immutable.add(object.address().name());
            }
        }
        return immutable;
    }

    private void decide(ItemKey item, List<RecoveryPoint> found) {
        if (found.isEmpty()) {
            return;
        }
        count += found.size();
        report.countFuture(item, found);
        List<RecoveryPoint> promised = promises.promised(item, found);
        ItemOwner owner = owners.of(item, promised);
        ItemPrunes out = new ItemPrunes(item, owner, softDelete(item.vault()));
        List<RecoveryPoint> all = withComing(item, promised);
        switch (owner.kind()) {
            case HOME -> declared.home(item, all, owner, out);
            case COPY -> declared.copies(item, all, owner, out);
            case RETIRED_HOME, RETIRED_COPY -> retired.decide(item, promised, owner, out);
            case UNTOUCHED -> expiries.addTo(promised, owner, out);
            case UNOWNED -> report.countUnowned(item, found.size());
        }
        Instant end = circumstances.at().plus(circumstances.horizon());
        out.addTo(prunes, forecast, all, owner.content(), end);
    }

    private Duration softDelete(String vault) {
        ServiceProfile.SoftDelete limits = circumstances.profile().policies().softDelete();
        ManagedObject object = left.get(new ObjectAddress(ObjectType.VAULT, vault));
        return object == null ? limits.shortest() : SoftDeleteTerms.of(object, limits);
    }

    /** A copy that the same plan makes already counts, or the next plan would prune what it pushes out. */
    private static RecoveryPoint comingCopy(PlannedCopy copy) {
        return RecoveryPoint.good(
                "",
                Instant.parse(copy.captured()),
                EnumSet.of(Tier.VAULT),
                new DataSize(copy.bytes()),
                Consistency.CRASH);
    }

    private List<RecoveryPoint> withComing(ItemKey item) {
        return withComing(item, circumstances.points().getOrDefault(item, List.of()));
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
}
