package dev.holdfast.dsl.model.disk;

import dev.holdfast.dsl.quantity.GrowthRate;
import dev.holdfast.dsl.quantity.Percent;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the content of a disk behaves, apart from how much there is and how fast it is rewritten.
 *
 * @param writes where writes fall
 * @param growth how much comes to what is in use, until the disk is full; it is written once
 * @param reduction by how much less a vault stores of the data, by compression and deduplication: a whole percentage of 0 to 99
 */
public record ContentTraits(WritePattern writes, GrowthRate growth, Percent reduction) {

    /** Even writes, no growth, and everything is stored as it is. */
    public static final ContentTraits USUAL = new ContentTraits(WritePattern.UNIFORM, GrowthRate.NONE, Percent.of(0));

    private static final int MOST = 99;

    public ContentTraits {
        Optional<String> problem = problem(reduction);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /** What is wrong with a reduction, and what to do; empty if it can be one. */
    public static Optional<String> problem(Percent reduction) {
        BigDecimal value = reduction.value();
        boolean fits = value.compareTo(BigDecimal.valueOf(MOST)) <= 0
                && value.stripTrailingZeros().scale() <= 0;
        return fits
                ? Optional.empty()
                : Optional.of(
                        "A reduction of " + reduction + " cannot be: it says by how much less than the data itself a"
                                + " vault stores. Write a whole percentage from 0% to " + MOST
                                + "%; 40% stores 60 bytes of 100.");
    }

    /** These traits, each that is the usual one replaced by the other's. */
    public ContentTraits orElse(ContentTraits other) {
        return new ContentTraits(
                writes == WritePattern.UNIFORM ? other.writes : writes,
                growth.isNone() ? other.growth : growth,
                reduction.value().signum() == 0 ? other.reduction : reduction);
    }
}
