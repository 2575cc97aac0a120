package dev.holdfast.planner.slot;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.Duration;
import java.util.Optional;

/** A slot as it is recorded: a duration such as {@code 47m}, or {@code 0s}. */
public final class SlotText {

    private static final String NONE = "0s";

    private SlotText() {}

    /** A slot from the text of a plan, where every slot can be read; throws IllegalStateException if not. */
    public static Duration ofPlan(String text) {
        return read(text)
                .orElseThrow(() -> new IllegalStateException("a plan holds a slot that cannot be read: " + text));
    }

    /** A slot from its text; empty if it cannot be read, as records of another version may be. */
    public static Optional<Duration> read(String text) {
        if (text.equals(NONE)) {
            return Optional.of(Duration.ZERO);
        }
        try {
            return Optional.of(Durations.parse(text));
        } catch (QuantityException e) {
            return Optional.empty();
        }
    }
}
