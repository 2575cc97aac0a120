package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.expression.MessageTemplate;
import dev.holdfast.dsl.expression.MessageTemplate.Part;

/** Fills the placeholders of messages. */
public final class Messages {

    private Messages() {}

    /** The text with the value of each placeholder, as {@link Evaluator#shown} gives it. */
    public static String fill(MessageTemplate message, Scope scope) {
        return fill(message, scope, new StepBudget(Long.MAX_VALUE));
    }

    /** The same, within what is left of a budget. */
    public static String fill(MessageTemplate message, Scope scope, StepBudget budget) {
        StringBuilder filled = new StringBuilder();
        for (Part part : message.parts()) {
            filled.append(part.text());
            part.placeholder().ifPresent(expression -> filled.append(Evaluator.shown(expression, scope, budget)));
        }
        return filled.toString();
    }
}
