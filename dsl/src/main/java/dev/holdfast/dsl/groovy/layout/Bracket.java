package dev.holdfast.dsl.groovy.layout;

/** An open bracket, or the file around everything. */
final class Bracket {

    final String opener;

    /** Where lines inside are indented to. */
    final int inside;

    /** Where a line is indented to that begins with its end. */
    final int outside;

    /** True for the parentheses of {@code if}, {@code for} and {@code switch}. */
    final boolean head;

    /** True for the braces of {@code switch}. */
    final boolean cases;

    /** Question marks whose colon has not come yet. */
    int choices;

    /** True between {@code case} and its colon. */
    boolean label;

    Bracket(String opener, int inside, int outside, boolean head, boolean cases) {
        this.opener = opener;
        this.inside = inside;
        this.outside = outside;
        this.head = head;
        this.cases = cases;
    }

    static Bracket file() {
        return new Bracket("", 0, 0, false, false);
    }

    boolean holdsStatements() {
        return opener.isEmpty() || opener.equals("{");
    }
}
