package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.budget.BudgetKind;
import dev.holdfast.dsl.groovy.syntax.Script;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Evaluates policy files in Groovy; the only entrance to this package.
 *
 * <p>Each evaluation runs on a thread of its own whose stack is large enough for the deepest nesting that the budget allows,
 * while the calling thread waits. It always ends: every loop charges a budget, and the caller interrupts after the last of
 * them, time.
 */
public final class GroovyEvaluator {

    /** Room for {@link BudgetKind#DEPTH} levels, several times over. */
    private static final long STACK_BYTES = 32L * 1024 * 1024;

    private final Vocabulary vocabulary;
    private final Includes includes;
    private final Budget budget;

    /** An evaluator for one declaration file and what it applies. */
    public GroovyEvaluator(Vocabulary vocabulary, Includes includes) {
        this(vocabulary, includes, new Budget());
    }

    /** The same with other budgets. */
    public GroovyEvaluator(Vocabulary vocabulary, Includes includes, Budget budget) {
        this.vocabulary = vocabulary;
        this.includes = includes;
        this.budget = budget;
    }

    /** Evaluates a file; what is wrong with it goes to {@code diagnostics}, and the rest is evaluated all the same. */
    public EvaluatedDocument evaluate(Script script, Diagnostics diagnostics) {
        Evaluation evaluation = new Evaluation(vocabulary, includes, budget, diagnostics);
        FutureTask<EvaluatedDocument> task = new FutureTask<>(() -> evaluation.run(script));
        Thread thread = new Thread(null, task, "policy evaluation", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return await(task);
    }

    private EvaluatedDocument await(FutureTask<EvaluatedDocument> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(budget.limit(BudgetKind.TIME), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    budget.interrupt();
                } catch (InterruptedException e) {
                    interrupted = true;
                    budget.interrupt();
                } catch (ExecutionException | CancellationException e) {
                    throw new IllegalStateException("the evaluation of a policy file failed", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
