package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.groovy.value.Value;

/**
 * One method of one kind of value.
 *
 * @param name how it is called
 * @param signature as the documentation writes it: {@code take(n)}, {@code any { … }}
 * @param arguments how many it takes
 * @param sentence what it gives, a full sentence
 * @param body what it does
 */
public record PublishedMethod(String name, String signature, Count arguments, String sentence, Body body) {

    /**
     * How many arguments, a closure included.
     *
     * @param least 0 or more
     * @param most not below {@code least}
     */
    public record Count(int least, int most) {}

    /** What a method does; throws {@code ValueProblem} if its arguments do not fit. */
    @FunctionalInterface
    public interface Body {
        /** The result. */
        Value apply(Invocation invocation);
    }

    static PublishedMethod of(String signature, int least, int most, String sentence, Body body) {
        int end = 0;
        while (end < signature.length() && Character.isLetterOrDigit(signature.charAt(end))) {
            end++;
        }
        return new PublishedMethod(signature.substring(0, end), signature, new Count(least, most), sentence, body);
    }
}
