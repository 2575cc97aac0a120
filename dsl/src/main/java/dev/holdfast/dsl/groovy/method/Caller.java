package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.value.Value;
import java.util.List;

/** What methods need of the evaluator. */
public interface Caller {

    /**
     * Calls a closure.
     *
     * @param round which round of a loop this is, from 1; 0 if the closure is called once
     * @return its result; null of the language if it has none
     */
    Value call(Value.Closure closure, List<Value> arguments, long round);

    /** What the evaluation may still cost. */
    Budget budget();
}
