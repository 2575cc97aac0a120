package dev.holdfast.dsl.expression.parsing;

import dev.holdfast.dsl.expression.MessageTemplate;
import dev.holdfast.dsl.expression.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What reading a message gave.
 *
 * @param message absent if and only if there are problems
 * @param problems in the order of the text
 */
public record ParsedMessage(Optional<MessageTemplate> message, List<Problem> problems) {

    public ParsedMessage {
        problems = List.copyOf(problems);
        if (message.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("a message or problems, not both or neither: " + problems);
        }
    }
}
