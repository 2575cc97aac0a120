package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates checked expressions.
 *
 * <p>{@code ==} and {@code !=} treat null as a value and are always opposites; {@code <}, {@code <=}, {@code >}, {@code >=}
 * and {@code in} with null are false; properties and methods of null are null; a null condition is false. Never throws for
 * anything a user wrote.
 */
public final class Evaluator {

    /** Most steps of one evaluation: parts evaluated, and one for each 16 characters that a method looks at. */
    public static final int MAX_STEPS = 100_000;
    /** Longest text that an evaluation may build, in characters. */
    public static final int MAX_TEXT = 100_000;

    /** Longest text of {@link #shown}, in characters. */
    public static final int MAX_SHOWN = 500;
    /** How null is shown. */
    public static final String NONE = "(none)";

    private Evaluator() {}

    /** True if the expression gives true; false if it gives false or null, or needs too many steps. */
    public static boolean matches(Expression expression, Scope scope) {
        return evaluate(expression, scope) == Verdict.TRUE;
    }

    /** What the expression gives as a condition. */
    public static Verdict evaluate(Expression expression, Scope scope) {
        return evaluate(expression, scope, new StepBudget(MAX_STEPS));
    }

    /** What the expression gives as a condition; {@link Verdict#EXHAUSTED} also if what is left of a budget does not do. */
    public static Verdict evaluate(Expression expression, Scope scope, StepBudget budget) {
        Evaluation evaluation = new Evaluation(scope, budget.next());
        try {
            Object value = evaluation.value(expression);
            return Boolean.TRUE.equals(value) ? Verdict.TRUE : Verdict.FALSE;
        } catch (Evaluation.Exhausted e) {
            return Verdict.EXHAUSTED;
        } finally {
            budget.left(evaluation.stepsLeft());
        }
    }

    /**
     * What the expression gives, as people read it: a text, number, size or duration as it is written, {@link #NONE} for null,
     * lists with commas, an object by its name. Never longer than {@link #MAX_SHOWN} characters.
     */
    public static String shown(Expression expression, Scope scope) {
        return shown(expression, scope, new StepBudget(MAX_STEPS));
    }

    /** The same, within what is left of a budget. */
    public static String shown(Expression expression, Scope scope, StepBudget budget) {
        Evaluation evaluation = new Evaluation(scope, budget.next());
        try {
            String text = Values.shown(evaluation.value(expression), MAX_SHOWN);
            return text.length() <= MAX_SHOWN ? text : cut(text) + "\u2026";
        } catch (Evaluation.Exhausted e) {
            return "(too many steps)";
        } finally {
            budget.left(evaluation.stepsLeft());
        }
    }

    private static String cut(String text) {
        int end = MAX_SHOWN - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** The value itself, in the form of this package; for tests. */
    static @Nullable Object value(Expression expression, Scope scope) throws Evaluation.Exhausted {
        return new Evaluation(scope, MAX_STEPS).value(expression);
    }

    /** What a condition gave. */
    public enum Verdict {
        TRUE,
        /** False or null. */
        FALSE,
        /** The step budget ran out; nothing is known. */
        EXHAUSTED
    }
}
