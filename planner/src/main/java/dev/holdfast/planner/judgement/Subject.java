package dev.holdfast.planner.judgement;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.expression.evaluation.Scope;
import java.util.Optional;

/**
 * One thing that rules are held against.
 *
 * @param address how findings name it
 * @param place where it is declared, {@code file:line:column}
 * @param scope what the names of a rule stand for
 */
record Subject(String address, Optional<String> place, Scope scope) {

    /** A thing that a rule knows by one name. */
    static Subject of(String address, Optional<String> place, String name, PropertySource source) {
        return new Subject(address, place, asked -> asked.equals(name) ? source : null);
    }
}
