package dev.holdfast.executor.apply;

import dev.holdfast.dsl.model.Move;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.refresh.Recording;
import dev.holdfast.executor.refresh.Shown;
import dev.holdfast.executor.state.Journal;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.state.StateDatabase;
import dev.holdfast.executor.state.StateException;
import dev.holdfast.executor.step.MoveSteps;
import dev.holdfast.executor.step.ObjectSteps;
import dev.holdfast.executor.step.PointSteps;
import dev.holdfast.executor.step.Step;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.move.RenamedState;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries a plan out: checks, then journal, step, fabric, journal, then the new record. Killed anywhere, the next apply asks
 * the fabric what became of the operations that had begun and goes on from what is there.
 */
public final class ApplyEngine {

    private final StateDatabase database;
    private final String estate;
    private final Fabric fabric;
    private final Journal journal;
    private final RecordStore records;

    /** An engine for an estate that has a record and a world. */
    public ApplyEngine(StateDatabase database, String estate, Fabric fabric) {
        this.database = database;
        this.estate = estate;
        this.fabric = fabric;
        this.journal = new Journal(database.connection(), estate);
        this.records = new RecordStore(database.connection(), estate);
    }

    /** Refuses a plan that must not be applied whatever the world looks like; needs no world. */
    public static void check(PlanDocument plan, ApplyOptions options) throws ApplyException {
        ApplyChecks.plan(plan, options);
    }

    /**
     * Carries out a plan.
     *
     * @throws ApplyException if it is refused; nothing was changed
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public ApplyOutcome apply(PlanDocument plan, ApplyOptions options, ApplyListener listener)
            throws ApplyException, FabricException, StateException {
        ApplyChecks.plan(plan, options);
        new Recovery(database, estate, fabric).run(options.now());
        RecordedState before = database.inTransaction(c -> records.read());
        Instant appliedAt = earlier(Instant.parse(plan.holdfast().at()), fabric.clock());
        ApplyChecks.time(plan, fabric.clock());
        ApplyChecks.preconditions(plan, fabric.read());
        PruneJudge judge = new PruneJudge(fabric, before, plan);
        ApplyChecks.dataLoss(judge.earlyLosses(plan), options);

        List<Step> steps = steps(plan, judge);
        String run = database.inTransaction(c -> journal.nextRun());
        // a run without operations takes no number: its keys must not be those of the run that will
        String keyPrefix = estate + "/" + (steps.isEmpty() ? "refresh-" + before.serial() + "-" + fabric.clock() : run);
        HoldfastSection section = plan.holdfast();
        Operations operations = new Operations(database, journal, fabric, run, keyPrefix, listener);
        if (!steps.isEmpty()) {
            database.inTransaction(c -> {
                journal.beginRun(new Journal.Run(
                        run,
                        options.now().toString(),
                        options.who(),
                        section.digest(),
                        section.at(),
                        String.join(", ", options.opened())));
                return run;
            });
            operations.run(steps);
        }
        return finish(plan, options, before, appliedAt, keyPrefix, operations, !steps.isEmpty());
    }

    private ApplyOutcome finish(
            PlanDocument plan,
            ApplyOptions options,
            RecordedState before,
            Instant appliedAt,
            String keyPrefix,
            Operations operations,
            boolean ran)
            throws FabricException, StateException {
        HoldfastSection section = plan.holdfast();
        Shown shown = Shown.by(plan);
        boolean refreshes = section.refresh().equals("only"); // such an apply changes nothing in the fabric
        RecordedState known = renamed(before, MoveSteps.made(section.moves(), operations.completed()));
        Recording recording = new Recording(fabric, known, keyPrefix);
        RecordedState after = refreshes
                ? recording.accept(shown, section.inventories(), appliedAt)
                : recording.record(shown, section.inventories(), appliedAt);
        boolean reported = !refreshes && !fabric.read().expired().isEmpty();
        if (reported) {
            fabric.acknowledgeExpired(new OperationKey(keyPrefix + "/expired")); // the plan has shown them
        }
        if (ran || reported) {
            fabric.settle();
        }
        ApplyOutcome outcome = outcome(operations.run(), operations);
        long serial = database.inTransaction(c -> {
            boolean differs = ran || differs(before, after);
            if (differs) {
                records.write(before, after.withSerial(before.serial() + 1));
            }
            if (ran) {
                journal.endRun(operations.run(), options.now().toString(), summary(outcome));
            }
            return differs ? before.serial() + 1 : before.serial();
        });
        return new ApplyOutcome(
                outcome.run(), serial, outcome.counts(), outcome.objects(), outcome.points(), outcome.problems());
    }

    /**
     * A plan for a time to come is recorded as applied now: otherwise no plan could be made until the fabric's clock gets
     * there.
     */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean differs(RecordedState before, RecordedState after) {
        return !before.objects().equals(after.objects())
                || !before.points().equals(after.points())
                || !before.resourceIds().equals(after.resourceIds())
                || !before.inventoryCounts().equals(after.inventoryCounts())
                || !before.promisedRules().keySet().equals(after.promisedRules().keySet());
    }

    /** The record under the names that the fabric has given by now. */
    private RecordedState renamed(RecordedState before, List<Move> made) throws FabricException {
        if (made.isEmpty()) {
            return before;
        }
        Renaming renaming = new Renaming(made);
        return RenamedState.withIds(
                RenamedState.of(before, renaming), fabric.read().points(), renaming);
    }

    /** Names first, then objects, then missed backups, then copies, then prunes. */
    private static List<Step> steps(PlanDocument plan, PruneJudge judge) throws FabricException {
        List<Step> steps = new ArrayList<>();
        plan.holdfast().moves().forEach(move -> steps.add(MoveSteps.of(move)));
        ObjectSteps objects = new ObjectSteps(plan.holdfast().machines());
        plan.resourceChanges().forEach(change -> steps.addAll(objects.of(change)));
        plan.holdfast().backups().forEach(backup -> steps.add(PointSteps.of(backup)));
        Map<String, List<String>> copies = new HashMap<>();
        for (HoldfastSection.PlannedCopy copy : plan.holdfast().copies()) {
            copies.computeIfAbsent(copy.point(), any -> new ArrayList<>()).add(PointSteps.address(copy));
        }
        steps.addAll(PointSteps.copies(plan.holdfast().copies()));
        for (HoldfastSection.PlannedPrune prune : plan.holdfast().prunes()) {
            List<String> needs = new ArrayList<>(copies.getOrDefault(prune.point(), List.of()));
            needs.addAll(judge.dependants(prune));
            steps.add(PointSteps.of(prune, needs, judge));
        }
        return steps;
    }

    private static ApplyOutcome outcome(String run, Operations operations) {
        int[] counts = new int[6];
        for (Step step : operations.completed()) {
            switch (step.action()) {
                case "create" -> counts[0]++;
                case "update" -> counts[1]++;
                case "delete" -> counts[2]++;
                case PointSteps.COPY -> counts[3]++;
                case PointSteps.PRUNE -> counts[4]++;
                case PointSteps.BACKUP -> counts[5]++;
                default -> {}
            }
        }
        return new ApplyOutcome(
                run,
                0,
                new ApplyOutcome.Counts(operations.completed().size(), operations.failed(), operations.stale()),
                new ApplyOutcome.Objects(counts[0], counts[1], counts[2]),
                new ApplyOutcome.Points(counts[3], counts[4], counts[5]),
                operations.problems());
    }

    private static String summary(ApplyOutcome outcome) {
        return outcome.counts().done() + " done, " + outcome.counts().failed() + " failed, "
                + outcome.counts().skippedAsStale() + " skipped";
    }
}
