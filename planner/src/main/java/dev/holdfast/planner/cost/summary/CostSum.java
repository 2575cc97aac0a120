package dev.holdfast.planner.cost.summary;

import dev.holdfast.dsl.price.Price;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;

/**
 * Amounts of money by band and month, exact.
 *
 * @param months by band, the first month first; every band has as many
 * @param steady by band, of a month in which everything has come to stay as it is; absent where some part grows for ever
 */
public record CostSum(Map<CostBand, List<BigDecimal>> months, Map<CostBand, BigDecimal> steady) {

    public CostSum {
        Map<CostBand, List<BigDecimal>> copy = new EnumMap<>(CostBand.class);
        months.forEach((band, row) -> copy.put(band, List.copyOf(row)));
        months = Collections.unmodifiableMap(copy);
        Map<CostBand, BigDecimal> steadyCopy = new EnumMap<>(CostBand.class);
        steadyCopy.putAll(steady);
        steady = Collections.unmodifiableMap(steadyCopy);
    }

    /**
     * The sum of lines.
     *
     * @param count how many months the lines are of
     */
    public static CostSum of(Collection<CostLine> lines, int count) {
        Map<CostBand, List<BigDecimal>> months = new EnumMap<>(CostBand.class);
        Map<CostBand, BigDecimal> steady = new EnumMap<>(CostBand.class);
        for (CostBand band : CostBand.values()) {
            List<BigDecimal> row = new ArrayList<>(count);
            for (int month = 0; month < count; month++) {
                IdentityHashMap<Price, Long> parts = new IdentityHashMap<>();
                for (CostLine line : lines) {
                    long used = line.usage().in(band, month);
                    line.price().ifPresent(price -> parts.merge(price, used, Math::addExact));
                }
                row.add(amount(parts));
            }
            months.put(band, row);
            steady(lines, band).ifPresent(sum -> steady.put(band, sum));
        }
        return new CostSum(months, steady);
    }

    private static Optional<BigDecimal> steady(Collection<CostLine> lines, CostBand band) {
        IdentityHashMap<Price, Long> parts = new IdentityHashMap<>();
        for (CostLine line : lines) {
            OptionalLong used = line.usage().steady(band);
            if (used.isEmpty()) {
                return Optional.empty();
            }
            line.price().ifPresent(price -> parts.merge(price, used.getAsLong(), Math::addExact));
        }
        return Optional.of(amount(parts));
    }

    /** What is used of a price is added up before it is multiplied: lines are many, prices few. */
    private static BigDecimal amount(Map<Price, Long> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Price, Long> used : parts.entrySet()) {
            sum = sum.add(Usage.units(used.getValue()).multiply(used.getKey().amount()));
        }
        return sum;
    }

    /** The amount of a month, counted from 0. */
    public BigDecimal in(CostBand band, int month) {
        return row(band).get(month);
    }

    /** The amount of the last month. */
    public BigDecimal last(CostBand band) {
        return in(band, count() - 1);
    }

    /** The amount of a month in which everything has come to stay as it is; empty if some part grows for ever. */
    public Optional<BigDecimal> steadyIn(CostBand band) {
        return Optional.ofNullable(steady.get(band));
    }

    /** How many months there are. */
    public int count() {
        return row(CostBand.LIKELY).size();
    }

    /** This and the other; what grows for ever in one of them has no steady month. */
    public CostSum plus(CostSum other) {
        return combined(other, BigDecimal::add);
    }

    /** This without the other; what grows for ever in one of them has no steady month. */
    public CostSum minus(CostSum other) {
        return combined(other, BigDecimal::subtract);
    }

    private CostSum combined(CostSum other, BinaryOperator<BigDecimal> operation) {
        Map<CostBand, List<BigDecimal>> result = new EnumMap<>(CostBand.class);
        Map<CostBand, BigDecimal> steadyResult = new EnumMap<>(CostBand.class);
        for (CostBand band : CostBand.values()) {
            List<BigDecimal> row = new ArrayList<>(count());
            for (int month = 0; month < count(); month++) {
                row.add(operation.apply(in(band, month), other.in(band, month)));
            }
            result.put(band, row);
            Optional<BigDecimal> mine = steadyIn(band);
            Optional<BigDecimal> theirs = other.steadyIn(band);
            if (mine.isPresent() && theirs.isPresent()) {
                steadyResult.put(band, operation.apply(mine.get(), theirs.get()));
            }
        }
        return new CostSum(result, steadyResult);
    }

    private List<BigDecimal> row(CostBand band) {
        List<BigDecimal> row = months.get(band);
        if (row == null) {
            throw new IllegalStateException("nothing is known of " + band);
        }
        return row;
    }
}
