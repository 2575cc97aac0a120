package dev.holdfast.dsl.expression.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What the names in an expression stand for.
 *
 * <p>Values are {@code null}, {@link Boolean}, {@link String}, {@link Integer}, {@link Long}, {@link java.math.BigDecimal},
 * {@link dev.holdfast.dsl.quantity.DataSize}, {@link java.time.Duration}, {@link java.util.List} of values, or a
 * {@link PropertySource}. Anything else counts as null.
 */
@FunctionalInterface
public interface Scope {

    /** The value of a name; null if it has none. */
    @Nullable
    Object value(String name);
}
