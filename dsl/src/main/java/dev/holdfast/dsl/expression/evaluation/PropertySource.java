package dev.holdfast.dsl.expression.evaluation;

import org.jspecify.annotations.Nullable;

/** An object whose properties an expression can ask for; the same values as in a {@link Scope}. */
@FunctionalInterface
public interface PropertySource {

    /** The value of a property; null if it is unknown or absent. */
    @Nullable
    Object property(String name);
}
