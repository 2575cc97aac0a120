package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.Method;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Methods of texts. Texts that ignore case do so here too. */
final class TextMethods {

    private final Evaluation evaluation;

    TextMethods(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Nullable
    Object call(Expression.Call call, Object target) throws Evaluation.Exhausted {
        String text = target.toString();
        evaluation.charge(text.length());
        return switch (call.method()) {
            case STARTS_WITH, ENDS_WITH, CONTAINS, LIKE -> compare(call, target);
            case TO_LOWER_CASE -> text.toLowerCase(Locale.ROOT);
            case TO_UPPER_CASE -> text.toUpperCase(Locale.ROOT);
            case TRIM -> text.strip();
            case SIZE -> BigDecimal.valueOf(text.codePointCount(0, text.length()));
            case IS_EMPTY -> text.isEmpty();
            case ANY, EVERY, FIND, FIND_ALL, COLLECT, COUNT, SUM, JOIN, MIN, MAX -> null;
        };
    }

    private @Nullable Object compare(Expression.Call call, Object target) throws Evaluation.Exhausted {
        Object argument = evaluation.value(call.arguments().get(0));
        if (!Values.isText(argument)) {
            return null;
        }
        String wanted = String.valueOf(argument);
        // The worst case of both searches below.
        evaluation.charge((long) target.toString().length() * Math.max(1, wanted.length()) / 64);
        if (target instanceof AliasedText aliased) {
            return compare(call.method(), aliased.text(), wanted) || compare(call.method(), aliased.alias(), wanted);
        }
        return target instanceof FoldedText folded
                ? compare(call.method(), folded.fold(folded.text()), folded.fold(wanted))
                : compare(call.method(), target.toString(), wanted);
    }

    private static boolean compare(Method method, String text, String wanted) {
        return switch (method) {
            case STARTS_WITH -> text.startsWith(wanted);
            case ENDS_WITH -> text.endsWith(wanted);
            case CONTAINS -> text.contains(wanted);
            case LIKE -> like(text, wanted);
            case TO_LOWER_CASE,
                    TO_UPPER_CASE,
                    TRIM,
                    SIZE,
                    IS_EMPTY,
                    ANY,
                    EVERY,
                    FIND,
                    FIND_ALL,
                    COLLECT,
                    COUNT,
                    SUM,
                    JOIN,
                    MIN,
                    MAX -> throw new IllegalArgumentException("compares nothing: " + method);
        };
    }

    /** Wild cards: {@code *} any characters, {@code ?} one. Returns to the last star only, so never exponential. */
    static boolean like(String text, String pattern) {
        int inText = 0;
        int inPattern = 0;
        int star = -1;
        int afterStar = 0;
        while (inText < text.length()) {
            boolean more = inPattern < pattern.length();
            if (more && pattern.charAt(inPattern) == '*') {
                star = inPattern++;
                afterStar = inText;
            } else if (more && (pattern.charAt(inPattern) == '?' || pattern.charAt(inPattern) == text.charAt(inText))) {
                inPattern++;
                inText++;
            } else if (star >= 0) {
                inPattern = star + 1;
                inText = ++afterStar;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }
}
