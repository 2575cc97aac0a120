package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.RpoFigures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The data loss of a machine, as rules see it: the longest over some failure classes.
 *
 * @param target what is declared, if it is
 * @param results one for each class
 */
record LossView(Optional<Duration> target, List<ObjectiveResult> results) implements PropertySource {

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "target" -> target.orElse(null);
            case "scheduled" -> longest(RpoFigures::scheduled);
            case "worstCase" -> longest(RpoFigures::worstCase);
            case "holds" ->
                !results.isEmpty()
                        && results.stream().allMatch(result -> result.rpo().holds());
            default -> null;
        };
    }

    /** Null if there is none, or if some class has none: no point survives it. */
    private @Nullable Duration longest(Function<RpoFigures, Optional<String>> figure) {
        return Lengths.longest(results, result -> figure.apply(result.rpo()));
    }
}
