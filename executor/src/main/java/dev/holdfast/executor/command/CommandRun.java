package dev.holdfast.executor.command;

import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.retry.PacedFabric;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.HeldUp;
import dev.holdfast.executor.operation.Operations;
import dev.holdfast.executor.operation.Operations.RunOrder;
import dev.holdfast.executor.operation.Outcomes;
import dev.holdfast.executor.operation.Recovery;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.step.Step;
import dev.holdfast.planner.state.RecordedState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a command that carries out no plan: each step is begun durably before the fabric is asked, and what a killed run
 * did is found out by the next.
 */
public final class CommandRun {

    private final Tenure tenure;
    private final String estate;
    private final Fabric fabric;
    private final ApplyListener listener;

    /**
     * A run in an estate that has a record and a world.
     *
     * @param quotas calls that the service counts over time
     * @param listener is told how it goes on, and of every wait for the service
     */
    public CommandRun(Tenure tenure, Fabric service, Quotas quotas, ApplyListener listener) {
        HeldUp waits = new HeldUp(listener, Stop.NEVER);
        this.tenure = tenure;
        this.estate = tenure.estate();
        this.fabric = PacedFabric.around(service, quotas, waits);
        this.listener = waits;
    }

    /** Makes the record after the steps from the one before; the serial is seen to. */
    public interface Recorder {
        /** The record after these steps. */
        RecordedState after(RecordedState before, List<Step> completed) throws FabricException;
    }

    /**
     * How it ended.
     *
     * @param run id in the journal
     * @param done steps that were carried out
     * @param problems one line for each that was not
     */
    public record Ended(String run, int done, List<String> problems) {}

    /** The fabric, with patience for what passes. */
    public Fabric fabric() {
        return fabric;
    }

    /** Ends runs that were cut off; see {@link Recovery}. */
    public void recover() throws FabricException, StateException {
        new Recovery(tenure, fabric).run();
    }

    /**
     * Carries out steps. One that the fabric refuses stops no other.
     *
     * @param kind word of the run
     * @throws FabricException if the fabric as a whole does not answer
     * @throws StateException if the record cannot be written
     */
    public Ended run(String kind, List<Step> steps, Recorder recorder) throws FabricException, StateException {
        recover();
        RecordedState before = tenure.database().read(c -> new RecordStore(c, estate).read());
        Run.Terms terms = new Run.Terms(0, false, ApplyOptions.USUAL_PARALLELISM, 0);
        Run.Request request =
                new Run.Request(kind, tenure.holder().who(), "", fabric.clock().toString(), terms);
        String now = tenure.database().now().toString();
        String run = tenure.write(c -> {
            Runs runs = new Runs(c, estate);
            String next = runs.next();
            runs.begin(new Run(next, request, now, before.serial(), Optional.empty()));
            runs.takeUp(next, tenure, now);
            return next;
        });
        RunOrder order = new RunOrder(run, estate + "/" + run, terms.parallelism(), 0, Stop.NEVER);
        Operations operations = new Operations(tenure, fabric, order, Map.of(), listener);
        operations.run(steps);
        Outcomes outcomes = operations.outcomes();
        long serial = before.serial() + 1;
        RecordedState after = recorder.after(before, operations.completed()).withSerial(serial);
        String end = tenure.database().now().toString();
        tenure.write(c -> {
            new RecordStore(c, estate).write(before, after, run);
            if (!operations.isCutOff()) {
                String head = new Journal(c, estate).head().hash();
                new Runs(c, estate)
                        .end(run, new Run.Ending(end, outcomes.counts().toString(), head, serial));
            }
            return run;
        });
        return new Ended(run, outcomes.counts().done(), outcomes.problems());
    }
}
