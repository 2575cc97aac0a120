package dev.holdfast.dsl.groovy.budget;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is left of each budget during one evaluation. Charged by one thread; {@link #interrupt} may come from another.
 *
 * <p>Every method throws {@link BudgetExceeded} when its budget is used up, before the work that is charged is done.
 */
public final class Budget {

    private final Map<BudgetKind, Long> limits;
    private final long mostSteps;
    private final long mostDepth;
    private final long mostElements;
    private long steps;
    private long cells;
    private long characters;
    private long elements;
    private int depth;
    private volatile boolean interrupted;

    /** The limits of {@link BudgetKind}. */
    public Budget() {
        this(Map.of());
    }

    /** Other limits for some budgets; {@link BudgetKind#limit()} for the rest. */
    public Budget(Map<BudgetKind, Long> others) {
        limits = new EnumMap<>(BudgetKind.class);
        for (BudgetKind kind : BudgetKind.values()) {
            limits.put(kind, others.getOrDefault(kind, kind.limit()));
        }
        mostSteps = limit(BudgetKind.STEPS);
        mostDepth = limit(BudgetKind.DEPTH);
        mostElements = limit(BudgetKind.ELEMENTS);
    }

    /** The limit of one budget. */
    public long limit(BudgetKind kind) {
        return limits.getOrDefault(kind, kind.limit());
    }

    /** One step. */
    public void step() {
        steps(1);
    }

    /** Several steps at once, such as the comparisons of a sort. */
    public void steps(long count) {
        steps += count;
        if (steps > mostSteps || steps < 0) {
            throw exceeded(BudgetKind.STEPS);
        }
        if (interrupted) {
            throw exceeded(BudgetKind.TIME);
        }
    }

    /** Elements of a list or entries of a map that is about to be made. */
    public void cells(long count) {
        cells = charge(cells, count, BudgetKind.CELLS);
    }

    /** Characters of a text that is about to be made. */
    public void characters(long count) {
        characters = charge(characters, count, BudgetKind.CHARACTERS);
    }

    /** Values, names and blocks that are about to be added to the declaration. */
    public void elements(long count) {
        elements += count;
        if (elements > mostElements) {
            throw exceeded(BudgetKind.ELEMENTS);
        }
    }

    private long charge(long used, long count, BudgetKind kind) {
        long sum = used + count;
        if (sum > limit(kind) || sum < used) {
            throw exceeded(kind);
        }
        return sum;
    }

    /** One level deeper; always paired with {@link #leave}, also when this throws. */
    public void enter() {
        depth++;
        if (depth > mostDepth) {
            throw exceeded(BudgetKind.DEPTH);
        }
    }

    /** One level up. */
    public void leave() {
        depth--;
    }

    /** Ends the evaluation at its next step, because the time is over. */
    public void interrupt() {
        interrupted = true;
    }

    /** The refusal of a budget that was found used up by other means, such as the stack of the thread. */
    public BudgetExceeded exceeded(BudgetKind kind) {
        return new BudgetExceeded(kind, limit(kind));
    }
}
