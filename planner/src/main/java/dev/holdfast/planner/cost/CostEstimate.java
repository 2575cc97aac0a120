package dev.holdfast.planner.cost;

import dev.holdfast.dsl.price.PriceBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What an estate will cost. Totals are sums of lines, exact; whoever shows an amount rounds it.
 *
 * @param book the prices
 * @param from when the first month begins
 * @param months how many months are estimated; each is of 730 hours
 * @param lines by machine, vault, meter and detail
 * @param machines by address
 */
public record CostEstimate(
        PriceBook.Heading book,
        Instant from,
        int months,
        List<CostLine> lines,
        SortedMap<String, CostedMachine> machines) {

    public CostEstimate {
        lines = List.copyOf(lines);
        machines = Collections.unmodifiableSortedMap(new TreeMap<>(machines));
    }

    /** The same estimate of some lines alone. */
    public CostEstimate only(Predicate<CostLine> asked) {
        return new CostEstimate(book, from, months, lines.stream().filter(asked).toList(), machines);
    }

    /** What all lines cost in a month, counted from 0. */
    public BigDecimal total(CostBand band, int month) {
        return lines.stream().map(line -> line.amount(band, month)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What all lines cost in a month in which everything has come to stay as it is; empty if some part grows for ever. */
    public Optional<BigDecimal> steady(CostBand band) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CostLine line : lines) {
            Optional<BigDecimal> amount = line.steady(band);
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(amount.get());
        }
        return Optional.of(sum);
    }

    /** What the price book does not say though something is used of it, such as {@code vault-storage ZRS in eastus}. */
    public SortedSet<String> unpriced() {
        SortedSet<String> unpriced = new TreeSet<>();
        for (CostLine line : lines) {
            if (line.price().isEmpty()) {
                unpriced.add(line.meter().word() + (line.detail().isEmpty() ? "" : " " + line.detail()));
            }
        }
        return unpriced;
    }
}
