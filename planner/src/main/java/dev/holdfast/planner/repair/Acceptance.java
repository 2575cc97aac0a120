package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.Objectives.ClassObjective;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.loss.LossVerdict;
import dev.holdfast.planner.loss.PolicyLoss.ClassLoss;
import dev.holdfast.planner.mechanism.Choice;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Objectives that give in to what is lost. */
final class Acceptance {

    private Acceptance() {}

    /**
     * The objectives that hold as things are: each class with the loss it has, in whole hours, and without the classes that
     * nothing survives. Empty if no such objectives are found.
     */
    static Optional<Situation> of(Situation before, Trial trial) {
        Situation current = before;
        // A class that is given in to can bring another schedule, or the loss of the machine where no class is left.
        for (int i = 0; i < 2 * FailureClass.values().length; i++) {
            Optional<Choice.Backup> closest = trial.closest(current);
            if (closest.isEmpty()) {
                return Optional.empty();
            }
            List<ClassLoss> problems = trial.problems(current, closest.get());
            boolean feasible = trial.choose(current) instanceof Choice.Backup;
            if (problems.isEmpty()) {
                return feasible ? Optional.of(current) : Optional.empty();
            }
            current = current.with(current.policy()
                    .withObjectives(givenIn(current.policy().objectives(), problems, trial.demand(), feasible)));
        }
        return Optional.empty();
    }

    private static Objectives givenIn(
            Objectives objectives, List<ClassLoss> problems, Demand demand, boolean withClockChanges) {
        Map<FailureClass, Duration> raised = new EnumMap<>(FailureClass.class);
        Map<FailureClass, ClassObjective> survive = new EnumMap<>(FailureClass.class);
        survive.putAll(objectives.survive());
        boolean worst = objectives.strict() || demand == Demand.IN_WORST_CASE;
        for (ClassLoss problem : problems) {
            if (problem.verdict() == LossVerdict.NOTHING_SURVIVES) {
                survive.remove(problem.failureClass());
            } else {
                raised.merge(
                        problem.failureClass(),
                        length(problem.figure(), worst, withClockChanges),
                        (one, other) -> one.compareTo(other) < 0 ? other : one);
            }
        }
        raised.keySet().retainAll(objectives.survive().isEmpty() ? raised.keySet() : survive.keySet());
        return raised(objectives.withSurvive(survive), raised);
    }

    private static Duration length(LossFigure figure, boolean worst, boolean withClockChanges) {
        boolean late = worst && figure.worstCase().isPresent();
        if (withClockChanges) {
            return (late ? figure.worstCase() : figure.scheduled())
                    .orElseThrow()
                    .length();
        }
        return late ? LossVerdict.worstOnOrdinaryDays(figure) : figure.onOrdinaryDays();
    }

    /**
     * The objectives with longer ones for some classes, in whole hours: the general one if all classes that follow it get
     * the same, else one of their own, so that no other class gets a longer one.
     */
    static Objectives raised(Objectives objectives, Map<FailureClass, Duration> lengths) {
        Set<FailureClass> followers = EnumSet.noneOf(FailureClass.class);
        for (FailureClass failureClass : objectives.classes()) {
            ClassObjective own = objectives.survive().get(failureClass);
            if (own == null || own.rpo().isEmpty()) {
                followers.add(failureClass);
            }
        }
        Set<Duration> needs = new HashSet<>();
        lengths.forEach((failureClass, length) -> {
            if (followers.contains(failureClass)) {
                needs.add(WholeHours.ceiling(length));
            }
        });
        boolean together = needs.size() == 1 && lengths.keySet().containsAll(followers);
        Map<FailureClass, ClassObjective> survive = new EnumMap<>(FailureClass.class);
        survive.putAll(objectives.survive());
        Duration general = Duration.ZERO;
        for (Map.Entry<FailureClass, Duration> entry : lengths.entrySet()) {
            Duration needed = WholeHours.ceiling(entry.getValue());
            ClassObjective own = survive.get(entry.getKey());
            if (own == null || (together && own.rpo().isEmpty())) {
                general = general.compareTo(needed) < 0 ? needed : general;
            } else {
                survive.put(entry.getKey(), new ClassObjective(Optional.of(needed), own.rto()));
            }
        }
        Objectives edited = objectives.withSurvive(survive);
        return general.isZero() ? edited : edited.withRpo(general);
    }
}
