package dev.holdfast.dsl.expression;

import java.util.List;
import java.util.Optional;

/**
 * A text with placeholders in braces, checked: {@code {vm.name} has no copy outside {vm.region}}. Braces of the text itself
 * are doubled.
 *
 * @param source the text as it is written
 * @param parts what it consists of, in order
 */
public record MessageTemplate(String source, List<Part> parts) {

    public MessageTemplate {
        parts = List.copyOf(parts);
    }

    /**
     * A piece of text and what follows it.
     *
     * @param text plain text, braces resolved; may be empty
     * @param placeholder what is put after it; absent after the last piece
     */
    public record Part(String text, Optional<Expression> placeholder) {}

    /** As it is written. */
    @Override
    public String toString() {
        return source;
    }
}
