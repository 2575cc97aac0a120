package dev.holdfast.dsl.expression.type;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.expression.BinaryOperator;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.token.Token;
import java.util.List;

/** Which kinds each operator takes, and what it gives. */
final class OperatorRules {

    private final Checker checker;

    OperatorRules(Checker checker) {
        this.checker = checker;
    }

    Type result(BinaryOperator operator, Typed left, Typed right, Token place) {
        return switch (operator) {
            case OR, AND -> {
                checker.requireCondition(left, "The operand of " + operator.symbol());
                checker.requireCondition(right, "The operand of " + operator.symbol());
                yield Type.BOOLEAN;
            }
            case EQUAL, NOT_EQUAL -> {
                requireComparable(left, right);
                yield Type.BOOLEAN;
            }
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                requireOrdered(operator, left, right);
                yield Type.BOOLEAN;
            }
            case IN -> {
                requireMembership(left, right);
                yield Type.BOOLEAN;
            }
            case PLUS, MINUS, TIMES, DIVIDED_BY, REMAINDER -> arithmetic(operator, left, right, place);
        };
    }

    private void requireComparable(Typed left, Typed right) {
        if (!left.type().comparableWith(right.type())) {
            checker.problem(right, mismatch(left, right));
            return;
        }
        requirePossibleWord(left.type(), right);
        requirePossibleWord(right.type(), left);
    }

    private void requireOrdered(BinaryOperator operator, Typed left, Typed right) {
        for (Typed side : List.of(left, right)) {
            boolean ordered = switch (side.type().kind()) {
                case ANY, NULL, NUMBER, SIZE, DURATION, TEXT -> true;
                case BOOLEAN, TAGS, LIST, OBJECT, CLOSURE -> false;
            };
            if (!ordered) {
                checker.problem(
                        side,
                        operator.symbol() + " compares numbers, sizes, durations and texts, but this is "
                                + side.type().shown() + ".");
                return;
            }
        }
        if (!left.type().comparableWith(right.type())) {
            checker.problem(right, mismatch(left, right));
        }
    }

    private void requireMembership(Typed left, Typed right) {
        Type container = right.type();
        if (container.is(TypeKind.TAGS)) {
            if (!left.type().fits(TypeKind.TEXT) && !left.type().isOpen()) {
                checker.problem(
                        left,
                        "Keys of tags are texts, but this is " + left.type().shown() + ".");
            }
            return;
        }
        if (!container.fits(TypeKind.LIST)) {
            checker.problem(
                    right,
                    "The right side of in is a list or tags, but this is " + container.shown()
                            + ". Write a list such as ['a', 'b'].");
            return;
        }
        for (Typed item : checker.itemsOf(right.expression())) {
            requirePossibleWord(left.type(), item);
        }
        if (!left.type().comparableWith(container.itemOrAny())) {
            checker.problem(
                    right,
                    "The list holds " + container.itemOrAny().shown() + ", but it is searched for "
                            + left.type().shown() + ", so it can never be found.");
        }
    }

    /** A literal that a property can never be is a slip of the pen, not a condition. */
    private void requirePossibleWord(Type type, Typed literal) {
        if (type.words().isEmpty() || !literal.isTextLiteral() || type.words().contains(literal.literalText())) {
            return;
        }
        String word = literal.literalText();
        checker.problem(
                literal,
                "This can never be '" + word + "'; possible are '" + String.join("', '", type.words()) + "'."
                        + Suggestion.didYouMean(word, type.words()));
    }

    private static String mismatch(Typed left, Typed right) {
        TypeKind leftKind = left.type().kind();
        TypeKind rightKind = right.type().kind();
        String detail = "On the left stands " + left.type().shown() + ", on the right "
                + right.type().shown() + "; they are never equal and have no order.";
        if (leftKind == TypeKind.NUMBER || rightKind == TypeKind.NUMBER) {
            Typed number = leftKind == TypeKind.NUMBER ? left : right;
            TypeKind other = leftKind == TypeKind.NUMBER ? rightKind : leftKind;
            String written = number.expression() instanceof Expression.Literal
                    ? number.expression().toString()
                    : "64";
            return switch (other) {
                case SIZE -> detail + " A size needs a unit: write " + written + ".GiB.";
                case DURATION -> detail + " A duration needs a unit: write " + written + ".hours.";
                case TEXT -> detail + " Write the number as a text: '" + written + "'.";
                case ANY, NULL, BOOLEAN, NUMBER, TAGS, LIST, OBJECT, CLOSURE -> detail;
            };
        }
        Typed object = leftKind == TypeKind.OBJECT ? left : right;
        Typed other = leftKind == TypeKind.OBJECT ? right : left;
        if (other.type().is(TypeKind.TEXT)
                && object.type().shape() != null
                && object.type().shape().properties().containsKey("name")) {
            return detail + " Compare its name: write " + object.expression() + ".name.";
        }
        boolean sizeAsText = left.type().is(TypeKind.SIZE) && right.isTextLiteral();
        return sizeAsText ? detail + " Write the size without quotes, such as 64.GiB." : detail;
    }

    private Type arithmetic(BinaryOperator operator, Typed left, Typed right, Token place) {
        Type first = left.type();
        Type second = right.type();
        if (operator == BinaryOperator.PLUS && (first.is(TypeKind.TEXT) || second.is(TypeKind.TEXT))) {
            for (Typed side : List.of(left, right)) {
                if (!isPrintable(side.type())) {
                    checker.problem(
                            side, "A text cannot be joined with " + side.type().shown() + ".");
                }
            }
            return Type.TEXT;
        }
        if (first.is(TypeKind.ANY) || second.is(TypeKind.ANY) || (first.isOpen() && second.isOpen())) {
            return Type.ANY;
        }
        if (first.isOpen() || second.isOpen()) {
            Type known = first.isOpen() ? second : first;
            if (isQuantity(known) || known.is(TypeKind.NUMBER)) {
                return known;
            }
        }
        boolean sum = operator == BinaryOperator.PLUS || operator == BinaryOperator.MINUS;
        boolean sameKind = first.kind() == second.kind();
        if (first.is(TypeKind.NUMBER) && second.is(TypeKind.NUMBER)) {
            return Type.NUMBER;
        }
        if (sum && sameKind && isQuantity(first)) {
            return first;
        }
        if (operator == BinaryOperator.DIVIDED_BY && sameKind && isQuantity(first)) {
            return Type.NUMBER;
        }
        boolean scales = operator == BinaryOperator.TIMES || operator == BinaryOperator.DIVIDED_BY;
        if (scales && isQuantity(first) && second.is(TypeKind.NUMBER)) {
            return first;
        }
        if (operator == BinaryOperator.TIMES && first.is(TypeKind.NUMBER) && isQuantity(second)) {
            return second;
        }
        checker.problem(
                place,
                DiagnosticCode.EXPRESSION_TYPE,
                "'" + operator.symbol() + "' cannot be applied to " + first.shown() + " and " + second.shown() + ".");
        return Type.ANY;
    }

    private static boolean isQuantity(Type type) {
        return type.is(TypeKind.SIZE) || type.is(TypeKind.DURATION);
    }

    private static boolean isPrintable(Type type) {
        return switch (type.kind()) {
            case ANY, NULL, BOOLEAN, TEXT, NUMBER, SIZE, DURATION -> true;
            case TAGS, LIST, OBJECT, CLOSURE -> false;
        };
    }
}
