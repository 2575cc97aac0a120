package dev.holdfast.dsl.expression.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind with what belongs to it.
 *
 * @param kind what kind of value
 * @param item what a list holds, or a closure gives; null for other kinds
 * @param shape what an object consists of; null for other kinds
 * @param words the only words a text can be; empty if it can be any
 */
public record Type(
        TypeKind kind, @Nullable Type item, @Nullable Shape shape, List<String> words) {

    static final Type ANY = of(TypeKind.ANY);
    static final Type NULL = of(TypeKind.NULL);
    static final Type BOOLEAN = of(TypeKind.BOOLEAN);
    static final Type TEXT = of(TypeKind.TEXT);
    static final Type NUMBER = of(TypeKind.NUMBER);
    static final Type SIZE = of(TypeKind.SIZE);
    static final Type DURATION = of(TypeKind.DURATION);
    static final Type TAGS = of(TypeKind.TAGS);

    private static Type of(TypeKind kind) {
        return new Type(kind, null, null, List.of());
    }

    static Type listOf(Type item) {
        return new Type(TypeKind.LIST, item, null, List.of());
    }

    /** The type of a closure that gives values of this type. */
    public static Type closureOf(Type result) {
        return new Type(TypeKind.CLOSURE, result, null, List.of());
    }

    static Type object(Shape shape) {
        return new Type(TypeKind.OBJECT, null, shape, List.of());
    }

    static Type oneOf(List<String> words) {
        return new Type(TypeKind.TEXT, null, null, words);
    }

    boolean is(TypeKind wanted) {
        return kind == wanted;
    }

    /** True if a value of this type may stand where {@code wanted} is needed. */
    boolean fits(TypeKind wanted) {
        return kind == wanted || kind == TypeKind.ANY;
    }

    /** True if nothing is known that would forbid comparing the two for equality. */
    boolean comparableWith(Type other) {
        return kind == other.kind || isOpen() || other.isOpen();
    }

    boolean isOpen() {
        return kind == TypeKind.ANY || kind == TypeKind.NULL;
    }

    /** What a list holds or a closure gives. */
    Type itemOrAny() {
        return item == null ? ANY : item;
    }

    /** The type of a value that is one or the other; {@link #ANY} if they have nothing in common. */
    Type or(Type other) {
        if (kind == TypeKind.NULL || equals(other)) {
            return other;
        }
        if (other.kind == TypeKind.NULL) {
            return this;
        }
        return kind == other.kind && kind == TypeKind.TEXT ? TEXT : ANY;
    }

    /** For messages, with an article. */
    String shown() {
        return shape == null ? kind.shown() : shape.shown();
    }
}
