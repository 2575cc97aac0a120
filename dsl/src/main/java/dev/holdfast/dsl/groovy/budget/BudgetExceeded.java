package dev.holdfast.dsl.groovy.budget;

/** A budget is used up: the evaluation ends here, whatever is around it. */
public final class BudgetExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BudgetKind kind;
    private final long limit;

    BudgetExceeded(BudgetKind kind, long limit) {
        super(kind.word(), null, false, false);
        this.kind = kind;
        this.limit = limit;
    }

    /** Which budget. */
    public BudgetKind kind() {
        return kind;
    }

    /** Full sentences for the user: the budget, its limit, what to do. */
    public String detail() {
        return "The budget '" + kind.word() + "' is used up here: a declaration may need at most " + count() + " "
                + kind.unit() + ". " + kind.remedy();
    }

    private String count() {
        StringBuilder digits = new StringBuilder(Long.toString(limit));
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }
}
