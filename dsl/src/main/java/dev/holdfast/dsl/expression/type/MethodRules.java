package dev.holdfast.dsl.expression.type;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.expression.Method;
import dev.holdfast.dsl.expression.token.Token;
import java.util.List;
import java.util.Map;

/** What each method is called on, which arguments it takes, and what it gives. */
final class MethodRules {

    private static final Map<String, String> HABITS = Map.of(
            "length", "size()",
            "matches", "like('web-*')",
            "equals", "==",
            "equalsIgnoreCase", "toLowerCase() and ==",
            "containsKey", "'key' in vm.tags",
            "filter", "findAll { … }",
            "map", "collect { … }",
            "each", "any { … } or every { … }",
            "all", "every { … }");

    private final Checker checker;
    private final Token name;

    MethodRules(Checker checker, Token name) {
        this.checker = checker;
        this.name = name;
    }

    /** What to say of a method that does not exist. */
    static String unknown(String word) {
        String habit = HABITS.get(word);
        String near = habit != null ? " Write " + habit + " instead." : Suggestion.didYouMean(word, Method.words());
        return "There is no method '" + word + "'." + near
                + (near.isEmpty() ? " Methods are " + String.join(", ", Method.words()) + "." : "");
    }

    static boolean takesClosure(String word) {
        return Method.of(word)
                .map(method -> switch (method) {
                    case ANY, EVERY, FIND, FIND_ALL, COLLECT, COUNT -> true;
                    case STARTS_WITH,
                            ENDS_WITH,
                            CONTAINS,
                            LIKE,
                            TO_LOWER_CASE,
                            TO_UPPER_CASE,
                            TRIM,
                            SIZE,
                            IS_EMPTY,
                            SUM,
                            JOIN,
                            MIN,
                            MAX -> false;
                })
                .orElse(false);
    }

    Type result(Method method, Typed target, List<Typed> arguments) {
        if (!targetFits(method, target)) {
            return Type.ANY;
        }
        Type item = target.type().itemOrAny();
        return switch (method) {
            case STARTS_WITH, ENDS_WITH, LIKE -> {
                one(arguments, TypeKind.TEXT, "a text, such as ('web-')");
                yield Type.BOOLEAN;
            }
            case CONTAINS -> {
                contains(target, arguments);
                yield Type.BOOLEAN;
            }
            case TO_LOWER_CASE, TO_UPPER_CASE, TRIM -> {
                none(arguments);
                yield Type.TEXT;
            }
            case SIZE -> {
                none(arguments);
                yield Type.NUMBER;
            }
            case IS_EMPTY -> {
                none(arguments);
                yield Type.BOOLEAN;
            }
            case ANY, EVERY -> {
                condition(arguments);
                yield Type.BOOLEAN;
            }
            case COUNT -> {
                condition(arguments);
                yield Type.NUMBER;
            }
            case FIND -> {
                condition(arguments);
                yield item;
            }
            case FIND_ALL -> {
                condition(arguments);
                yield target.type();
            }
            case COLLECT ->
                one(arguments, TypeKind.CLOSURE, "a closure, such as { it.name }")
                        ? Type.listOf(arguments.get(0).type().itemOrAny())
                        : Type.listOf(Type.ANY);
            case SUM -> sum(item, arguments);
            case JOIN -> {
                one(arguments, TypeKind.TEXT, "a text to stand between, such as (', ')");
                yield Type.TEXT;
            }
            case MIN, MAX -> extreme(item, arguments);
        };
    }

    private boolean targetFits(Method method, Typed target) {
        Type type = target.type();
        if (type.isOpen()) {
            return true;
        }
        boolean fits = switch (method) {
            case STARTS_WITH, ENDS_WITH, LIKE, TO_LOWER_CASE, TO_UPPER_CASE, TRIM -> type.is(TypeKind.TEXT);
            case CONTAINS -> type.is(TypeKind.TEXT) || type.is(TypeKind.LIST);
            case SIZE, IS_EMPTY -> type.is(TypeKind.TEXT) || type.is(TypeKind.LIST) || type.is(TypeKind.TAGS);
            case ANY, EVERY, FIND, FIND_ALL, COLLECT, COUNT, SUM, JOIN, MIN, MAX -> type.is(TypeKind.LIST);
        };
        if (!fits) {
            String advice =
                    type.is(TypeKind.TAGS) ? " Ask for one tag (vm.tags.env) or for a key ('env' in vm.tags)." : "";
            problem("'" + name.text() + "' cannot be called on " + type.shown() + "." + advice);
        }
        return fits;
    }

    private void contains(Typed target, List<Typed> arguments) {
        if (target.type().is(TypeKind.TEXT)) {
            one(arguments, TypeKind.TEXT, "a text, such as ('web')");
            return;
        }
        if (arguments.size() != 1) {
            problem("'contains' takes one argument.");
        } else if (target.type().is(TypeKind.LIST)
                && !arguments.get(0).type().comparableWith(target.type().itemOrAny())) {
            checker.problem(
                    arguments.get(0),
                    "The list holds " + target.type().itemOrAny().shown() + ", so it never contains "
                            + arguments.get(0).type().shown() + ".");
        }
    }

    private Type sum(Type item, List<Typed> arguments) {
        Type summed = item;
        if (!arguments.isEmpty()) {
            one(arguments, TypeKind.CLOSURE, "a closure, such as { it.size }");
            summed = arguments.get(0).type().itemOrAny();
        }
        return switch (summed.kind()) {
            case ANY, NULL, NUMBER, SIZE, DURATION -> summed;
            case BOOLEAN, TEXT, TAGS, LIST, OBJECT, CLOSURE -> {
                problem("'sum' adds numbers, sizes and durations, but here it gets " + summed.shown()
                        + ". Say what to add, such as sum { it.size }.");
                yield Type.ANY;
            }
        };
    }

    private Type extreme(Type item, List<Typed> arguments) {
        Type compared = item;
        if (!arguments.isEmpty()) {
            one(arguments, TypeKind.CLOSURE, "a closure, such as { it.size }");
            compared = arguments.get(0).type().itemOrAny();
        }
        return switch (compared.kind()) {
            case ANY, NULL, NUMBER, SIZE, DURATION, TEXT -> item;
            case BOOLEAN, TAGS, LIST, OBJECT, CLOSURE -> {
                problem("'" + name.text() + "' compares numbers, sizes, durations and texts, but here it gets "
                        + compared.shown() + ". Say what to compare, such as " + name.text() + " { it.size }.");
                yield item;
            }
        };
    }

    private void condition(List<Typed> arguments) {
        if (one(arguments, TypeKind.CLOSURE, "a closure, such as { it.size > 1.TiB }")) {
            Type result = arguments.get(0).type().itemOrAny();
            if (!result.fits(TypeKind.BOOLEAN)) {
                checker.problem(
                        arguments.get(0),
                        "The closure of '" + name.text() + "' must give true or false, but this gives " + result.shown()
                                + ".");
            }
        }
    }

    private void none(List<Typed> arguments) {
        if (!arguments.isEmpty()) {
            checker.problem(arguments.get(0), "'" + name.text() + "' takes no argument. Write " + name.text() + "().");
        }
    }

    private boolean one(List<Typed> arguments, TypeKind kind, String example) {
        if (arguments.size() != 1) {
            problem("'" + name.text() + "' takes one argument: " + example + ".");
            return false;
        }
        Type given = arguments.get(0).type();
        boolean fits = kind == TypeKind.CLOSURE ? given.is(kind) : given.fits(kind) || given.isOpen();
        if (!fits) {
            checker.problem(
                    arguments.get(0),
                    "'" + name.text() + "' takes " + example + ", but this is " + given.shown() + ".");
        }
        return fits;
    }

    private void problem(String detail) {
        checker.problem(name, DiagnosticCode.EXPRESSION_TYPE, detail);
    }
}
