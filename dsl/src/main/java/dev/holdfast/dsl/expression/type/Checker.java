package dev.holdfast.dsl.expression.type;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.expression.BinaryOperator;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.Method;
import dev.holdfast.dsl.expression.Problem;
import dev.holdfast.dsl.expression.UnaryOperator;
import dev.holdfast.dsl.expression.token.Token;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds expressions and finds their type. What does not fit becomes a problem at its place, and its type becomes
 * {@link Type#ANY}, so that one mistake is reported once.
 */
public final class Checker {

    private final NameRules names;
    private final List<Problem> problems = new ArrayList<>();
    private final IdentityHashMap<Expression, List<Typed>> lists = new IdentityHashMap<>();

    /** A checker of one text that may use the names of this vocabulary. */
    public Checker(Vocabulary vocabulary) {
        this.names = new NameRules(this, vocabulary);
    }

    /** What was found so far. */
    public List<Problem> problems() {
        return problems;
    }

    /** A number, text, size or duration as it is written. */
    public Typed literal(Token token, Object value) {
        Type type = value instanceof String
                ? Type.TEXT
                : value instanceof BigDecimal ? Type.NUMBER : value instanceof Duration ? Type.DURATION : Type.SIZE;
        return new Typed(new Expression.Literal(value), type, token.offset(), token.end());
    }

    /** {@code true}, {@code null} or a name; {@code tokens} around it explain unknown ones. */
    public Typed word(Token token, List<Token> tokens, int position) {
        String word = token.text();
        if (word.equals("null")) {
            return new Typed(new Expression.Null(), Type.NULL, token.offset(), token.end());
        }
        if (word.equals("true") || word.equals("false")) {
            Expression literal = new Expression.Literal(Boolean.valueOf(word));
            return new Typed(literal, Type.BOOLEAN, token.offset(), token.end());
        }
        return new Typed(new Expression.Name(word), names.type(token, tokens, position), token.offset(), token.end());
    }

    /** Reports a closure parameter that hides a name. */
    public void requireNewName(Token name) {
        names.requireNew(name);
    }

    /** The parameter stands for an item of the list until the closure is left. */
    public void enterClosure(String parameter, Typed list) {
        names.enterClosure(
                parameter, list.type().is(TypeKind.LIST) ? list.type().itemOrAny() : Type.ANY);
    }

    /** The parameter of the innermost closure has no meaning from here on. */
    public void leaveClosure() {
        names.leaveClosure();
    }

    /** What stands after a dot. */
    public Typed property(Typed target, String name, Token place) {
        Expression property = new Expression.Property(target.expression(), name);
        return new Typed(
                property, new AccessRules(this).property(target.type(), name, place), target.start(), place.end());
    }

    /** What stands in brackets after a value; {@code end} is the first character after them. */
    public Typed index(Typed target, Typed key, int end) {
        if (target.type().is(TypeKind.TAGS) && key.isTextLiteral()) {
            Expression tag = new Expression.Property(target.expression(), key.literalText());
            return new Typed(tag, Type.TEXT, target.start(), end);
        }
        Expression index = new Expression.Index(target.expression(), key.expression());
        return new Typed(index, new AccessRules(this).index(target.type(), key), target.start(), end);
    }

    /** The method with this name, reported if there is none. */
    public Optional<Method> method(Typed target, Token name) {
        Optional<Method> method = Method.of(name.text());
        if (method.isEmpty()) {
            problem(name, DiagnosticCode.EXPRESSION_UNKNOWN_NAME, MethodRules.unknown(name.text()));
        }
        return method;
    }

    /** The call of a method; of one that does not exist the type is open, because it is reported already. */
    public Typed call(Typed target, Token name, Optional<Method> method, List<Typed> arguments, int end) {
        if (method.isEmpty()) {
            return new Typed(target.expression(), Type.ANY, target.start(), end);
        }
        List<Expression> plain = new ArrayList<>();
        arguments.forEach(argument -> plain.add(argument.expression()));
        Type type = new MethodRules(this, name).result(method.get(), target, arguments);
        return new Typed(new Expression.Call(target.expression(), method.get(), plain), type, target.start(), end);
    }

    /** A list that is written in the text. */
    public Typed list(List<Typed> items, int start, int end) {
        List<Expression> plain = new ArrayList<>();
        @Nullable Type item = null;
        for (Typed typed : items) {
            plain.add(typed.expression());
            item = item == null ? typed.type() : item.or(typed.type());
        }
        Expression list = new Expression.ListOf(plain);
        lists.put(list, List.copyOf(items));
        return new Typed(list, Type.listOf(item == null ? Type.ANY : item), start, end);
    }

    /** The items of a list that is written in the text, each at its place; nothing for other expressions. */
    List<Typed> itemsOf(Expression expression) {
        return lists.getOrDefault(expression, List.of());
    }

    /** A condition that is negated. */
    public Typed not(Typed operand, int start) {
        requireCondition(operand, "The operand of !");
        Expression not = new Expression.Unary(UnaryOperator.NOT, operand.expression());
        return new Typed(not, Type.BOOLEAN, start, operand.end());
    }

    /** A number with a sign. */
    public Typed minus(Typed operand, int start) {
        if (!operand.type().fits(TypeKind.NUMBER)) {
            problem(
                    operand,
                    "The sign - stands before a number, but this is "
                            + operand.type().shown() + ".");
        }
        Expression minus = new Expression.Unary(UnaryOperator.MINUS, operand.expression());
        return new Typed(minus, Type.NUMBER, start, operand.end());
    }

    /** Two operands and the operator between them. */
    public Typed binary(BinaryOperator operator, Typed left, Typed right, Token place) {
        Type type = new OperatorRules(this).result(operator, left, right, place);
        Expression binary = new Expression.Binary(operator, left.expression(), right.expression());
        return new Typed(binary, type, left.start(), right.end());
    }

    /** One of two values, by a condition. */
    public Typed conditional(Typed condition, Typed whenTrue, Typed otherwise) {
        requireCondition(condition, "The part before ?");
        requireSameKind(whenTrue, otherwise);
        Expression expression =
                new Expression.Conditional(condition.expression(), whenTrue.expression(), otherwise.expression());
        return new Typed(expression, whenTrue.type().or(otherwise.type()), condition.start(), otherwise.end());
    }

    /** A value, or another where it is null. */
    public Typed elvis(Typed value, Typed otherwise) {
        requireSameKind(value, otherwise);
        Expression expression = new Expression.Elvis(value.expression(), otherwise.expression());
        return new Typed(expression, value.type().or(otherwise.type()), value.start(), otherwise.end());
    }

    private void requireSameKind(Typed first, Typed second) {
        if (!first.type().comparableWith(second.type())) {
            problem(
                    second,
                    "One alternative is " + first.type().shown() + ", the other "
                            + second.type().shown() + ". Both must be of one kind.");
        }
    }

    /** Reports what gives neither true nor false. */
    public void requireCondition(Typed typed, String what) {
        if (typed.type().fits(TypeKind.BOOLEAN)) {
            return;
        }
        String text = typed.expression().toString();
        String shown = text.length() > 60 ? "…" : text;
        String advice = typed.type().is(TypeKind.NUMBER) || typed.type().is(TypeKind.SIZE)
                ? shown + " > …"
                : typed.type().is(TypeKind.LIST) ? "!" + shown + ".isEmpty()" : shown + " != null";
        problem(
                typed,
                what + " must give true or false, but this is " + typed.type().shown()
                        + ". Compare it with something, such as " + advice + ".");
    }

    /** A part of a kind that does not fit. */
    void problem(Typed place, String detail) {
        problems.add(new Problem(place.start(), place.end() - place.start(), DiagnosticCode.EXPRESSION_TYPE, detail));
    }

    void problem(Token place, DiagnosticCode code, String detail) {
        problems.add(new Problem(place.offset(), place.text().length(), code, detail));
    }
}
