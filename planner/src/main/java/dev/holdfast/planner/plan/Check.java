package dev.holdfast.planner.plan;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.assessment.ObjectiveTable;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.desired.ArchiveFindings;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.DesiredStates;
import dev.holdfast.planner.desired.ImmutabilityFindings;
import dev.holdfast.planner.difference.Differences;
import dev.holdfast.planner.difference.World;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.HoldfastSection.Coverage;
import dev.holdfast.planner.document.HoldfastSection.RecoveryPointImpact;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.judgement.Judgement;
import dev.holdfast.planner.judgement.view.JudgedPlan;
import dev.holdfast.planner.plan.finding.CostFindings;
import dev.holdfast.planner.plan.finding.LimitFindings;
import dev.holdfast.planner.plan.finding.PointLimits;
import dev.holdfast.planner.plan.finding.WaiverFindings;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.plan.request.Refresh;
import dev.holdfast.planner.plan.request.Selection;
import dev.holdfast.planner.plan.section.CostTable;
import dev.holdfast.planner.plan.section.CoverageTable;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.rule.Waivers;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Judges a declaration by itself: by its rules and the built-in findings, as far as they need neither record nor world. */
public final class Check {

    /** Findings about what was recorded or is in the fabric: THE list. Nobody looks for them without either. */
    private static final Set<FindingType> NEED_A_RECORD = EnumSet.of(
            FindingType.NEVER_BACKED_UP,
            FindingType.FIRST_BACKUP_MISSING,
            FindingType.WEAKENS_PROTECTION,
            FindingType.IRREVERSIBLE,
            FindingType.CANNOT_BE_CHANGED,
            FindingType.CHANGED_OUTSIDE,
            FindingType.VAULT_KEPT,
            FindingType.POLICY_KEPT,
            FindingType.POINTS_CHANGED_OUTSIDE,
            FindingType.MOVE_WITHOUT_EFFECT,
            FindingType.MOVE_IMPOSSIBLE,
            FindingType.POLICY_WRITES_WAIT,
            FindingType.UNOWNED_POINTS,
            FindingType.POINTS_IN_FUTURE,
            FindingType.POINTS_LOCKED,
            FindingType.POINTS_WAIT_FOR_COPY,
            FindingType.POINTS_IMMUTABLE,
            FindingType.POINTS_SOFT_DELETED,
            FindingType.BEHIND_RPO,
            FindingType.JOBS_FAILING,
            FindingType.RETIRED_WITHOUT_MACHINE,
            FindingType.INVENTORY_SHRUNK,
            FindingType.NEEDS_WHAT_IS_LEFT_OUT,
            FindingType.WEAK_POINT_CHAIN,
            FindingType.SLOTS_CROWDED,
            FindingType.SLOTS_REBALANCED,
            FindingType.COPY_NOT_VERIFIED,
            FindingType.COST_INCREASE,
            FindingType.COST_DECREASE,
            FindingType.POINTS_LOST_OVER_LIMIT);

    private final PlanRequest request;
    private final Declaration declaration;
    private final Waivers waivers;
    private final Findings findings;

    private Check(PlanRequest request) {
        this.request = request;
        this.declaration = request.loaded().declaration().orElseThrow();
        this.waivers = Waivers.of(request.loaded(), List.of(), request.at());
        this.findings = new Findings(declaration.builtinLevels(), waivers);
    }

    /**
     * What was found.
     *
     * @param document a document with findings and coverage, and nothing else: it is no plan, and cannot be applied
     * @param notJudged names of the rules that cannot be judged without a record, sorted
     * @param unknown names of all findings that were not looked for: for want of a record, or of costs
     */
    public record Result(PlanDocument document, List<String> notJudged, Set<String> unknown) {

        public Result {
            notJudged = List.copyOf(notJudged);
            unknown = Set.copyOf(unknown);
        }

        /** The findings, worst first. */
        public List<FindingEntry> findings() {
            return document.holdfast().findings();
        }

        /** The document with other findings. */
        public PlanDocument with(List<FindingEntry> others) {
            HoldfastSection own = document.holdfast();
            return Check.document(
                    new Subject(own.estate(), own.declarationDigest(), own.inventoryDigest(), own.at(), own.coverage()),
                    List.copyOf(others));
        }
    }

    /**
     * Judges a declaration.
     *
     * @param loaded a declaration without errors
     * @param profile limits and timings of the service
     * @param at the instant for which waivers, prices and schedules are looked at
     * @param costed true if costs are computed, so that rules and limits about them can be judged
     */
    public static Result of(LoadedDeclaration loaded, ServiceProfile profile, Instant at, boolean costed) {
        String estate = loaded.declaration()
                .orElseThrow(() -> new IllegalArgumentException("the declaration has errors and cannot be judged"))
                .name();
        PlanOptions usual = PlanOptions.DEFAULT;
        PlanOptions options = new PlanOptions(
                List.of(),
                List.of(),
                usual.horizon(),
                usual.acceptInventoryShrink(),
                usual.rebalance(),
                Refresh.FULL,
                costed);
        return new Check(new PlanRequest(loaded, RecordedState.empty(estate), ActualState.none(), profile, at, options))
                .result();
    }

    /** Findings that are not looked for, in the order of their ids. */
    public static List<FindingType> notLookedFor() {
        return List.copyOf(NEED_A_RECORD);
    }

    private Result result() {
        DesiredState desired = DesiredStates.of(
                request.loaded(), request.recorded(), Set.of(), request.profile(), request.at(), false, findings);
        ObjectiveTable.Results objectives = ObjectiveTable.of(
                desired, declaration, request.loaded().origins(), request.profile(), request.at(), findings);
        PointLimits.report(desired, request.profile(), request.at(), findings);
        ArchiveFindings.report(desired, request.profile(), findings);
        ImmutabilityFindings.report(desired, vault -> false, findings);
        Optional<CostReport> costs = costs(desired);
        costs.ifPresentOrElse(
                report -> CostFindings.report(report, request, findings),
                () -> LimitFindings.notCosted(declaration.limits(), LimitFindings.place(request), findings));
        Judgement.Left left = Judgement.reportWithoutRecord(
                new JudgedPlan(
                        request.loaded(),
                        desired,
                        List.of(),
                        objectives.objectives(),
                        costs,
                        new JudgedPlan.Totals(0, 0, 0, 0, 0, true, false)),
                findings);
        Set<String> unknown = unknown(left, costs.isPresent());
        Set<String> unsure = new HashSet<>(unknown);
        unsure.add(FindingType.VAULT_WITHOUT_IMMUTABILITY.word()); // a vault may hold points of machines that are gone
        WaiverFindings.report(request, waivers, costs.isPresent(), unsure, findings);
        return new Result(document(desired), left.withoutRecord(), unknown);
    }

    /** What the estate will cost; before it nothing is recorded that costs anything. */
    private Optional<CostReport> costs(DesiredState desired) {
        if (!request.options().costed()) {
            return Optional.empty();
        }
        World nothing = World.of(request.recorded(), request.actual());
        Findings ofChanges = new Findings(declaration.builtinLevels()); // there are none
        Selection everything =
                Selection.ofAll(Differences.of(desired, request.recorded(), nothing, request.at(), ofChanges));
        return Optional.of(new PlanCosts(request, desired, nothing, everything, List.of(), CostTable.MONTHS).report());
    }

    /** Names of all findings that nobody can say anything about. */
    private static Set<String> unknown(Judgement.Left left, boolean costed) {
        Set<String> names = new HashSet<>();
        left.withoutRecord().forEach(rule -> names.add(Finding.RULE_PREFIX + rule));
        left.withoutCosts().forEach(rule -> names.add(Finding.RULE_PREFIX + rule));
        if (!costed) {
            names.addAll(WaiverFindings.OF_COSTS);
        }
        NEED_A_RECORD.forEach(type -> names.add(type.word()));
        return names;
    }

    private List<FindingEntry> entries() {
        Set<String> left = new HashSet<>();
        NEED_A_RECORD.forEach(type -> left.add(type.id()));
        return findings.entries().stream()
                .filter(entry -> !left.contains(entry.id()))
                .toList();
    }

    /** What was judged, for the head of a document. */
    private record Subject(
            String estate, String declarationDigest, String inventoryDigest, String at, Coverage coverage) {}

    private PlanDocument document(DesiredState desired) {
        Subject subject = new Subject(
                declaration.name(),
                request.loaded().declarationDigest(),
                request.loaded().inventoryDigest(),
                request.at().toString(),
                CoverageTable.of(desired));
        return document(subject, entries());
    }

    private static PlanDocument document(Subject subject, List<FindingEntry> findings) {
        HoldfastSection section = new HoldfastSection(
                subject.estate(),
                "",
                subject.declarationDigest(),
                subject.inventoryDigest(),
                new TreeMap<>(),
                0,
                true,
                subject.at(),
                List.of(),
                List.of(),
                List.of(),
                Refresh.SKIPPED.word(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new RecoveryPointImpact(0, 0, 0, 0, List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                findings,
                subject.coverage(),
                Optional.empty());
        return PlanDocumentCodec.sealed(
                new PlanDocument(PlanDocumentCodec.FORMAT_VERSION, List.of(), true, false, false, section));
    }
}
