package dev.holdfast.planner.cost.bill;

import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
        IdentityHashMap<Price, Long> amounts =
                new IdentityHashMap<>(); // lines of a price are added up before they are multiplied
        for (CostLine line : lines) {
            line.price().ifPresent(price -> amounts.merge(price, line.usage().in(band, month), Math::addExact));
        }
        return sum(amounts);
    }

    private static BigDecimal sum(IdentityHashMap<Price, Long> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Price, Long> entry : amounts.entrySet()) {
            sum = sum.add(Usage.units(entry.getValue()).multiply(entry.getKey().amount()));
        }
        return sum;
    }

    /** What all lines cost in a month in which everything has come to stay as it is; empty if some part grows for ever. */
    public Optional<BigDecimal> steady(CostBand band) {
        IdentityHashMap<Price, Long> amounts = new IdentityHashMap<>();
        for (CostLine line : lines) {
            OptionalLong steady = line.usage().steady(band);
            if (steady.isEmpty()) {
                return Optional.empty();
            }
            line.price().ifPresent(price -> amounts.merge(price, steady.getAsLong(), Math::addExact));
        }
        return Optional.of(sum(amounts));
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
