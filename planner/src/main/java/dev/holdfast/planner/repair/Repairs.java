package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.loss.PolicyLoss.ClassLoss;
import dev.holdfast.planner.mechanism.Choice;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Finds the edits after which a policy can be carried out and its objectives hold. Every candidate is tried with the same
 * computation that found the problem, for everything the policy asks; the first that passes is the answer.
 */
public final class Repairs {

    /** How often the nearest that the service can do may itself be more than it can do, part by part. */
    private static final int PARTS = 4;

    private final SortedMap<String, Vault> vaults;
    private final ServiceProfile profile;
    private final LossModels years;

    /**
     * Repairs within an estate.
     *
     * @param vaults every declared vault, by name
     * @param years what is known of the year that is looked at
     */
    public Repairs(SortedMap<String, Vault> vaults, ServiceProfile profile, LossModels years) {
        this.vaults = vaults;
        this.profile = profile;
        this.years = years;
    }

    /** The edits for a policy that cannot be carried out, whichever of its vaults its machines are in. */
    public Advice advise(BackupPolicy policy) {
        List<Load> loads = policy.vault().stream()
                .flatMap(choice -> choice.all().stream())
                .filter(vaults::containsKey)
                .map(Load::in)
                .toList();
        return advise(policy, Demand.AS_DECLARED, EnumSet.allOf(FailureClass.class), loads);
    }

    /**
     * The edits for a policy whose objectives do not hold.
     *
     * @param classes those that must reach it; what other classes lose does not matter
     * @param loads the machines that must be helped; may be empty, then only the policy itself must be possible
     */
    public Advice advise(BackupPolicy policy, Demand demand, Set<FailureClass> classes, List<Load> loads) {
        Trial trial = new Trial(profile, years, demand, classes, loads);
        Situation before = new Situation(policy, vaults);
        Situation base = possible(before, trial);
        if (!base.equals(before) && trial.passes(base)) {
            return new Advice(Optional.of(Repair.between(before, base)), Optional.empty());
        }
        return new Advice(
                better(base, trial).map(after -> Repair.between(before, after)),
                Acceptance.of(base, trial)
                        .filter(after -> !after.equals(before))
                        .map(after -> Repair.between(before, after)));
    }

    /** The policy with what the service cannot run changed to the nearest it can. */
    private static Situation possible(Situation before, Trial trial) {
        Situation current = before;
        for (int i = 0; i < PARTS && trial.choose(current) instanceof Choice.Infeasible problem; i++) {
            current = current.with(problem.nearest());
        }
        return current;
    }

    private Optional<Situation> better(Situation base, Trial trial) {
        Optional<Choice.Backup> closest = trial.closest(base);
        if (closest.isEmpty()) {
            return Optional.empty();
        }
        Set<FailureClass> problems = EnumSet.noneOf(FailureClass.class);
        for (ClassLoss problem : trial.problems(base, closest.get())) {
            problems.add(problem.failureClass());
        }
        // Where the planner chooses the schedule, it has tried all of them for what the policy asks.
        boolean declared = base.policy().schedule().isPresent() || trial.demand() == Demand.IN_WORST_CASE;
        Optional<Schedule> effective =
                closest.map(Choice.Backup::effectiveSchedule).filter(any -> declared);
        Set<String> homes = new TreeSet<>();
        trial.loads().forEach(load -> homes.add(load.vault()));
        return new Candidates(profile, homes)
                .from(base, problems, effective).stream().filter(trial::passes).findFirst();
    }

    /** The objectives that hold for these losses of classes, in whole hours. */
    public Repair raise(BackupPolicy policy, Map<FailureClass, Duration> losses) {
        Situation before = new Situation(policy, vaults);
        return Repair.between(
                before,
                before.with(policy.withObjectives(Acceptance.raised(policy.objectives(), new EnumMap<>(losses)))));
    }
}
