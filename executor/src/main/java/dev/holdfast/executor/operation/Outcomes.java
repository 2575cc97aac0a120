package dev.holdfast.executor.operation;

import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyEvent.Phase;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.step.MoveSteps;
import dev.holdfast.executor.step.PointSteps;
import dev.holdfast.executor.step.Step;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the steps of a run ended: counted for its end, and written down with the objects they changed. */
public final class Outcomes {

    private final Tenure tenure;
    private final Fabric fabric;
    private final String run;
    private final ApplyListener listener;
    private final List<String> problems = new ArrayList<>();
    private final SortedMap<String, Integer> doneByAction = new TreeMap<>();
    /** Numbers of the steps that were carried out: all that is kept of each, so that memory does not grow with them. */
    private final BitSet completed = new BitSet();

    private final Map<Attempts.Ending, Integer> byEnding = new EnumMap<>(Attempts.Ending.class);

    private final List<Row> rows = new ArrayList<>();
    private final List<ApplyEvent> events = new ArrayList<>();
    private final List<ObjectAddress> changed = new ArrayList<>();

    Outcomes(Tenure tenure, Fabric fabric, String run, ApplyListener listener) {
        this.tenure = tenure;
        this.fabric = fabric;
        this.run = run;
        this.listener = listener;
    }

    private record Row(Journal.Phase phase, Journal.Entry entry) {}

    /** A step ended; that is durable after the next {@link #write}. */
    void add(Step step, Journal.Entry entry, Attempts.Result result, int total) {
        count(step, entry.seq(), result.ending());
        int done = entry.seq() + 1;
        String what = step.action() + " " + step.address();
        switch (result.ending()) {
            case DONE -> {
                step.subject().object().ifPresent(changed::add);
                row(Journal.Phase.DONE, entry, Phase.DONE, done, total, "");
            }
            case FAILED -> {
                problems.add("failed to " + what + ": " + result.why());
                row(Journal.Phase.FAILED, entry, Phase.FAILED, done, total, result.why());
            }
            case SKIPPED, STALE -> {
                problems.add("skipped " + step.action() + " of " + step.address() + ": " + result.why());
                row(Journal.Phase.SKIPPED, entry, Phase.SKIPPED, done, total, result.why());
            }
            case LEFT -> throw new IllegalArgumentException("it has not ended: " + step.address());
            case UNKNOWN -> {
                problems.add("it is not known what became of " + what + ": " + result.why());
                events.add(new ApplyEvent(Phase.UNKNOWN, step.action(), step.address(), done, total, result.why()));
            }
        }
    }

    private void row(Journal.Phase phase, Journal.Entry entry, Phase shown, int done, int total, String why) {
        rows.add(new Row(phase, entry));
        events.add(new ApplyEvent(shown, entry.action(), entry.address(), done, total, why));
    }

    /** A step had ended before this process took the run up. */
    void known(int seq, Step step, Journal.Phase phase) {
        switch (phase) {
            case BEGIN -> throw new IllegalArgumentException("it has not ended: " + step.address());
            case DONE -> count(step, seq, Attempts.Ending.DONE);
            case FAILED -> {
                count(step, seq, Attempts.Ending.FAILED);
                problems.add("failed to " + step.action() + " " + step.address() + ", before the run was cut off");
            }
            case SKIPPED -> {
                count(step, seq, Attempts.Ending.SKIPPED);
                problems.add("skipped " + step.action() + " of " + step.address() + ", before the run was cut off");
            }
        }
    }

    /** Steps that will not be begun. */
    void neverBegun(int steps, String why) {
        byEnding.merge(Attempts.Ending.SKIPPED, steps, Integer::sum);
        problems.add(steps + (steps == 1 ? " operation was" : " operations were") + " not begun: " + why);
    }

    private void count(Step step, int seq, Attempts.Ending ending) {
        byEnding.merge(ending, 1, Integer::sum);
        if (ending == Attempts.Ending.DONE) {
            doneByAction.merge(step.action(), 1, Integer::sum);
            completed.set(seq);
        }
    }

    /** Writes down how steps ended, together with the beginning of others, and tells the listener. */
    void write(List<Journal.Entry> begun) throws StateException, FabricException {
        if (rows.isEmpty() && begun.isEmpty() && events.isEmpty()) {
            return;
        }
        Map<ObjectAddress, Optional<ManagedObject>> objects = new TreeMap<>();
        if (!changed.isEmpty()) {
            SortedMap<ObjectAddress, ManagedObject> there = fabric.objects();
            changed.forEach(address -> objects.put(address, Optional.ofNullable(there.get(address))));
        }
        tenure.write(c -> {
            Journal journal = new Journal(c, tenure.estate());
            int from = 0;
            while (from < rows.size()) {
                int to = from;
                List<Journal.Entry> alike = new ArrayList<>();
                while (to < rows.size()
                        && rows.get(to).phase() == rows.get(from).phase()) {
                    alike.add(rows.get(to++).entry());
                }
                journal.append(rows.get(from).phase(), alike);
                from = to;
            }
            journal.append(Journal.Phase.BEGIN, begun);
            if (!objects.isEmpty()) {
                new RecordStore(c, tenure.estate()).writeObjects(objects, run);
            }
            return begun;
        });
        events.forEach(listener::on);
        rows.clear();
        events.clear();
        changed.clear();
    }

    /** True if the step of this number was carried out, by whoever did. */
    boolean isCompleted(int seq) {
        return completed.get(seq);
    }

    /** How many ended, in whatever way. */
    int ended() {
        return byEnding.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Operations by outcome. */
    public ApplyOutcome.Counts counts() {
        return new ApplyOutcome.Counts(
                ended(Attempts.Ending.DONE),
                ended(Attempts.Ending.FAILED),
                ended(Attempts.Ending.SKIPPED),
                ended(Attempts.Ending.STALE),
                ended(Attempts.Ending.UNKNOWN));
    }

    private int ended(Attempts.Ending ending) {
        return byEnding.getOrDefault(ending, 0);
    }

    /** Objects by action. */
    public ApplyOutcome.Objects objects() {
        return new ApplyOutcome.Objects(done("create"), done("update"), done("delete"), done(MoveSteps.MOVE));
    }

    /** Points by action. */
    public ApplyOutcome.Points points() {
        return new ApplyOutcome.Points(done(PointSteps.COPY), done(PointSteps.PRUNE), done(PointSteps.BACKUP));
    }

    private int done(String action) {
        return doneByAction.getOrDefault(action, 0);
    }

    /** One line for each step that was not done. */
    public List<String> problems() {
        return problems;
    }
}
