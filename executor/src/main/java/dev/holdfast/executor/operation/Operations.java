package dev.holdfast.executor.operation;

import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.operation.ApplyEvent.Phase;
import dev.holdfast.executor.step.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries out the steps of a run in waves. The {@code begin} rows of a wave are durable before its first call, and its effects
 * before the rows that say how it ended. Those share a commit with the next wave's {@code begin} rows, and with the record of
 * the objects it changed.
 *
 * <p>Every commit follows from the rows that are there already. So a run that was cut off anywhere, taken up with the same
 * steps, writes the rows that it would have written.
 */
public final class Operations {

    private final Fabric fabric;
    private final RunOrder order;
    private final ApplyListener listener;
    private final Attempts attempts;
    private final Outcomes outcomes;
    private final Map<Integer, Journal.Phase> before;
    private final Set<String> broken = new HashSet<>();
    private List<Step> steps = List.of();
    private boolean cutOff;

    /**
     * What a run goes by.
     *
     * @param run its id
     * @param keyPrefix of its operations' keys
     * @param parallelism operations that begin together, at most
     * @param canary steps that must all be done before the others begin; 0 for none
     * @param stop whether to stop
     */
    public record RunOrder(String run, String keyPrefix, int parallelism, int canary, Stop stop) {}

    /**
     * Operations of a run.
     *
     * @param before what the journal says of each step already, by its number
     */
    public Operations(
            Tenure tenure, Fabric fabric, RunOrder order, Map<Integer, Journal.Phase> before, ApplyListener listener) {
        this.fabric = fabric;
        this.order = order;
        this.listener = listener;
        this.before = before;
        this.attempts = new Attempts(fabric);
        this.outcomes = new Outcomes(tenure, fabric, order.run(), listener);
    }

    /** Carries out steps, as far as nobody stops it. */
    public void run(List<Step> all) throws StateException, FabricException {
        steps = all;
        int from = 0;
        while (from < steps.size() && !cutOff) {
            if (order.stop().level() != Stop.Level.NONE) {
                cutOff = true;
                break;
            }
            if (from == order.canary() && from > 0 && !outcomes.counts().allDone()) {
                outcomes.neverBegun(
                        steps.size() - from, "the canary group was not done whole, so nothing else was begun");
                break;
            }
            from = group(from, endOfGroup(from));
        }
        outcomes.write(List.of());
        cutOff |= outcomes.counts().unknown() > 0;
    }

    private int group(int from, int to) throws StateException, FabricException {
        List<Begun> begun = new ArrayList<>(to - from);
        for (int wave = from; wave < to && !cutOff; wave = endOfWave(wave, to)) {
            start(wave, endOfWave(wave, to), begun);
        }
        end(begun);
        return to;
    }

    /**
     * Where the steps end that are begun before the first is waited for. Long steps of one kind run side by side, however many
     * they are, unless one needs what another makes; of short ones it is one wave.
     */
    private int endOfGroup(int from) {
        int limit = from < order.canary() ? order.canary() : steps.size();
        Step first = steps.get(from);
        if (first.end().isEmpty()) {
            return endOfWave(from, limit);
        }
        Set<String> begun = new HashSet<>();
        int to = from;
        while (to < limit) {
            Step next = steps.get(to);
            boolean alike = next.end().isPresent() && next.action().equals(first.action());
            if (!alike || next.needs().stream().anyMatch(begun::contains)) {
                break;
            }
            begun.add(next.address());
            to++;
        }
        return to;
    }

    /** Where the steps end that begin together: none needs another of them, so they could be sent in any order. */
    private int endOfWave(int from, int limit) {
        Set<String> begun = new HashSet<>();
        boolean isLong = steps.get(from).end().isPresent();
        int to = from;
        while (to < limit && to - from < order.parallelism()) {
            Step next = steps.get(to);
            if (next.end().isPresent() != isLong
                    || begun.contains(next.address())
                    || next.needs().stream().anyMatch(begun::contains)) {
                break;
            }
            begun.add(next.address());
            to++;
        }
        return to;
    }

    /** A step that was begun, and what came of its call. */
    private record Begun(Step step, Journal.Entry entry, Attempts.Result result) {}

    private void start(int from, int to, List<Begun> into) throws StateException, FabricException {
        List<Journal.Entry> entries = new ArrayList<>(to - from);
        for (int seq = from; seq < to; seq++) {
            if (!before.containsKey(seq)) {
                entries.add(entry(seq, steps.get(seq).payload()));
            }
        }
        outcomes.write(entries);
        for (int seq = from; seq < to; seq++) {
            Step step = steps.get(seq);
            Journal.Phase known = before.get(seq);
            if (known != null && known != Journal.Phase.BEGIN) {
                outcomes.known(seq, step, known);
                if (known != Journal.Phase.DONE) {
                    broken.add(step.address());
                }
                continue;
            }
            listener.on(
                    new ApplyEvent(Phase.STARTED, step.action(), step.address(), outcomes.ended(), steps.size(), ""));
            Journal.Entry entry = entry(seq, step.payload());
            Attempts.Result result = call(step, entry, known == Journal.Phase.BEGIN);
            if (result.ending() == Attempts.Ending.LEFT) {
                cutOff = true;
                break;
            }
            into.add(new Begun(step, entry, result));
        }
        fabric.settle();
    }

    private Attempts.Result call(Step step, Journal.Entry entry, boolean begunBefore) throws FabricException {
        for (String need : step.needs()) {
            if (broken.contains(need)) {
                return Attempts.Result.skipped("it needs " + need + ", which was not done");
            }
        }
        OperationKey key = new OperationKey(entry.key());
        return begunBefore ? attempts.makeOnce(step.call(), key) : attempts.make(step.call(), key);
    }

    /** Waits for long steps, and notes how each ended. */
    private void end(List<Begun> begun) throws StateException, FabricException {
        for (Begun one : begun) {
            Attempts.Result result = one.result();
            if (result.isDone() && one.step().end().isPresent()) {
                if (order.stop().level() == Stop.Level.LEAVE) {
                    cutOff = true;
                    continue;
                }
                result = attempts.make(
                        one.step().end().get(), new OperationKey(one.entry().key()));
            }
            if (result.ending() == Attempts.Ending.LEFT) {
                cutOff = true;
                continue;
            }
            if (!result.isDone()) {
                broken.add(one.step().address());
            }
            outcomes.add(
                    one.step(),
                    entry(one.entry().seq(), result.isDone() ? one.step().payload() : result.why()),
                    result,
                    steps.size());
        }
        fabric.settle();
    }

    private Journal.Entry entry(int seq, String payload) {
        Step step = steps.get(seq);
        return new Journal.Entry(
                order.run(), seq, step.action(), step.address(), order.keyPrefix() + "/" + seq, payload);
    }

    /** Id of the run. */
    public String run() {
        return order.run();
    }

    /** How the steps ended. */
    public Outcomes outcomes() {
        return outcomes;
    }

    /** Steps that were carried out, by whoever did, in their order. */
    public List<Step> completed() {
        List<Step> completed = new ArrayList<>();
        for (int seq = 0; seq < steps.size(); seq++) {
            if (outcomes.isCompleted(seq)) {
                completed.add(steps.get(seq));
            }
        }
        return completed;
    }

    /** True if it was stopped before the end, or does not know what became of a step. */
    public boolean isCutOff() {
        return cutOff;
    }
}
