package dev.holdfast.planner.plan;

import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.profile.Quota;
import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.action.BackupActions;
import dev.holdfast.planner.action.CopyActions;
import dev.holdfast.planner.action.PointAction;
import dev.holdfast.planner.action.PointActions;
import dev.holdfast.planner.action.PointCircumstances;
import dev.holdfast.planner.action.PointPlan;
import dev.holdfast.planner.assessment.ChoiceTable;
import dev.holdfast.planner.assessment.ObjectiveTable;
import dev.holdfast.planner.copy.CopyFindings;
import dev.holdfast.planner.cost.CostTrace;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.desired.ArchiveFindings;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.DesiredStates;
import dev.holdfast.planner.desired.ImmutabilityFindings;
import dev.holdfast.planner.difference.Differences;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.difference.World;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.HoldfastSection.PlannedBackup;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.HoldfastSection.Precondition;
import dev.holdfast.planner.document.HoldfastSection.RecoveryPointImpact;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.PlannedCost;
import dev.holdfast.planner.drift.Drift;
import dev.holdfast.planner.drift.DriftContext;
import dev.holdfast.planner.drift.OutsideDeletions;
import dev.holdfast.planner.judgement.Judgement;
import dev.holdfast.planner.judgement.view.JudgedPlan;
import dev.holdfast.planner.move.Moved;
import dev.holdfast.planner.plan.finding.ChangeFindings;
import dev.holdfast.planner.plan.finding.CostFindings;
import dev.holdfast.planner.plan.finding.HealthFindings;
import dev.holdfast.planner.plan.finding.LimitFindings;
import dev.holdfast.planner.plan.finding.PointLimits;
import dev.holdfast.planner.plan.finding.QuotaWaits;
import dev.holdfast.planner.plan.finding.WaiverFindings;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.plan.request.Refresh;
import dev.holdfast.planner.plan.request.Selection;
import dev.holdfast.planner.plan.section.CostTable;
import dev.holdfast.planner.plan.section.CoverageTable;
import dev.holdfast.planner.plan.section.ExpiredPoints;
import dev.holdfast.planner.plan.section.Grouping;
import dev.holdfast.planner.plan.section.ImpactTable;
import dev.holdfast.planner.plan.section.MachineTable;
import dev.holdfast.planner.plan.section.MoveTable;
import dev.holdfast.planner.plan.section.NextRuns;
import dev.holdfast.planner.plan.section.OwnChanges;
import dev.holdfast.planner.plan.section.Preconditions;
import dev.holdfast.planner.plan.section.ResourceChanges;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.rule.Waivers;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Makes plans. */
public final class Planner {

    /** What was asked for, with record and fabric under the names that things have after the moves. */
    private final PlanRequest request;

    private final Declaration declaration;
    private final Waivers waivers;
    private final Findings findings;
    private final Moved moved;

    private Planner(PlanRequest asked) {
        this.declaration = asked.loaded()
                .declaration()
                .orElseThrow(() -> new IllegalArgumentException("the declaration has errors and cannot be planned"));
        this.waivers = Waivers.of(asked.loaded(), asked.recorded().objects().keySet(), asked.at());
        this.findings = new Findings(declaration.builtinLevels(), waivers);
        this.moved = asked.options().refresh() == Refresh.ONLY
                ? new Moved(List.of(), asked.recorded(), asked.actual(), Map.of())
                : Moved.of(asked.loaded(), asked.recorded(), asked.actual(), findings);
        this.request = new PlanRequest(
                asked.loaded(), moved.recorded(), moved.actual(), asked.profile(), asked.at(), asked.options());
    }

    /**
     * The plan for a request, sealed with its digest.
     *
     * @throws PlanRefusedException if a plan would be dangerous to make at all
     */
    public static PlanDocument plan(PlanRequest request) throws PlanRefusedException {
        return new Planner(request).plan(OptionalInt.empty()).document();
    }

    /**
     * The plan for a request, sealed with its digest, and what it costs; what both rest on is computed once.
     *
     * @param months how many are estimated for the report; 1 or more. The limits are held against those of every plan
     * @throws PlanRefusedException if a plan would be dangerous to make at all
     */
    public static CostedPlan costed(PlanRequest request, int months) throws PlanRefusedException {
        return new Planner(request).plan(OptionalInt.of(months));
    }

    /**
     * What the plan for a request costs, month by month.
     *
     * @param months how many; 1 or more
     * @throws PlanRefusedException if a plan would be dangerous to make at all
     */
    public static CostReport costs(PlanRequest request, int months) throws PlanRefusedException {
        return new Planner(request).costs(months).report();
    }

    /**
     * The same, and what the costs of a machine rest on.
     *
     * @param machine its address
     * @throws PlanRefusedException if a plan would be dangerous to make at all
     */
    public static CostTrace costTrace(PlanRequest request, int months, String machine) throws PlanRefusedException {
        return new Planner(request).costs(months).trace(machine);
    }

    private PlanCosts costs(int months) throws PlanRefusedException {
        Guards.checkClock(request.recorded(), request.at());
        DesiredState desired = desired(findings);
        World world = World.of(request.recorded(), request.actual());
        Selection selection = Selection.of(
                request.options(),
                desired,
                request.recorded(),
                Differences.of(desired, request.recorded(), world, request.at(), findings),
                findings);
        Points points = points(desired, world, selection);
        return new PlanCosts(request, desired, world, selection, points.prunes(), months);
    }

    private CostedPlan plan(OptionalInt months) throws PlanRefusedException {
        return request.options().refresh() == Refresh.ONLY
                ? new CostedPlan(refreshed(), Optional.empty())
                : changing(months);
    }

    private CostedPlan changing(OptionalInt months) throws PlanRefusedException {
        Guards.checkClock(request.recorded(), request.at());
        SortedMap<String, Integer> inventories =
                Guards.countInventories(request.loaded().machines());
        DesiredState desired = desired(findings);
        Guards.checkInventories(
                request.recorded(),
                inventories,
                Guards.vanished(request.recorded(), desired),
                request.options().acceptInventoryShrink(),
                findings);
        World world = World.of(request.recorded(), request.actual());
        Selection selection = Selection.of(
                request.options(),
                desired,
                request.recorded(),
                Differences.of(desired, request.recorded(), world, request.at(), findings),
                findings);
        List<DriftEntry> drift = drift(desired, selection);
        List<ChangeGroup> groups = Grouping.of(selection.changes(), desired);
        ChangeFindings.add(groups, findings);
        QuotaWaits.report(selection.changes(), policyWrites(), findings);
        ObjectiveTable.Results objectives = ObjectiveTable.of(
                desired, declaration, request.loaded().origins(), request.profile(), request.at(), findings);
        if (request.options().refresh() == Refresh.FULL) {
            HealthFindings.report(request, desired, world, findings);
            OutsideDeletions.report(request.recorded().estate(), request.actual(), request.at(), findings);
            CopyFindings.report(desired, request.recorded(), world.points(), request.profile(), request.at(), findings);
        }
        PointLimits.report(desired, request.profile(), request.at(), findings);
        ArchiveFindings.report(desired, request.profile(), findings);
        ImmutabilityFindings.report(desired, world::holdsPoints, findings);

        Points points = points(desired, world, selection);
        LimitFindings.pointsLost(points.impact(), declaration.limits(), LimitFindings.place(request), findings);
        IntFunction<CostReport> reports =
                count -> new PlanCosts(request, desired, world, selection, points.prunes(), count).report();
        Optional<CostReport> limited =
                request.options().costed() ? Optional.of(reports.apply(CostTable.MONTHS)) : Optional.empty();
        limited.ifPresentOrElse(
                report -> CostFindings.report(report, request, findings),
                () -> LimitFindings.notCosted(declaration.limits(), LimitFindings.place(request), findings));
        Judgement.report(
                new JudgedPlan(
                        request.loaded(),
                        desired,
                        selection.changes(),
                        objectives.objectives(),
                        limited,
                        totals(desired, selection, points)),
                findings);
        WaiverFindings.report(request, waivers, limited.isPresent(), findings);
        Optional<PlannedCost> cost = limited.map(report -> CostTable.of(report, groups));
        Optional<CostReport> asked =
                months.isEmpty() || months.getAsInt() == CostTable.MONTHS ? limited : Optional.empty();
        return new CostedPlan(
                document(desired, selection, inventories, groups, objectives, points, drift, cost),
                asked.or(() -> months.stream().mapToObj(reports).findFirst()));
    }

    private JudgedPlan.Totals totals(DesiredState desired, Selection selection, Points points) {
        return new JudgedPlan.Totals(
                backups(desired, selection).size(),
                points.copies().size(),
                points.prunes().size(),
                points.impact().lostEarly(),
                moved.pending().size(),
                request.recorded().lastApplied().isEmpty(),
                !selection.isEverything());
    }

    private List<PlannedBackup> backups(DesiredState desired, Selection selection) {
        return BackupActions.of(desired, request.actual().missedRuns()).stream()
                .filter(backup -> selection.includesMachine(backup.machine()))
                .toList();
    }

    /** A plan that takes what the fabric holds into the record. What the declaration wants is not looked at. */
    private PlanDocument refreshed() throws PlanRefusedException {
        Guards.checkRecorded(request.recorded());
        DesiredState desired = desired(new Findings(declaration.builtinLevels()));
        Selection nothing = Selection.ofNothing();
        List<DriftEntry> drift = drift(desired, nothing);
        int kept =
                request.actual().points().values().stream().mapToInt(List::size).sum();
        return document(
                new DesiredState(new TreeMap<>(), List.of(), new TreeMap<>(), new TreeMap<>(), Set.of()),
                nothing,
                request.recorded().inventoryCounts(), // an inventory that shrank must still be noticed by the next plan
                List.of(),
                ObjectiveTable.Results.NONE,
                new Points(
                        List.of(),
                        List.of(),
                        List.of(),
                        new RecoveryPointImpact(kept, 0, 0, 0, List.of(), List.of()),
                        Preconditions.ofRefresh(drift, request.actual())),
                drift,
                Optional.empty());
    }

    private DesiredState desired(Findings told) {
        return DesiredStates.of(
                request.loaded(),
                request.recorded(),
                request.actual().onceEnhanced(),
                request.profile(),
                request.at(),
                request.options().rebalance(),
                told);
    }

    private List<DriftEntry> drift(DesiredState desired, Selection selection) {
        Map<ObjectAddress, ActionType> actions = new HashMap<>();
        for (ObjectDifference change : selection.changes()) {
            actions.put(change.address(), change.action());
        }
        DriftContext context = new DriftContext(
                request.at(), request.options().refresh() == Refresh.ONLY, actions, selection::includes);
        return Drift.of(desired, request.recorded(), request.actual(), context, findings);
    }

    /**
     * What happens to points.
     *
     * @param impact the prunes in numbers
     * @param preconditions what must still hold for objects and for the items with prunes
     */
    private record Points(
            List<PlannedCopy> copies,
            List<PointAction> prunes,
            List<PlannedPrune> forecast,
            RecoveryPointImpact impact,
            List<Precondition> preconditions) {}

    private Points points(DesiredState desired, World world, Selection selection) {
        Set<ItemKey> movedItems = moved.items();
        List<PlannedCopy> copies =
                CopyActions.of(desired, world.points(), request.profile(), request.at(), selection::includes).stream()
                        .filter(copy -> !movedItems.contains(new ItemKey(copy.machine(), copy.from()))
                                && !movedItems.contains(new ItemKey(copy.machine(), copy.to())))
                        .toList();
        Map<ItemKey, ObjectDifference> changed = OwnChanges.of(desired.machines(), selection.changes());
        PointCircumstances circumstances = new PointCircumstances(
                world.points(),
                request.actual().running(),
                copies,
                changed.keySet(),
                request.profile(),
                request.at(),
                request.options().horizon());
        PointPlan points =
                PointActions.of(desired, request.recorded(), world.after(selection.changes()), circumstances, findings);
        List<PointAction> prunes = selected(points.prunes(), selection).stream()
                .filter(prune -> !movedItems.contains(prune.item()))
                .toList();
        RecoveryPointImpact impact = ImpactTable.of(prunes, points.points(), changed, desired.retired());
        return new Points(
                copies,
                prunes,
                points.forecast(),
                impact,
                Preconditions.of(moved, selection.changes(), prunes, world.points(), request.at()));
    }

    private PlanDocument document(
            DesiredState desired,
            Selection selection,
            SortedMap<String, Integer> inventories,
            List<ChangeGroup> groups,
            ObjectiveTable.Results objectives,
            Points points,
            List<DriftEntry> drift,
            Optional<PlannedCost> cost) {
        HoldfastSection section = new HoldfastSection(
                declaration.name(),
                "",
                request.loaded().declarationDigest(),
                request.loaded().inventoryDigest(),
                inventories,
                request.recorded().serial(),
                request.recorded().lastApplied().isEmpty(),
                request.at().toString(),
                Selection.shown(request.options().targets()),
                Selection.shown(request.options().exclude()),
                selection.omitted(),
                request.options().refresh().word(),
                drift,
                MoveTable.of(moved.pending()),
                points.preconditions(),
                MachineTable.of(desired.machines(), selection.changes()),
                groups,
                new NextRuns(request.at()).of(selection.changes()),
                ChoiceTable.of(desired),
                points.copies(),
                backups(desired, selection),
                points.prunes().stream().map(PointAction::prune).toList(),
                ExpiredPoints.of(request.actual()),
                points.forecast(),
                points.impact(),
                objectives.objectives(),
                objectives.bases(),
                objectives.breakdowns(),
                objectives.restoreBreakdowns(),
                objectives.fleetRestores(),
                findings.entries(),
                CoverageTable.of(desired),
                cost);
        return PlanDocumentCodec.sealed(new PlanDocument(
                PlanDocumentCodec.FORMAT_VERSION,
                ResourceChanges.of(QuotaWaits.ordered(selection.changes(), policyWrites())),
                selection.isEverything(),
                !findings.hasErrors(),
                false,
                section));
    }

    private Quota policyWrites() {
        return request.profile().limits().quotas().policyWrites();
    }

    private static List<PointAction> selected(List<PointAction> prunes, Selection selection) {
        List<PointAction> selected = new ArrayList<>(prunes.size());
        for (PointAction action : prunes) {
            String machine = action.item().machine();
            boolean included = switch (action.owner()) {
                case HOME, UNTOUCHED, UNOWNED -> true; // only a change of this plan brings one forward
                case COPY ->
                    selection.includes(ObjectAddress.copy(machine, action.item().vault()));
                case RETIRED_HOME, RETIRED_COPY -> selection.includesMachine(machine);
            };
            if (included) {
                selected.add(action);
            }
        }
        return selected;
    }
}
