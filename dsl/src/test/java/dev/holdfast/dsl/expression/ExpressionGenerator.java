package dev.holdfast.dsl.expression;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.quantity.DataSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes well-typed conditions over machines. */
public final class ExpressionGenerator {

    private static final String[] TEXTS = {
        "prod", "", "it's", "a\\b", "line\nbreak", "é", "\u0001", "cost-centre", "\"", "$x", "EAST US", "1"
    };

    private final RandomGenerator random;

    public ExpressionGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** True or false. */
    public Expression condition(int depth) {
        if (depth <= 0) {
            return random.nextInt(3) == 0 ? new Expression.Literal(random.nextBoolean()) : comparison(0);
        }
        return switch (random.nextInt(9)) {
            case 0 -> binary(BinaryOperator.OR, condition(depth - 1), condition(depth - 1));
            case 1 -> binary(BinaryOperator.AND, condition(depth - 1), condition(depth - 1));
            case 2 -> new Expression.Unary(UnaryOperator.NOT, condition(depth - 1));
            case 3 -> new Expression.Conditional(condition(depth - 1), condition(depth - 1), condition(depth - 1));
            case 4 -> new Expression.Elvis(condition(depth - 1), condition(depth - 1));
            case 5 ->
                binary(
                        Seeds.oneOf(random, BinaryOperator.EQUAL, BinaryOperator.NOT_EQUAL),
                        condition(depth - 1),
                        condition(depth - 1));
            case 6 ->
                new Expression.Call(
                        disks(), Seeds.oneOf(random, Method.ANY, Method.EVERY), List.of(closure(depth - 1)));
            case 7 ->
                new Expression.Call(
                        text(depth - 1),
                        Seeds.oneOf(random, Method.STARTS_WITH, Method.ENDS_WITH, Method.CONTAINS, Method.LIKE),
                        List.of(text(depth - 1)));
            default -> comparison(depth - 1);
        };
    }

    private Expression closure(int depth) {
        if (random.nextBoolean()) {
            return new Expression.Closure("d", new Expression.Property(new Expression.Name("d"), "os"));
        }
        Expression it = new Expression.Name("it");
        return new Expression.Closure(
                "it",
                binary(
                        BinaryOperator.OR,
                        binary(BinaryOperator.GREATER, new Expression.Property(it, "size"), size(depth)),
                        condition(depth - 1)));
    }

    private Expression comparison(int depth) {
        BinaryOperator operator = Seeds.oneOf(
                random,
                BinaryOperator.EQUAL,
                BinaryOperator.NOT_EQUAL,
                BinaryOperator.LESS,
                BinaryOperator.LESS_OR_EQUAL,
                BinaryOperator.GREATER,
                BinaryOperator.GREATER_OR_EQUAL);
        return switch (random.nextInt(5)) {
            case 0 -> binary(operator, text(depth), text(depth));
            case 1 -> binary(operator, number(depth), number(depth));
            case 2 -> binary(operator, size(depth), size(depth));
            case 3 -> binary(operator, duration(depth), duration(depth));
            default -> binary(BinaryOperator.IN, text(depth), random.nextInt(4) == 0 ? vm("tags") : texts(depth));
        };
    }

    public Expression text(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 0 -> new Expression.Literal(Seeds.oneOf(random, TEXTS));
            case 1 -> vm(Seeds.oneOf(random, "name", "region", "zone", "resourceGroup", "id"));
            case 2 ->
                new Expression.Property(vm("tags"), Seeds.oneOf(random, "env", "cost-centre", "in", "true", "Ort", ""));
            case 3 -> new Expression.Null();
            case 4 ->
                new Expression.Call(
                        text(depth - 1),
                        Seeds.oneOf(random, Method.TO_LOWER_CASE, Method.TO_UPPER_CASE, Method.TRIM),
                        List.of());
            case 5 -> binary(BinaryOperator.PLUS, new Expression.Literal(Seeds.oneOf(random, TEXTS)), text(depth - 1));
            case 6 -> new Expression.Elvis(text(depth - 1), text(depth - 1));
            default -> new Expression.Call(texts(depth - 1), Method.JOIN, List.of(new Expression.Literal(", ")));
        };
    }

    private Expression texts(int depth) {
        if (depth > 0 && random.nextBoolean()) {
            return new Expression.Call(
                    disks(),
                    Method.COLLECT,
                    List.of(new Expression.Closure("it", new Expression.Property(new Expression.Name("it"), "name"))));
        }
        List<Expression> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(new Expression.Literal(Seeds.oneOf(random, TEXTS)));
        }
        return new Expression.ListOf(items);
    }

    private Expression number(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 2)) {
            case 0 -> new Expression.Literal(BigDecimal.valueOf(random.nextInt(2_000), random.nextInt(3)));
            case 1 -> new Expression.Call(disks(), Method.SIZE, List.of());
            case 2 -> new Expression.Unary(UnaryOperator.MINUS, number(depth - 1));
            case 3 -> binary(BinaryOperator.DIVIDED_BY, size(depth - 1), size(depth - 1));
            case 4 -> new Expression.Property(new Expression.Index(disks(), number(depth - 1)), "lun");
            default ->
                binary(
                        Seeds.oneOf(
                                random,
                                BinaryOperator.PLUS,
                                BinaryOperator.MINUS,
                                BinaryOperator.TIMES,
                                BinaryOperator.DIVIDED_BY,
                                BinaryOperator.REMAINDER),
                        number(depth - 1),
                        number(depth - 1));
        };
    }

    private Expression size(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> new Expression.Literal(new DataSize(random.nextLong(1L << random.nextInt(1, 60))));
            case 1 -> new Expression.Literal(DataSize.ofGibibytes(random.nextInt(5_000)));
            case 2 -> vm(Seeds.oneOf(random, "size", "used"));
            case 3 ->
                binary(
                        Seeds.oneOf(random, BinaryOperator.PLUS, BinaryOperator.MINUS),
                        size(depth - 1),
                        size(depth - 1));
            case 4 ->
                binary(
                        Seeds.oneOf(random, BinaryOperator.TIMES, BinaryOperator.DIVIDED_BY),
                        size(depth - 1),
                        number(depth - 1));
            default ->
                new Expression.Call(
                        disks(),
                        Method.SUM,
                        List.of(new Expression.Closure(
                                "it", new Expression.Property(new Expression.Name("it"), "churn"))));
        };
    }

    private Expression duration(int depth) {
        if (depth > 0 && random.nextBoolean()) {
            return binary(
                    Seeds.oneOf(random, BinaryOperator.PLUS, BinaryOperator.MINUS),
                    duration(depth - 1),
                    duration(depth - 1));
        }
        return random.nextBoolean()
                ? new Expression.Property(vm("workload"), "logBackups")
                : new Expression.Literal(Duration.ofSeconds(random.nextInt(1, 1_000_000)));
    }

    private static Expression disks() {
        return vm("disks");
    }

    private static Expression vm(String property) {
        return new Expression.Property(new Expression.Name("vm"), property);
    }

    private static Expression binary(BinaryOperator operator, Expression left, Expression right) {
        return new Expression.Binary(operator, left, right);
    }
}
