package dev.holdfast.dsl.expression.type;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.expression.Method;
import dev.holdfast.dsl.expression.token.Token;

/** What may stand after a dot and in brackets, and what it gives. */
final class AccessRules {

    private final Checker checker;

    AccessRules(Checker checker) {
        this.checker = checker;
    }

    /** What is found under a name; open where later stages may know it, and where it is reported. */
    Type property(Type target, String name, Token place) {
        Shape shape = target.shape();
        if (shape != null) {
            Type type = shape.properties().get(name);
            if (type != null) {
                return type;
            }
            String near = Suggestion.didYouMean(name, shape.properties().keySet());
            if (!shape.open() || !near.isEmpty()) {
                String known = String.join(", ", shape.properties().keySet());
                checker.problem(
                        place,
                        DiagnosticCode.EXPRESSION_UNKNOWN_NAME,
                        "There is no '" + name + "' in " + shape.shown() + "."
                                + (near.isEmpty() ? " Known are " + known + "." : near));
            }
            return Type.ANY;
        }
        if (target.is(TypeKind.TAGS)) {
            return Type.TEXT;
        }
        if (!target.isOpen()) {
            boolean method = Method.of(name).isPresent();
            String advice = method
                    ? " It is a method: write " + name + (MethodRules.takesClosure(name) ? " { … }." : "().")
                    : target.is(TypeKind.LIST) ? " Ask its items, such as .any { it." + name + " == … }." : "";
            checker.problem(
                    place,
                    DiagnosticCode.EXPRESSION_UNKNOWN_NAME,
                    "There is no '" + name + "' in " + target.shown() + "." + advice);
        }
        return Type.ANY;
    }

    /** What is found in brackets. */
    Type index(Type type, Typed key) {
        boolean fits = type.isOpen()
                || (type.is(TypeKind.TAGS) && key.type().fits(TypeKind.TEXT))
                || (type.is(TypeKind.LIST) && key.type().fits(TypeKind.NUMBER))
                || (type.is(TypeKind.LIST)
                        && key.type().is(TypeKind.TEXT)
                        && type.itemOrAny().shape() != null);
        if (!fits) {
            checker.problem(
                    key,
                    type.is(TypeKind.LIST) || type.is(TypeKind.TAGS)
                            ? "In brackets stands " + key.type().shown() + ", but "
                                    + (type.is(TypeKind.TAGS)
                                            ? "tags are looked up by a text, such as ['cost-centre']."
                                            : "items of a list are looked up by their number, such as [0].")
                            : "Brackets look up tags and items of lists, but before them stands " + type.shown() + ".");
        }
        return type.is(TypeKind.LIST) ? type.itemOrAny() : type.is(TypeKind.TAGS) ? Type.TEXT : Type.ANY;
    }
}
