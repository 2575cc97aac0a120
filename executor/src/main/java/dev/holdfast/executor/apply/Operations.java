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
 * before its {@code done} rows are written. Long steps are all started before the first is waited for. A step whose needs failed is skipped; a transient failure is tried again.
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
        int from = 0;
        while (from < steps.size()) {
            int to = endOfGroup(steps, from);
            List<Attempt> attempts = new ArrayList<>(to - from);
            for (int wave = from; wave < to; wave += WAVE) {
                start(steps, wave, Math.min(wave + WAVE, to), attempts);
            }
            end(steps.size(), attempts);
            from = to;
        }
    }

    /**
     * Where the steps end that are begun before the first is waited for. Long steps of one kind run side by side, however many
     * they are, unless one needs what another makes; short ones are a wave at most.
     */
    private static int endOfGroup(List<Step> steps, int from) {
        Step first = steps.get(from);
        boolean isLong = first.end().isPresent();
        Set<String> begun = new HashSet<>();
        int to = from;
        while (to < steps.size() && (isLong || to - from < WAVE)) {
            Step next = steps.get(to);
            boolean alike = next.end().isPresent() == isLong
                    && (!isLong || next.action().equals(first.action()));
            if (!alike || (isLong && next.needs().stream().anyMatch(begun::contains))) {
                break;
            }
            begun.add(next.address());
            to++;
        }
        return to;
    }

    /** A step that was begun, and what went wrong so far; empty if nothing did. */
    private record Attempt(Step step, Journal.Entry begun, String problem) {}

    private void start(List<Step> steps, int from, int to, List<Attempt> attempts)
            throws StateException, FabricException {
        List<Journal.Entry> begun = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            begun.add(entry(steps.get(i), i, steps.get(i).payload()));
        }
        append(Journal.Phase.BEGIN, begun);
        for (int i = from; i < to; i++) {
            Step step = steps.get(i);
            listener.on(new ApplyEvent(Phase.STARTED, step.action(), step.address(), i, steps.size(), ""));
            String problem = attempt(step, step.call(), i);
            attempts.add(new Attempt(step, begun.get(i - from), problem));
        }
        fabric.settle();
    }

    /** Waits for long steps, then writes down how each ended. */
    private void end(int total, List<Attempt> attempts) throws StateException, FabricException {
        List<Journal.Entry> done = new ArrayList<>();
        List<Journal.Entry> refused = new ArrayList<>();
        List<ApplyEvent> events = new ArrayList<>();
        for (Attempt attempt : attempts) {
            Step step = attempt.step();
            int seq = attempt.begun().seq();
            String problem = attempt.problem();
            if (problem.isEmpty() && step.end().isPresent()) {
                problem = attempt(step, step.end().get(), seq);
            }
            if (problem.isEmpty()) {
                done.add(attempt.begun());
                completed.add(step);
                events.add(new ApplyEvent(Phase.DONE, step.action(), step.address(), seq + 1, total, ""));
            } else {
                refused.add(entry(step, seq, problem));
                Phase phase = broken.contains(step.address()) ? Phase.FAILED : Phase.SKIPPED;
                events.add(new ApplyEvent(phase, step.action(), step.address(), seq + 1, total, problem));
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

    /** Makes a call of a step; empty if that went well, else what went wrong. */
    private String attempt(Step step, Step.Call call, int seq) throws FabricException {
        for (String need : step.needs()) {
            if (broken.contains(need)) {
                return broken(step, "it needs " + need + ", which failed");
            }
        }
        for (int attempt = 1; ; attempt++) {
            try {
                call.make(fabric, key(seq));
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

    /** The run they belong to. */
    String run() {
        return run;
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
