package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.price.PriceBook;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of answers of the price service.
 *
 * @param book the prices that were found
 * @param rows how many rows the answers hold
 * @param leftOut rows that did not become prices; in the order of the list of reasons
 * @param missing what the book has no price for, such as {@code snapshot}, {@code vault ZRS} or {@code snapshot in eastus}; sorted as
 *     in the list of items
 * @param renamed meters that the answers call by a former name, each with its present one
 * @param everywhere the region whose prices stand for every region, because the answers have no other; empty if each has its own
 * @param warnings in full sentences
 */
public record RetailImport(
        PriceBook book,
        int rows,
        List<LeftOut> leftOut,
        List<String> missing,
        SortedMap<String, String> renamed,
        Optional<String> everywhere,
        List<String> warnings) {
    public RetailImport {
        leftOut = List.copyOf(leftOut);
        missing = List.copyOf(missing);
        renamed = Collections.unmodifiableSortedMap(new TreeMap<>(renamed));
        warnings = List.copyOf(warnings);
    }

    /** How many rows became prices. */
    public int taken() {
        return rows - leftOut.stream().mapToInt(LeftOut::rows).sum();
    }
}
