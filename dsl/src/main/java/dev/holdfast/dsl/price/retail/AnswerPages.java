package dev.holdfast.dsl.price.retail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which pages of answers are missing.
 *
 * <p>A page does not say which one it is, only where the next one begins ({@code $skip} of its {@code NextPageLink}); the last page of
 * a question says nothing at all. So pages that name a next one are put in a row by where they end, and there must be as many last
 * pages as there are questions. What no page tells cannot be noticed: that the page before the last one of its question is missing.
 */
final class AnswerPages {

    /** How many rows lie before the next page. */
    private static final Pattern SKIP = Pattern.compile("(?i)[?&](?:\\$|%24)skip=([0-9]{1,9})");

    /** Of each question, without where the next page begins: how many rows the page has that ends there. */
    private final SortedMap<String, SortedMap<Integer, Integer>> ends = new TreeMap<>();

    private int last;

    /** Takes a page that is followed by no other. */
    void lastPage() {
        last++;
    }

    /**
     * Takes a page that is followed by another.
     *
     * @param next address of that one
     * @param rows of this one
     */
    void page(String next, int rows) {
        Matcher skip = SKIP.matcher(next);
        if (skip.find()) {
            ends.computeIfAbsent(skip.replaceFirst(""), any -> new TreeMap<>())
                    .merge(Integer.parseInt(skip.group(1)), rows, Math::max);
        } else {
            ends.computeIfAbsent(next, any -> new TreeMap<>());
        }
    }

    /** Full sentences about pages that are missing; empty if none is known to be. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (SortedMap<Integer, Integer> pages : ends.values()) {
            int reached = 0;
            for (Map.Entry<Integer, Integer> page : pages.entrySet()) {
                int begin = page.getKey() - page.getValue();
                if (begin > reached) {
                    warnings.add(
                            "A page is missing: rows " + (reached + 1) + " to " + begin
                                    + " of an answer are in none of the files. Their prices are missing, too. Save every page.");
                }
                reached = Math.max(reached, page.getKey());
            }
        }
        int open = ends.size() - last;
        if (open > 0) {
            warnings.add((open == 1 ? "The last page of an answer is" : "The last pages of " + open + " answers are")
                    + " missing: NextPageLink names a page that is in none of the files. Its prices are missing, too. Save"
                    + " what the link answers, and import all pages together.");
        }
        return warnings;
    }
}
