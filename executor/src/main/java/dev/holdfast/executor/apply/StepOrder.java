package dev.holdfast.executor.apply;

import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.step.MoveSteps;
import dev.holdfast.executor.step.ObjectSteps;
import dev.holdfast.executor.step.PointSteps;
import dev.holdfast.executor.step.Step;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.PlanDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of a plan in the order in which they begin: names, then objects, then missed backups, then copies, then prunes. It follows
 * from the plan alone, so a run that is taken up again numbers them alike.
 *
 * @param all every step
 * @param canary how many of them go first, see {@link #of}; 0 for none
 */
record StepOrder(List<Step> all, int canary) {

    StepOrder {
        all = List.copyOf(all);
    }

    /**
     * The steps of a plan.
     *
     * @param canary machines that go first, with what they need: the first that the plan speaks of. Their prunes wait with
     *     all others, because what is deleted cannot be put back if the rest goes wrong.
     */
    static StepOrder of(PlanDocument plan, PruneJudge judge, int canary) throws FabricException {
        List<Step> work = new ArrayList<>();
        plan.holdfast().moves().forEach(move -> work.add(MoveSteps.of(move)));
        ObjectSteps objects = new ObjectSteps(plan.holdfast().machines());
        plan.resourceChanges().forEach(change -> work.addAll(objects.of(change)));
        plan.holdfast().backups().forEach(backup -> work.add(PointSteps.of(backup)));
        work.addAll(PointSteps.copies(plan.holdfast().copies()));
        Set<Step> first = canary == 0 ? Set.of() : canarySteps(work, canary);
        List<Step> steps = new ArrayList<>(work.size());
        work.stream().filter(first::contains).forEach(steps::add);
        work.stream().filter(step -> !first.contains(step)).forEach(steps::add);
        steps.addAll(prunes(plan, judge));
        return new StepOrder(steps, first.size() == steps.size() ? 0 : first.size());
    }

    /** True if this operation of the journal is the step of its number. */
    boolean has(Journal.Entry entry) {
        if (entry.seq() >= all.size()) {
            return false;
        }
        Step step = all.get(entry.seq());
        return step.action().equals(entry.action()) && step.address().equals(entry.address());
    }

    /**
     * Addresses of the steps that had ended.
     *
     * @param phases what the journal says of each step, by its number
     */
    Set<String> ended(Map<Integer, Journal.Phase> phases) {
        Set<String> ended = new HashSet<>();
        phases.forEach((seq, phase) -> {
            if (phase != Journal.Phase.BEGIN && seq < all.size()) {
                ended.add(all.get(seq).address());
            }
        });
        return ended;
    }

    private static List<Step> prunes(PlanDocument plan, PruneJudge judge) throws FabricException {
        Map<String, List<String>> copies = new HashMap<>();
        for (HoldfastSection.PlannedCopy copy : plan.holdfast().copies()) {
            copies.computeIfAbsent(copy.point(), any -> new ArrayList<>()).add(PointSteps.address(copy));
        }
        List<Step> prunes = new ArrayList<>();
        for (HoldfastSection.PlannedPrune prune : plan.holdfast().prunes()) {
            List<String> needs = new ArrayList<>(copies.getOrDefault(prune.point(), List.of()));
            needs.addAll(judge.dependants(prune));
            prunes.add(PointSteps.of(prune, needs, judge));
        }
        return prunes;
    }

    /** Steps of the first machines, and all that they need of the same plan. */
    private static Set<Step> canarySteps(List<Step> work, int canary) {
        Set<String> machines = new LinkedHashSet<>();
        for (Step step : work) {
            step.subject().machine().filter(machine -> machines.size() < canary).ifPresent(machines::add);
        }
        Map<String, List<Step>> byAddress = new HashMap<>();
        work.forEach(step -> byAddress
                .computeIfAbsent(step.address(), any -> new ArrayList<>())
                .add(step));
        Set<Step> chosen = new LinkedHashSet<>();
        for (Step step : work) {
            if (step.subject().machine().filter(machines::contains).isPresent()) {
                choose(step, byAddress, chosen);
            }
        }
        return chosen;
    }

    private static void choose(Step step, Map<String, List<Step>> byAddress, Set<Step> chosen) {
        if (chosen.add(step)) {
            byAddress.getOrDefault(step.address(), List.of()).forEach(same -> choose(same, byAddress, chosen));
            for (String need : step.needs()) {
                byAddress.getOrDefault(need, List.of()).forEach(needed -> choose(needed, byAddress, chosen));
            }
        }
    }
}
