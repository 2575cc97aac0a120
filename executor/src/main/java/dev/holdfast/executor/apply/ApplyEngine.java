package dev.holdfast.executor.apply;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.retry.PacedFabric;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.HeldUp;
import dev.holdfast.executor.operation.Operations;
import dev.holdfast.executor.operation.Operations.RunOrder;
import dev.holdfast.executor.operation.Outcomes;
import dev.holdfast.executor.operation.Recovery;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.refresh.Recording;
import dev.holdfast.executor.refresh.Shown;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.step.MoveSteps;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.PlanDocumentException;
import dev.holdfast.planner.move.RenamedState;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries a plan out: checks, then journal, step, fabric, journal, then the new record. Cut off anywhere, {@link #resume} asks
 * the fabric what became of the operations that had begun and goes on to the end that the run would have had.
 */
public final class ApplyEngine {

    /** Word of runs that carry out a plan. */
    public static final String KIND = "apply";

    private final Tenure tenure;
    private final Fabric fabric;
    private final String estate;
    private final Stop stop;
    private final ApplyListener listener;

    /**
     * An engine for an estate that has a record and a world.
     *
     * @param quotas calls that the service counts over time
     * @param stop whether to stop
     * @param listener is told how it goes on, and of every wait for the service
     */
    public ApplyEngine(Tenure tenure, Fabric service, Quotas quotas, Stop stop, ApplyListener listener) {
        HeldUp waits = new HeldUp(listener, stop);
        this.tenure = tenure;
        this.fabric = PacedFabric.around(service, quotas, waits);
        this.estate = tenure.estate();
        this.stop = stop;
        this.listener = waits;
    }

    /** Refuses a plan that must not be applied whatever the world looks like; needs no world. */
    public static void check(PlanDocument plan, ApplyOptions options) throws ApplyException {
        ApplyChecks.plan(plan, options);
    }

    /**
     * Carries out a plan. A run that was cut off before is closed first.
     *
     * @throws ApplyException if it is refused; nothing was changed
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public ApplyOutcome apply(PlanDocument plan, ApplyOptions options)
            throws ApplyException, FabricException, StateException {
        ApplyChecks.plan(plan, options);
        new Recovery(tenure, fabric).run();
        RecordedState before = record();
        ApplyChecks.time(plan, fabric.clock(), options.maxAge());
        ActualState actual = fabric.read();
        ApplyChecks.preconditions(plan, actual, new Authors(tenure.database(), before, actual));
        PruneJudge judge = new PruneJudge(fabric, before, plan);
        ApplyChecks.dataLoss(judge.earlyLosses(plan), options);

        StepOrder steps = StepOrder.of(plan, judge, options.terms().canary());
        String id = tenure.database().read(c -> new Runs(c, estate).next());
        if (steps.all().isEmpty()) {
            // a run without operations may end without a trace: its keys must not be those of the run that takes its
            // number
            String prefix = estate + "/refresh-" + before.serial() + "-" + fabric.clock();
            return finish(plan, options, before, operations(id, prefix, steps, options, Map.of()), prefix, false);
        }
        begin(id, plan, options, before);
        return run(id, plan, steps, options, before, Map.of());
    }

    private Run.Request request(HoldfastSection section, ApplyOptions options) {
        return new Run.Request(KIND, tenure.holder().who(), section.digest(), section.at(), options.terms());
    }

    private void begin(String id, PlanDocument plan, ApplyOptions options, RecordedState before) throws StateException {
        Run.Request request = request(plan.holdfast(), options);
        String now = tenure.database().now().toString();
        tenure.write(c -> {
            Runs runs = new Runs(c, estate);
            runs.begin(new Run(id, request, now, before.serial(), Optional.empty()));
            runs.keepPlan(id, target -> PlanDocumentCodec.write(plan, target));
            runs.takeUp(id, tenure, now);
            return id;
        });
    }

    /**
     * Goes on with the run that was cut off last, with what was approved for it; empty if there is none.
     *
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be read or written
     */
    public Optional<ApplyOutcome> resume() throws FabricException, StateException {
        List<Run> open = tenure.database().read(c -> new Runs(c, estate).open());
        if (open.isEmpty() || !open.get(open.size() - 1).request().kind().equals(KIND)) {
            new Recovery(tenure, fabric).run();
            return Optional.empty();
        }
        Run run = open.get(open.size() - 1);
        PlanDocument plan = keptPlan(run);
        RecordedState before = record();
        StepOrder steps = StepOrder.of(
                plan,
                new PruneJudge(fabric, before, plan),
                run.request().terms().canary());
        checkSame(run, steps);
        Map<Integer, Journal.Phase> phases = tenure.database().read(c -> new Journal(c, estate).phases(run.id()));
        String now = tenure.database().now().toString();
        tenure.write(c -> {
            new Runs(c, estate).takeUp(run.id(), tenure, now);
            return now;
        });
        ApplyOptions options = new ApplyOptions(run.request().terms(), ApplyOptions.USUAL_MAX_AGE, Instant.EPOCH, stop);
        return Optional.of(run(run.id(), plan, steps, options, before, phases));
    }

    /** Steps are known again by their numbers, which a program that orders them in another way would give to others. */
    private void checkSame(Run run, StepOrder steps) throws StateException {
        Optional<Journal.Entry> other =
                tenure.database().read(c -> new Journal(c, estate).firstBegun(run.id(), entry -> !steps.has(entry)));
        if (other.isPresent()) {
            throw new StateException("Operation " + other.get().seq() + " of " + run.id() + " of '" + estate + "' was "
                    + other.get().action() + " " + other.get().address()
                    + ", which is not what this program makes of its"
                    + " plan: another version began it. Nothing was changed. Go on with that version, or plan and apply"
                    + " anew: that closes this run and takes over what it did.");
        }
    }

    private PlanDocument keptPlan(Run run) throws StateException {
        Optional<byte[]> document = tenure.database().read(c -> new Runs(c, estate).plan(run.id()));
        try {
            PlanDocument plan = PlanDocumentCodec.read(document.orElse(new byte[0]));
            if (plan.holdfast().digest().equals(run.request().digest())) {
                return plan;
            }
        } catch (PlanDocumentException e) {
            throw notKept(run, e);
        }
        throw notKept(run, new IllegalStateException("its digest is another"));
    }

    private StateException notKept(Run run, Exception cause) {
        return new StateException(
                "The plan that " + run.id() + " of '" + estate + "' carries out cannot be read in "
                        + tenure.database().place() + ": " + cause.getMessage()
                        + ". It is not guessed at. Plan and apply anew:"
                        + " that closes this run and takes over what it did.",
                cause);
    }

    private ApplyOutcome run(
            String id,
            PlanDocument plan,
            StepOrder steps,
            ApplyOptions options,
            RecordedState before,
            Map<Integer, Journal.Phase> phases)
            throws FabricException, StateException {
        String prefix = estate + "/" + id;
        listener.begins(plan, steps.ended(phases));
        Operations operations = operations(id, prefix, steps, options, phases);
        operations.run(steps.all());
        if (operations.isCutOff()) {
            return cutOff(id, before, operations, Optional.empty());
        }
        try {
            return finish(plan, options, before, operations, prefix, true);
        } catch (FabricException e) {
            if (e.error() == FabricError.WAIT_ENDED) {
                return cutOff(id, before, operations, Optional.empty());
            }
            if (!e.isTransient()) {
                throw e;
            }
            return cutOff(
                    id,
                    before,
                    operations,
                    Optional.of("not all promises of points could be renewed: " + e.getMessage()));
        }
    }

    private Operations operations(
            String id, String prefix, StepOrder steps, ApplyOptions options, Map<Integer, Journal.Phase> phases) {
        RunOrder order = new RunOrder(id, prefix, options.terms().parallelism(), steps.canary(), stop);
        return new Operations(tenure, fabric, order, phases, listener);
    }

    private static ApplyOutcome cutOff(
            String id, RecordedState before, Operations operations, Optional<String> problem) {
        Outcomes outcomes = operations.outcomes();
        List<String> problems = new ArrayList<>(outcomes.problems());
        problem.ifPresent(problems::add);
        return new ApplyOutcome(
                id, before.serial(), outcomes.counts(), outcomes.objects(), outcomes.points(), problems, true);
    }

    private ApplyOutcome finish(
            PlanDocument plan,
            ApplyOptions options,
            RecordedState before,
            Operations operations,
            String keyPrefix,
            boolean ran)
            throws FabricException, StateException {
        HoldfastSection section = plan.holdfast();
        Instant appliedAt = earlier(Instant.parse(section.at()), fabric.clock());
        Shown shown = Shown.by(plan);
        boolean refreshes = section.refresh().equals("only"); // such an apply changes nothing in the fabric
        List<Move> made = MoveSteps.made(section.moves(), operations.completed());
        RecordedState known = made.isEmpty() ? before : RenamedState.made(before, made, fabric.read());
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
        Outcomes outcomes = operations.outcomes();
        String run = operations.run();
        boolean differs = ran || differs(before, after);
        long serial = differs ? before.serial() + 1 : before.serial();
        if (differs) {
            String now = tenure.database().now().toString();
            tenure.write(c -> {
                Runs runs = new Runs(c, estate);
                if (!ran) {
                    runs.begin(new Run(run, request(section, options), now, before.serial(), Optional.empty()));
                    runs.takeUp(run, tenure, now);
                }
                RecordStore record = new RecordStore(c, estate);
                record.write(before.withObjects(record.objects()), after.withSerial(serial), run);
                String head = new Journal(c, estate).head().hash();
                String outcome = ran ? outcomes.counts().toString() : "what was found was taken into the record";
                runs.end(run, new Run.Ending(now, outcome, head, serial));
                return run;
            });
        }
        return new ApplyOutcome(
                run, serial, outcomes.counts(), outcomes.objects(), outcomes.points(), outcomes.problems(), false);
    }

    private RecordedState record() throws StateException {
        return tenure.database().read(c -> new RecordStore(c, estate).read());
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
}
