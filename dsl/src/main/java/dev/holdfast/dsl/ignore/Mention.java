package dev.holdfast.dsl.ignore;

import dev.holdfast.dsl.diagnostic.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of a comment has to do with ignores.
 *
 * @param kind whether it is one
 * @param start where it begins to be one, in the line
 * @param end after its first word, in the line
 */
record Mention(Kind kind, int start, int end) {

    /** The first word of every ignore. */
    static final String WORD = "holdfast:ignore";

    private static final String PRODUCT = "holdfast";
    private static final String VERB = "ignore";

    /** Letters of a word that a misspelt one has in common with it, at least. */
    private static final int PRODUCT_LETTERS = 6;

    private static final int VERB_LETTERS = 4;
    private static final int MOST_BLANKS = 3;
    private static final int MOST_JOINING = 2 * MOST_BLANKS + 1;
    private static final int LONGEST = 12;

    /** Two words with a sign or blanks between them, and what follows the second without a blank. */
    private static final Pattern START = Pattern.compile(
            "[ \\t]*([#/*!]*)[ \\t]*(\\p{Alpha}{1,12})([ \\t]{0,3}[:=.-][ \\t]{0,3}|[ \\t]{1,3})(\\p{Alpha}{1,12})([^ \\t]*)");

    /** What only an ignore would go on with. */
    private static final Pattern REST = Pattern.compile("(?i)\\bHF\\d|\\brule/|\\buntil\\b|\\breason\\b");

    /** The end of the verb, which stands in a text before it is worth a closer look whatever joins it to the product. */
    private static final String VERB_END = "gnore";

    /** Whether a line is an ignore: THE list. */
    enum Kind {
        /** Its first word is right. */
        IGNORE,
        /** Its first word is nearly right. */
        MISSPELT,
        /** It stands behind other words. */
        BEHIND
    }

    /** True if a text may hold a comment that is meant as an ignore; cheap, and never false if it does. */
    static boolean possibleIn(String text) {
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            if (isPossible(text, colon)) {
                return true;
            }
        }
        for (int end = text.indexOf(VERB_END); end >= 0; end = text.indexOf(VERB_END, end + 1)) {
            int product = end - 1;
            while (product > 0 && end - product <= MOST_JOINING && " \t=.-".indexOf(text.charAt(product - 1)) >= 0) {
                product--;
            }
            if (text.regionMatches(true, product - PRODUCT.length(), PRODUCT, 0, PRODUCT.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPossible(String text, int colon) {
        int left = colon;
        while (left > 0 && colon - left < MOST_BLANKS && isBlank(text.charAt(left - 1))) {
            left--;
        }
        int right = colon + 1;
        while (right < text.length() && right - colon <= MOST_BLANKS && isBlank(text.charAt(right))) {
            right++;
        }
        boolean tight = left == colon && right == colon + 1;
        return common(text, left, -1, PRODUCT) >= PRODUCT_LETTERS
                && (tight
                        ? right < text.length() && Character.isLetter(text.charAt(right))
                        : common(text, right, 1, VERB) >= VERB_LETTERS);
    }

    /** How many letters of a word occur in the word that ends before an offset, or begins there. */
    private static int common(String text, int from, int step, String word) {
        int seen = 0;
        int at = step < 0 ? from - 1 : from;
        for (int i = 0; i < LONGEST && at >= 0 && at < text.length(); i++) {
            char letter = text.charAt(at);
            if (!Character.isLetter(letter)) {
                break;
            }
            int index = word.indexOf(Character.toLowerCase(letter));
            seen |= index < 0 ? 0 : 1 << index;
            at += step;
        }
        return Integer.bitCount(seen);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * What a line of a comment is.
     *
     * @param line without the mark of the comment
     * @param alone true if nothing but comments stands on the line
     */
    static Optional<Mention> in(String line, boolean alone) {
        Matcher start = START.matcher(line);
        if (start.lookingAt()) {
            boolean marked = !start.group(1).isEmpty();
            boolean adjacent = start.start(1) == 0;
            boolean right = line.startsWith(WORD, start.start(2)) && start.end(5) == start.start(2) + WORD.length();
            if (right && !marked) {
                return Optional.of(new Mention(Kind.IGNORE, start.start(2), start.end(5)));
            }
            if ((!marked || adjacent) && (right || isMeant(start, line))) {
                return Optional.of(new Mention(Kind.MISSPELT, start.start(marked ? 1 : 2), start.end(5)));
            }
        }
        int found = line.indexOf(WORD);
        return found < 0 || isQuoted(line, found, alone)
                ? Optional.empty()
                : Optional.of(new Mention(Kind.BEHIND, found, found + WORD.length()));
    }

    private static boolean isMeant(Matcher start, String line) {
        String product = start.group(2);
        String between = start.group(3);
        String verb = start.group(4);
        boolean named = product.equalsIgnoreCase(PRODUCT);
        if (between.equals(":") && named) {
            return true;
        }
        return between.strip().equals(":")
                ? isNear(product, PRODUCT) && isNear(verb, VERB)
                : named
                        && verb.toLowerCase(Locale.ROOT).equals(VERB)
                        && verb.endsWith(VERB_END)
                        && REST.matcher(line)
                                .region(start.end(4), line.length())
                                .find();
    }

    private static boolean isNear(String word, String wanted) {
        return Suggestion.nearest(word, List.of(wanted)).isPresent();
    }

    /** True if the word is quoted, or commented out with the line it stood on. */
    private static boolean isQuoted(String line, int found, boolean alone) {
        int before = found - 1;
        while (before >= 0 && isBlank(line.charAt(before))) {
            before--;
        }
        if (before < 0) {
            return false;
        }
        char sign = line.charAt(before);
        boolean mark = sign == '#' || sign == '*' || (sign == '/' && before > 0 && line.charAt(before - 1) == '/');
        return (before == found - 1 && "'\"`".indexOf(sign) >= 0) || (alone && mark);
    }
}
