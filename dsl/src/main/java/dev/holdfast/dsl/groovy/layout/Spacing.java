package dev.holdfast.dsl.groovy.layout;

import java.util.Set;

/** Whether two neighbours on one line stand apart. */
final class Spacing {

    private static final Set<String> TIGHT = Set.of(".", "?.", "..", "..<");

    /** Words after which an operand begins. */
    private static final Set<String> BEFORE_OPERANDS = Set.of("return", "in", "case", "else", "if", "for", "switch");

    private Spacing() {}

    /** True if a plus or minus after this lexeme belongs to the number behind it. */
    static boolean operandFollows(Lexeme before) {
        return switch (before.kind()) {
            case SIGN -> !before.closes();
            case WORD -> BEFORE_OPERANDS.contains(before.text());
            case NUMBER, TEXT, CONDITION, LINE_COMMENT, BLOCK_COMMENT -> false;
        };
    }

    /**
     * True if white space stands between two lexemes.
     *
     * @param tightAfter true if what stands before belongs closely to what follows, as the minus of a number does
     * @param choice true if {@code next} is the colon of {@code a ? b : c}
     */
    static boolean between(Lexeme before, Lexeme next, boolean tightAfter, boolean choice) {
        if (before.isComment() || next.isComment()) {
            return true;
        }
        if (before.is("(") || before.is("[") || next.is(")") || next.is("]") || next.is(",") || next.is(";")) {
            return false;
        }
        if (tightAfter || isTight(before) || isTight(next)) {
            return false;
        }
        if (next.is(":")) {
            return choice;
        }
        if (next.is("(") || next.is("[")) {
            // a call with a space before its list is not an index
            return operandFollows(before) || next.apart();
        }
        return true;
    }

    private static boolean isTight(Lexeme lexeme) {
        return lexeme.kind() == LexemeKind.SIGN && TIGHT.contains(lexeme.text());
    }
}
