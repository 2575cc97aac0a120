package dev.holdfast.dsl.expression.parsing;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.expression.BinaryOperator;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.Method;
import dev.holdfast.dsl.expression.Problem;
import dev.holdfast.dsl.expression.token.SyntaxProblem;
import dev.holdfast.dsl.expression.token.Token;
import dev.holdfast.dsl.expression.token.TokenKind;
import dev.holdfast.dsl.expression.type.Checker;
import dev.holdfast.dsl.expression.type.Type;
import dev.holdfast.dsl.expression.type.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Recursive descent over tokens, operators by strength; gives each part to the {@link Checker} as soon as it is whole. */
final class Grammar {

    private final List<Token> tokens;
    private final Checker checker;
    private int next;
    private int depth;
    private int nodes;

    Grammar(List<Token> tokens, Checker checker) {
        this.tokens = tokens;
        this.checker = checker;
    }

    /** The whole text as one expression. */
    Typed whole() throws SyntaxProblem {
        if (peek().kind() == TokenKind.END) {
            throw syntax(peek(), "The expression is empty. Write a condition, such as vm.tags.env == 'prod'.");
        }
        Typed whole = ternary();
        if (peek().kind() != TokenKind.END) {
            throw syntax(peek(), SyntaxAdvice.afterOperand(peek(), previous()));
        }
        return whole;
    }

    private Typed ternary() throws SyntaxProblem {
        enter();
        Typed condition = binary(BinaryOperator.OR.strength());
        Typed result = condition;
        if (peek().isSymbol("?")) {
            take();
            Typed whenTrue = ternary();
            expect(":", "'?' needs ':' and a second alternative");
            Typed otherwise = ternary();
            result = count(checker.conditional(condition, whenTrue, otherwise));
        } else if (peek().isSymbol("?:")) {
            take();
            result = count(checker.elvis(condition, ternary()));
        }
        depth--;
        return result;
    }

    /** Operators that bind at least this strongly. */
    private Typed binary(int strength) throws SyntaxProblem {
        Typed left = unary();
        while (true) {
            boolean negated = peek().isSymbol("!") && tokens.get(next + 1).isWord("in");
            Token token = negated ? tokens.get(next + 1) : peek();
            Optional<BinaryOperator> operator = operator(token);
            if (operator.isEmpty() || operator.get().strength() < strength) {
                return left;
            }
            next += negated ? 2 : 1;
            Typed right = binary(operator.get().strength() + 1);
            left = count(checker.binary(operator.get(), left, right, token));
            left = negated ? count(checker.not(left, left.start())) : left;
        }
    }

    private static Optional<BinaryOperator> operator(Token token) {
        return token.kind() == TokenKind.SYMBOL || token.isWord("in")
                ? BinaryOperator.of(token.text())
                : Optional.empty();
    }

    private Typed unary() throws SyntaxProblem {
        Token token = peek();
        if (!token.isSymbol("!") && !token.isSymbol("-")) {
            return postfix(primary());
        }
        enter();
        take();
        Typed operand = unary();
        depth--;
        return count(
                token.isSymbol("!") ? checker.not(operand, token.offset()) : checker.minus(operand, token.offset()));
    }

    private Typed postfix(Typed start) throws SyntaxProblem {
        Typed target = start;
        while (true) {
            if (peek().isSymbol(".") || peek().isSymbol("?.")) {
                take();
                target = member(target);
            } else if (peek().isSymbol("[")) {
                take();
                Typed key = ternary();
                Token close = expect("]", "The bracket is not closed");
                target = count(checker.index(target, key, close.end()));
            } else {
                return target;
            }
        }
    }

    /** What follows a dot. */
    private Typed member(Typed target) throws SyntaxProblem {
        Token name = peek();
        if (name.kind() == TokenKind.VALUE && name.value() instanceof String key) {
            take();
            return count(checker.property(target, key, name));
        }
        if (name.kind() != TokenKind.WORD) {
            throw syntax(
                    name,
                    "After the dot a name is expected, but " + name.shown()
                            + ". A tag with other characters is written vm.tags['cost-centre'].");
        }
        take();
        boolean called = peek().isSymbol("(") || peek().isSymbol("{");
        if (!called) {
            return count(checker.property(target, name.text(), name));
        }
        // Arguments see the type of the list, so the method is looked up first.
        Optional<Method> method = checker.method(target, name);
        List<Typed> arguments = new ArrayList<>();
        if (peek().isSymbol("(")) {
            take();
            arguments(target, arguments);
        }
        if (peek().isSymbol("{")) {
            arguments.add(closure(target));
        }
        return count(checker.call(target, name, method, arguments, previous().end()));
    }

    private void arguments(Typed target, List<Typed> arguments) throws SyntaxProblem {
        while (!peek().isSymbol(")")) {
            arguments.add(peek().isSymbol("{") ? closure(target) : ternary());
            if (!peek().isSymbol(",")) {
                break;
            }
            take();
        }
        expect(")", "The arguments are not closed");
    }

    private Typed closure(Typed target) throws SyntaxProblem {
        enter();
        Token open = take();
        String parameter = Expression.Closure.IMPLICIT;
        if (peek().kind() == TokenKind.WORD && tokens.get(next + 1).isSymbol("->")) {
            Token name = take();
            take();
            checker.requireNewName(name);
            parameter = name.text();
        }
        if (peek().isSymbol("}")) {
            throw syntax(peek(), "The closure is empty. Write a condition inside, such as { it.size > 1.TiB }.");
        }
        checker.enterClosure(parameter, target);
        Typed body = ternary();
        checker.leaveClosure();
        Token close = expect("}", "The closure is not closed");
        depth--;
        Expression closure = new Expression.Closure(parameter, body.expression());
        return count(new Typed(closure, Type.closureOf(body.type()), open.offset(), close.end()));
    }

    private Typed primary() throws SyntaxProblem {
        Token token = peek();
        if (token.kind() == TokenKind.VALUE) {
            take();
            return count(checker.literal(token, Objects.requireNonNull(token.value())));
        }
        if (token.kind() == TokenKind.WORD && !token.isWord("in")) {
            if (SyntaxAdvice.isNot(token, tokens.get(next + 1))) {
                throw syntax(token, "'" + token.text() + "' is not an operator of the language. Write ! in front.");
            }
            take();
            if (peek().isSymbol("(") || peek().isSymbol("{")) {
                throw syntax(
                        token,
                        "There is no function '" + token.text() + "'. Methods are called on a value, such as"
                                + " vm.name.startsWith('web-').");
            }
            return count(checker.word(token, tokens, next - 1));
        }
        if (token.isSymbol("(")) {
            take();
            Typed inner = ternary();
            if (peek().isSymbol(",")) {
                throw syntax(peek(), "Parentheses hold one value. Write a list in square brackets: ['a', 'b'].");
            }
            Token close = expect(")", "The parenthesis is not closed");
            return new Typed(inner.expression(), inner.type(), token.offset(), close.end());
        }
        if (token.isSymbol("[")) {
            return list();
        }
        throw syntax(token, SyntaxAdvice.operandExpected(token));
    }

    private Typed list() throws SyntaxProblem {
        enter();
        Token open = take();
        List<Typed> items = new ArrayList<>();
        while (!peek().isSymbol("]")) {
            items.add(ternary());
            if (!peek().isSymbol(",")) {
                break;
            }
            take();
        }
        Token close = expect("]", "The list is not closed");
        depth--;
        return count(checker.list(items, open.offset(), close.end()));
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token previous() {
        return tokens.get(Math.max(0, next - 1));
    }

    private Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private Token expect(String symbol, String otherwise) throws SyntaxProblem {
        if (peek().isSymbol(symbol)) {
            return take();
        }
        String advice = SyntaxAdvice.wrongOperator(peek());
        throw syntax(
                peek(),
                advice.isEmpty()
                        ? otherwise + ": '" + symbol + "' is expected here, but " + peek().shown() + "."
                        : advice);
    }

    private void enter() throws SyntaxProblem {
        depth++;
        if (depth > ExpressionParser.MAX_DEPTH) {
            throw budget("The expression is nested more than " + ExpressionParser.MAX_DEPTH
                    + " levels deep. Split it into several bindings or rules.");
        }
    }

    private Typed count(Typed part) throws SyntaxProblem {
        nodes++;
        if (nodes > ExpressionParser.MAX_NODES) {
            throw budget("The expression has more than " + ExpressionParser.MAX_NODES
                    + " parts. Compare with a list (in [...]) or split it into several bindings.");
        }
        return part;
    }

    private SyntaxProblem budget(String detail) {
        Token token = peek();
        return new SyntaxProblem(
                new Problem(token.offset(), token.text().length(), DiagnosticCode.EXPRESSION_BUDGET, detail));
    }

    private static SyntaxProblem syntax(Token token, String detail) {
        return new SyntaxProblem(
                new Problem(token.offset(), token.text().length(), DiagnosticCode.EXPRESSION_SYNTAX, detail));
    }
}
