package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.planner.document.ObjectiveResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a failure would cost a machine in data and time, as rules see it.
 *
 * @param result of one failure class
 */
record FailureView(ObjectiveResult result) implements PropertySource {

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "name" -> result.failureClass();
            case "rpo" -> new LossView(result.rpo().target().map(Lengths::read), List.of(result));
            case "rto" -> new RestoreView(result.rto().target().map(Lengths::read), List.of(result));
            default -> null;
        };
    }
}
