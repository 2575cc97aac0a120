package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.planner.document.ObjectiveResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the restore of a machine takes, as rules see it: the longest over some failure classes.
 *
 * @param target what is declared, if it is
 * @param results one for each class
 */
record RestoreView(Optional<Duration> target, List<ObjectiveResult> results) implements PropertySource {

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "target" -> target.orElse(null);
            case "estimate" -> Lengths.longest(results, result -> result.rto().estimate());
            case "holds" ->
                !results.isEmpty()
                        && results.stream().allMatch(result -> result.rto().holds());
            default -> null;
        };
    }
}
