package dev.holdfast.bench.bookkeeping;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.apply.ApplyEngine;
import dev.holdfast.executor.apply.ApplyException;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.DatabasePlace.SqliteFile;
import dev.holdfast.executor.database.Databases;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.lease.Holder;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.lease.Leases;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.ApplyOutcome;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.planner.document.PlanDocument;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** One apply by the product's engine, with lease, journal and record in a new file, to a fabric that costs nothing. */
final class ApplyRun implements AutoCloseable {

    private final PlanDocument plan;
    private final int parallelism;
    private final FreeFabric fabric;
    private final Database database;
    private Tenure tenure;

    /**
     * An apply that is about to begin.
     *
     * @param folder where nothing is yet
     * @param parallelism operations that begin together
     * @param commits told of every commit
     */
    ApplyRun(Path folder, PlanDocument plan, int parallelism, Commits commits) throws StateException {
        this.plan = plan;
        this.parallelism = parallelism;
        this.fabric = new FreeFabric(plan);
        this.database = create(folder);
        this.tenure = take(database, plan, commits);
        database.write(c -> {
            new RecordStore(c, plan.holdfast().estate()).begin("bench");
            return plan;
        });
    }

    private static Tenure take(Database database, PlanDocument plan, Commits commits) throws StateException {
        Holder holder = new Holder("bench", "bench", "here", "", "");
        return new Leases(database, plan.holdfast().estate()).take(holder, ApplyEngine.KIND, LeaseTerms.USUAL, commits);
    }

    private static Database create(Path folder) throws StateException {
        return new Databases(InstantSource.system(), Map.of()).create(DatabasePlace.in(folder));
    }

    /** Makes the tables alone. */
    static void createTables(Path folder) throws StateException {
        create(folder).close();
    }

    /** The file of the state in a folder. */
    static Path file(Path folder) {
        return ((SqliteFile) DatabasePlace.in(folder)).path();
    }

    /**
     * Applies the plan.
     *
     * @return what it cost
     */
    Cost apply(Stop stop, ApplyListener listener) throws ApplyException, FabricException, StateException {
        ApplyOptions options = new ApplyOptions(
                new Run.Terms(0, false, parallelism, 0), ApplyOptions.USUAL_MAX_AGE, fabric.clock(), stop);
        Cost.Meter meter = Cost.meter();
        ApplyOutcome outcome = engine(stop, listener).apply(plan, options);
        Cost cost = meter.read();
        check(outcome, stop != Stop.NEVER);
        return cost;
    }

    /**
     * Goes on with an apply that was cut off, as another process would.
     *
     * @return what it cost
     */
    Cost resume() throws FabricException, StateException {
        tenure.close();
        tenure = take(database, plan, Commits.SILENT);
        Cost.Meter meter = Cost.meter();
        ApplyOutcome outcome = engine(Stop.NEVER, ApplyListener.SILENT)
                .resume()
                .orElseThrow(() -> new IllegalStateException("Nothing was cut off."));
        Cost cost = meter.read();
        check(outcome, false);
        if (outcome.counts().done() != operations()) {
            throw new IllegalStateException("The resumed apply did not do everything: " + outcome.counts());
        }
        return cost;
    }

    private ApplyEngine engine(Stop stop, ApplyListener listener) {
        return new ApplyEngine(tenure, fabric, ServiceProfiles.azure().limits().quotas(), stop, listener);
    }

    private static void check(ApplyOutcome outcome, boolean cutOff) {
        if (!outcome.counts().allDone() || outcome.cutOff() != cutOff) {
            throw new IllegalStateException("The apply did not go as expected: " + outcome.counts());
        }
    }

    private int operations() {
        return plan.resourceChanges().size();
    }

    @Override
    public void close() {
        tenure.close();
        database.close();
    }
}
