package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.document.ObjectiveResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lengths of time as the figures of a plan spell them. */
final class Lengths {

    private static final String NOTHING = "0s";

    private Lengths() {}

    /** A length such as {@code 16h}; throws IllegalStateException for what no plan writes. */
    static Duration read(String text) {
        try {
            return text.equals(NOTHING) ? Duration.ZERO : Durations.parse(text);
        } catch (QuantityException e) {
            throw new IllegalStateException("a plan holds a length that cannot be read: " + text, e);
        }
    }

    /** The longest; null if there are no results, or one of them has no length. */
    static @Nullable Duration longest(
            List<ObjectiveResult> results, Function<ObjectiveResult, Optional<String>> length) {
        Duration longest = null;
        for (ObjectiveResult result : results) {
            Optional<String> text = length.apply(result);
            if (text.isEmpty()) {
                return null;
            }
            Duration read = read(text.get());
            longest = longest == null || read.compareTo(longest) > 0 ? read : longest;
        }
        return longest;
    }
}
