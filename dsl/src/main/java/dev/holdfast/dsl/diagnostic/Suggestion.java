package dev.holdfast.dsl.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The word a user probably meant: the nearest of the possible words by optimal string alignment distance (insertions,
 * deletions, replacements and swaps of neighbours), ignoring case.
 */
public final class Suggestion {

    /** Longer words are not compared: the cost grows with the square of the length. */
    static final int LONGEST = 64;

    private Suggestion() {}

    /**
     * The nearest candidate; empty if none is near enough (a third of the letters may differ, at least one, at most three).
     *
     * @param candidates in an order that decides between equally near ones
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        int allowed = Math.min(3, Math.max(1, word.length() / 3));
        Optional<String> nearest = Optional.empty();
        int least = allowed + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) >= least || candidate.length() > LONGEST) {
                continue;
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance < word.length()) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** {@code " Did you mean 'daily'?"} with a leading space, or nothing. */
    public static String didYouMean(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
    }

    private static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + change);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[to.length()];
    }
}
