package dev.holdfast.executor.apply;

import dev.holdfast.executor.apply.ApplyEvent.Phase;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.state.Journal;
import dev.holdfast.executor.state.StateDatabase;
import dev.holdfast.executor.state.StateException;
import dev.holdfast.executor.step.StaleStepException;
import dev.holdfast.executor.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries out steps in waves: the {@code begin} rows of a wave are durable before its first call, its effects are durable
 * before its {@code done} rows are written. A step whose needs failed is skipped; a transient failure is tried again.
 */
final class Operations {

    /** Steps whose begin rows share one commit. */
    private static final int WAVE = 64;
    /** Tries of a step that fails transiently. */
    private static final int TRIES = 5;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(30);

    private final StateDatabase database;
    private final Journal journal;
    private final Fabric fabric;
    private final String run;
    private final String keyPrefix;
    private final ApplyListener listener;
    private final Set<String> broken = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Step> completed = new ArrayList<>();
    private int failed;
    private int stale;

    Operations(
            StateDatabase database,
            Journal journal,
            Fabric fabric,
            String run,
            String keyPrefix,
            ApplyListener listener) {
        this.database = database;
        this.journal = journal;
        this.fabric = fabric;
        this.run = run;
        this.keyPrefix = keyPrefix;
        this.listener = listener;
    }

    void run(List<Step> steps) throws StateException, FabricException {
        for (int from = 0; from < steps.size(); from += WAVE) {
            wave(steps, from, Math.min(from + WAVE, steps.size()));
        }
    }

    private void wave(List<Step> steps, int from, int to) throws StateException, FabricException {
        List<Journal.Entry> begun = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            begun.add(entry(steps.get(i), i, steps.get(i).payload()));
        }
        append(Journal.Phase.BEGIN, begun);
        List<Journal.Entry> done = new ArrayList<>();
        List<Journal.Entry> refused = new ArrayList<>();
        List<ApplyEvent> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Step step = steps.get(i);
            listener.on(new ApplyEvent(Phase.STARTED, step.action(), step.address(), i, steps.size(), ""));
            String problem = attempt(step, i);
            if (problem.isEmpty()) {
                done.add(begun.get(i - from));
                completed.add(step);
                events.add(new ApplyEvent(Phase.DONE, step.action(), step.address(), i + 1, steps.size(), ""));
            } else {
                refused.add(entry(step, i, problem));
                Phase phase = broken.contains(step.address()) ? Phase.FAILED : Phase.SKIPPED;
                events.add(new ApplyEvent(phase, step.action(), step.address(), i + 1, steps.size(), problem));
            }
        }
        fabric.settle();
        database.inTransaction(c -> {
            journal.append(Journal.Phase.DONE, done);
            journal.append(Journal.Phase.FAILED, refused);
            return done;
        });
        events.forEach(listener::on);
    }

    private void append(Journal.Phase phase, List<Journal.Entry> entries) throws StateException {
        database.inTransaction(c -> {
            journal.append(phase, entries);
            return phase;
        });
    }

    private Journal.Entry entry(Step step, int seq, String payload) {
        return new Journal.Entry(run, seq, step.action(), step.address(), key(seq).value(), payload);
    }

    private OperationKey key(int seq) {
        return new OperationKey(keyPrefix + "/" + seq);
    }

    /** Carries one step out; empty if it is done, else what went wrong. */
    private String attempt(Step step, int seq) throws FabricException {
        for (String need : step.needs()) {
            if (broken.contains(need)) {
                return broken(step, "it needs " + need + ", which failed");
            }
        }
        for (int attempt = 1; ; attempt++) {
            try {
                step.call().make(fabric, key(seq));
                return "";
            } catch (StaleStepException e) {
                stale++;
                problems.add("skipped " + step.action() + " of " + step.address() + ": " + e.getMessage());
                return String.valueOf(e.getMessage());
            } catch (FabricException e) {
                if (!e.isTransient() || attempt == TRIES) {
                    return broken(step, String.valueOf(e.getMessage()));
                }
                fabric.pause(e.retryAfter().orElse(SHORTEST_PAUSE));
            }
        }
    }

    private String broken(Step step, String why) {
        failed++;
        broken.add(step.address());
        problems.add("failed to " + step.action() + " " + step.address() + ": " + why);
        return why;
    }

    /** Steps that were carried out, in order. */
    List<Step> completed() {
        return completed;
    }

    /** One line for each step that was not. */
    List<String> problems() {
        return problems;
    }

    int failed() {
        return failed;
    }

    int stale() {
        return stale;
    }
}
