package dev.holdfast.dsl.profile;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which region holds the further copy of a redundant vault. Most pairs go both ways, a few only one.
 *
 * @param secondary paired region by region; both in lower case without spaces
 */
public record RegionPairs(SortedMap<String, String> secondary) {

    public RegionPairs {
        secondary = Collections.unmodifiableSortedMap(new TreeMap<>(secondary));
    }

    /**
     * Reads {@code a=b} for a pair in both directions, {@code a>b} for one that only leads from a to b; spaces between pairs.
     *
     * @throws IllegalArgumentException if the text is not so, or gives a region two pairs
     */
    static RegionPairs parse(String text) {
        SortedMap<String, String> secondary = new TreeMap<>();
        for (String pair : text.split(" ", -1)) {
            int sign = Math.max(pair.indexOf('='), pair.indexOf('>'));
            if (sign <= 0 || sign == pair.length() - 1) {
                throw new IllegalArgumentException("no pair of regions: '" + pair + "'");
            }
            String one = pair.substring(0, sign);
            String other = pair.substring(sign + 1);
            boolean twice = secondary.put(one, other) != null;
            if (pair.charAt(sign) == '=') {
                twice |= secondary.put(other, one) != null;
            }
            if (twice) {
                throw new IllegalArgumentException("a region of '" + pair + "' has two pairs");
            }
        }
        return new RegionPairs(secondary);
    }

    /** The region paired with this one; empty if it has none, or is not known. */
    public Optional<String> of(String region) {
        return Optional.ofNullable(secondary.get(region.replace(" ", "").toLowerCase(Locale.ROOT)));
    }
}
