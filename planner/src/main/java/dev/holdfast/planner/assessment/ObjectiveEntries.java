package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.LossBasis;
import dev.holdfast.planner.document.ObjectiveResult.LossBreakdown;
import dev.holdfast.planner.document.ObjectiveResult.RestoreBreakdown;
import dev.holdfast.planner.document.ObjectiveResult.RpoFigures;
import dev.holdfast.planner.document.ObjectiveResult.RtoFigures;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.loss.LossTerm;
import dev.holdfast.planner.recovery.RestoreEstimate;
import dev.holdfast.planner.recovery.RestoreTerm;
import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results as the plan document lists them: what machines have in common is written once, in the order of its first use, and
 * referred to by index. Mutable; for one plan.
 */
final class ObjectiveEntries {

    private final List<ObjectiveResult> results = new ArrayList<>();
    private final Map<LossBasis, Integer> bases = new LinkedHashMap<>();
    private final List<LossBreakdown> breakdowns = new ArrayList<>();
    private final Map<Parts, Integer> breakdownsByParts = new HashMap<>();
    private final List<RestoreBreakdown> restoreBreakdowns = new ArrayList<>();
    private final Map<RestoreParts, Integer> restoreBreakdownsByParts = new HashMap<>();
    private final Map<ZoneId, Map<Instant, String>> wallTimes = new HashMap<>();

    /** A breakdown before it is text. */
    private record Parts(List<LossTerm> terms, Optional<Duration> scheduledOneMissed, Optional<Duration> oneMissed) {}

    /** A breakdown of a restore before it is text. */
    private record RestoreParts(String source, List<RestoreTerm> terms) {}

    /**
     * Takes the figure of a machine.
     *
     * @param machine its address
     * @param basis what the figure rests on
     * @param restore its restore estimate
     * @param zone zone of the policy
     */
    void add(
            String machine,
            LossBasis basis,
            LossFigure figure,
            Optional<Duration> target,
            boolean holds,
            RestoreVerdict restore,
            ZoneId zone) {
        results.add(new ObjectiveResult(
                machine,
                basis.policy(),
                basis.failureClass(),
                bases.computeIfAbsent(basis, any -> bases.size()),
                new RpoFigures(
                        target.map(Durations::format),
                        holds,
                        length(figure.scheduled()),
                        worstInstant(figure.scheduled(), zone),
                        length(figure.worstCase()),
                        worstInstant(figure.worstCase(), zone),
                        breakdown(figure)),
                new RtoFigures(
                        restore.target().map(Durations::format),
                        restore.holds(),
                        restore.estimate().map(found -> Durations.format(found.length())),
                        restore.estimate().map(this::breakdown))));
    }

    /** What restore estimates consist of, by index. */
    List<RestoreBreakdown> restoreBreakdowns() {
        return restoreBreakdowns;
    }

    /** By machine, then class, as they came. */
    List<ObjectiveResult> results() {
        return results;
    }

    /** What results rest on, by index. */
    List<LossBasis> bases() {
        return List.copyOf(bases.keySet());
    }

    /** What figures consist of, by index. */
    List<LossBreakdown> breakdowns() {
        return breakdowns;
    }

    private int breakdown(LossFigure figure) {
        Parts parts = new Parts(
                figure.terms(),
                figure.scheduledOneMissed().map(Gap::length),
                figure.worstCaseOneMissed().map(Gap::length));
        return breakdownsByParts.computeIfAbsent(parts, any -> {
            List<String> terms = new ArrayList<>();
            for (LossTerm term : parts.terms()) {
                terms.add(term.kind().word() + " " + Durations.format(term.length()));
            }
            breakdowns.add(new LossBreakdown(
                    terms,
                    parts.scheduledOneMissed().map(Durations::format),
                    parts.oneMissed().map(Durations::format)));
            return breakdowns.size() - 1;
        });
    }

    private int breakdown(RestoreEstimate estimate) {
        RestoreParts parts = new RestoreParts(estimate.source().text(), estimate.terms());
        return restoreBreakdownsByParts.computeIfAbsent(parts, any -> {
            List<String> terms = new ArrayList<>();
            for (RestoreTerm term : parts.terms()) {
                terms.add(term.kind().word() + " " + Durations.format(term.length()));
            }
            restoreBreakdowns.add(new RestoreBreakdown(parts.source(), terms));
            return restoreBreakdowns.size() - 1;
        });
    }

    private static Optional<String> length(Optional<Gap> gap) {
        return gap.map(found -> Durations.format(found.length()));
    }

    private Optional<String> worstInstant(Optional<Gap> gap, ZoneId zone) {
        return gap.map(found -> wallTimes
                .computeIfAbsent(zone, any -> new HashMap<>())
                .computeIfAbsent(
                        Counterexample.worstInstant(found),
                        instant -> instant.atZone(zone).toOffsetDateTime().toString()));
    }
}
