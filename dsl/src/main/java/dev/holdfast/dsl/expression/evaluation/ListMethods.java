package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.expression.BinaryOperator;
import dev.holdfast.dsl.expression.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of lists. */
final class ListMethods {

    private final Evaluation evaluation;

    ListMethods(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Nullable
    Object call(Expression.Call call, List<?> list) throws Evaluation.Exhausted {
        return switch (call.method()) {
            case SIZE -> BigDecimal.valueOf(list.size());
            case IS_EMPTY -> list.isEmpty();
            case CONTAINS -> contains(list, evaluation.value(call.arguments().get(0)));
            case ANY -> first(list, closure(call), true).isPresent();
            case EVERY -> first(list, closure(call), false).isEmpty();
            case FIND ->
                first(list, closure(call), true)
                        .map(index -> Values.normal(list.get(index)))
                        .orElse(null);
            case FIND_ALL -> findAll(list, closure(call));
            case COUNT -> BigDecimal.valueOf(findAll(list, closure(call)).size());
            case COLLECT -> collect(list, closure(call));
            case SUM -> sum(call.arguments().isEmpty() ? list : collect(list, closure(call)));
            case JOIN -> join(list, evaluation.value(call.arguments().get(0)));
            case MIN -> extreme(call, list, -1);
            case MAX -> extreme(call, list, 1);
            case STARTS_WITH, ENDS_WITH, LIKE, TO_LOWER_CASE, TO_UPPER_CASE, TRIM -> null;
        };
    }

    private static Expression closure(Expression.Call call) {
        return call.arguments().get(0);
    }

    private boolean contains(List<?> list, @Nullable Object wanted) throws Evaluation.Exhausted {
        for (Object item : list) {
            evaluation.charge(0);
            if (Values.equal(Values.normal(item), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Index of the first item for which the closure is, or is not, true. */
    private Optional<Integer> first(List<?> list, Expression closure, boolean wanted) throws Evaluation.Exhausted {
        for (int i = 0; i < list.size(); i++) {
            if (Boolean.TRUE.equals(evaluation.apply(closure, list.get(i))) == wanted) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private List<@Nullable Object> findAll(List<?> list, Expression closure) throws Evaluation.Exhausted {
        List<@Nullable Object> found = new ArrayList<>();
        for (Object item : list) {
            if (Boolean.TRUE.equals(evaluation.apply(closure, item))) {
                found.add(item);
            }
        }
        return found;
    }

    private List<@Nullable Object> collect(List<?> list, Expression closure) throws Evaluation.Exhausted {
        List<@Nullable Object> collected = new ArrayList<>();
        for (Object item : list) {
            collected.add(evaluation.apply(closure, item));
        }
        return collected;
    }

    private @Nullable Object sum(List<?> list) throws Evaluation.Exhausted {
        Object sum = null;
        for (Object item : list) {
            evaluation.charge(0);
            Object value = Values.normal(item);
            if (value != null) {
                sum = sum == null ? value : Values.calculate(BinaryOperator.PLUS, sum, value);
            }
        }
        return sum;
    }

    private @Nullable Object join(List<?> list, @Nullable Object separator) throws Evaluation.Exhausted {
        Optional<String> between = Values.text(separator);
        if (between.isEmpty()) {
            return null;
        }
        StringBuilder joined = new StringBuilder();
        boolean any = false;
        for (Object item : list) {
            Optional<String> text = Values.text(Values.normal(item));
            if (text.isPresent()) {
                joined.append(any ? between.get() : "").append(text.get());
                any = true;
                evaluation.built(joined.length() > Evaluator.MAX_TEXT ? joined : text.get());
            }
        }
        return evaluation.built(joined);
    }

    private @Nullable Object extreme(Expression.Call call, List<?> list, int wantedSign) throws Evaluation.Exhausted {
        Object best = null;
        Object bestMeasure = null;
        for (Object item : list) {
            evaluation.charge(0);
            Object measure = call.arguments().isEmpty() ? Values.normal(item) : evaluation.apply(closure(call), item);
            boolean better = measure != null
                    && (bestMeasure == null
                            || Values.compare(measure, bestMeasure).orElse(0) * wantedSign > 0);
            if (better) {
                best = Values.normal(item);
                bestMeasure = measure;
            }
        }
        return best;
    }
}
