package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.value.Numbers;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import java.util.List;

/**
 * One call of a published method.
 *
 * @param receiver the value before the dot
 * @param arguments as many as the method takes
 * @param caller calls closures
 */
public record Invocation(Value receiver, List<Value> arguments, Caller caller) {
    public Invocation {
        arguments = List.copyOf(arguments);
    }

    Budget budget() {
        return caller.budget();
    }

    boolean has(int index) {
        return index < arguments.size();
    }

    Value argument(int index) {
        return arguments.get(index);
    }

    /** The closure at this index. */
    Value.Closure closure(int index) {
        if (argument(index) instanceof Value.Closure closure) {
            return closure;
        }
        throw new ValueProblem("A closure in braces is needed here, and this is " + Values.described(argument(index))
                + ". Write { value -> … }.");
    }

    /** The text at this index. */
    String text(int index) {
        return Values.expectText(argument(index), "The argument");
    }

    /** The whole number at this index, 0 or more. */
    long count(int index) {
        long count = Numbers.whole(argument(index), "The argument");
        if (count < 0) {
            throw new ValueProblem("The argument must not be below 0, and it is " + count + ".");
        }
        return count;
    }

    /** The closure's result for one round. */
    Value round(Value.Closure closure, long round, Value... values) {
        budget().step();
        return caller.call(closure, List.of(values), round);
    }
}
