package dev.holdfast.planner.cost.bill;

/** Which of the values that may be true an amount is computed from. */
public enum CostBand {
    /** The least that disks may hold and rewrite. */
    LOW("low"),
    /** What is most probable. */
    LIKELY("likely"),
    /** The most. */
    HIGH("high");

    private final String word;

    CostBand(String word) {
        this.word = word;
    }

    /** As people and documents spell it. */
    public String word() {
        return word;
    }
}
