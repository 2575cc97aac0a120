package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.price.PriceBook;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of answers of the price service.
 *
 * @param book the prices that were found
 * @param rows how many rows the answers hold
 * @param leftOut why rows were not taken, and how many for each reason
 * @param missing what the book has no price for, such as {@code snapshot} or {@code vault ZRS}; sorted as in the list of items
 * @param warnings in full sentences
 */
public record RetailImport(
        PriceBook book, int rows, SortedMap<String, Integer> leftOut, List<String> missing, List<String> warnings) {
    public RetailImport {
        leftOut = new TreeMap<>(leftOut);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }
}
