package dev.holdfast.dsl.groovy.budget;

/** The budgets of an evaluation: THE list. */
public enum BudgetKind {
    /** Expressions and statements evaluated, rounds of loops and comparisons of values included; a closure counts tenfold. */
    STEPS("steps", 5_000_000, "evaluated steps", "Loop over fewer values."),
    /** Elements of lists and entries of maps that were made, dropped ones included. */
    CELLS("cells", 1_000_000, "elements of lists and maps", "Make smaller lists, or loop over a range directly."),
    /** Characters of text that was made, dropped text included. */
    CHARACTERS("characters", 16_000_000, "characters of text", "Make shorter texts."),
    /** Expressions, blocks and calls inside each other. */
    DEPTH("depth", 1_500, "expressions and calls inside each other", "A function probably calls itself without end."),
    /** Values, names and blocks of the declaration that is made; as many as a YAML file may have. */
    ELEMENTS(
            "elements",
            400_000,
            "values in the declaration",
            "Put fleets of machines into an NDJSON inventory, one machine per line."),
    /** Wall time in milliseconds; the other budgets end a hostile file long before. */
    TIME("time", 30_000, "milliseconds", "Loop over fewer values.");

    private final String word;
    private final long limit;
    private final String unit;
    private final String remedy;

    BudgetKind(String word, long limit, String unit, String remedy) {
        this.word = word;
        this.limit = limit;
        this.unit = unit;
        this.remedy = remedy;
    }

    /** How messages and the documentation call it. */
    public String word() {
        return word;
    }

    /** The most that is allowed for one declaration file and what it applies. */
    public long limit() {
        return limit;
    }

    /** What is counted, as a plural. */
    public String unit() {
        return unit;
    }

    /** What to do about it, a full sentence. */
    public String remedy() {
        return remedy;
    }
}
