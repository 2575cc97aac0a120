package dev.holdfast.dsl.text;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;

/** What a text is written for: the words that messages have for it, for what its loss would mean and for what to do. */
public enum TextPurpose {
    /** A declaration, or what is read like one. */
    DECLARATION(
            "declaration",
            DiagnosticCode.FILE_UNREADABLE,
            "What it declares would be missing from every plan. Make it readable, or move it away.",
            "Move fleets of machines into an NDJSON inventory, one machine per line, and name it under 'inventories'.",
            "move its content into an inventory file"),
    /** A price book. */
    PRICE_BOOK(
            "price book",
            DiagnosticCode.PRICES_UNREADABLE,
            "Without its prices nobody can tell what the estate costs. Correct the path, make the file readable, make a book"
                    + " with 'holdfast import prices', or name none for the list prices that come with Holdfast.",
            "Keep the rows of the regions that the estate uses, and leave the others out; 'holdfast import prices' makes a"
                    + " book of the answers for these regions.",
            "name the price book that was meant"),
    /** Tests of rules. */
    RULE_TEST(
            "rule test file",
            DiagnosticCode.FILE_UNREADABLE,
            "Its tests would not be run. Make it readable, or move it away.",
            "Spread the tests over several files, or keep large fixtures in files of their own.",
            "move the fixture into a file of its own");

    private final String noun;
    private final DiagnosticCode unreadable;
    private final String loss;
    private final String smaller;
    private final String shorterLine;

    TextPurpose(String noun, DiagnosticCode unreadable, String loss, String smaller, String shorterLine) {
        this.noun = noun;
        this.unreadable = unreadable;
        this.loss = loss;
        this.smaller = smaller;
        this.shorterLine = shorterLine;
    }

    /** What such a text is called, one of them: {@code price book}. */
    public String noun() {
        return noun;
    }

    /** The code of a file that cannot be read. */
    DiagnosticCode unreadable() {
        return unreadable;
    }

    /** Why it matters that such a file cannot be read, and what to do: whole sentences. */
    String loss() {
        return loss;
    }

    /** How such a text becomes smaller: a whole sentence. */
    public String smaller() {
        return smaller;
    }

    /** What to do about a line that is too long, beside breaking it. */
    String shorterLine() {
        return shorterLine;
    }

    /** Several of them, at the start of a sentence: {@code Price books}. */
    String plural() {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + "s";
    }
}
