package dev.holdfast.dsl.groovy.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A known mistake at the place where the parser gave up, judged by the line alone.
 *
 * @param column where on the line it is, from 0; -1 for the place where the parser gave up
 * @param length of what is wrong there
 * @param detail what is wrong and what to write
 */
record BeginnersSlip(int column, int length, String detail) {

    /** The rest of a line up to a colon: one key with its value before the last word already. */
    private static final Pattern SECOND_KEY = Pattern.compile("\\w\\s*+:[^:,;{]*[^:,;{\\s]\\s++(\\w++)\\s*+$");

    private static final Pattern LIST_ITEM = Pattern.compile("^\\s*+(-)\\s");
    private static final Pattern JOINED_BY_WORD = Pattern.compile("[\\w'\")\\]]\\s++(and|or|not)\\s++[\\w'\"(!]");
    private static final Pattern MAP_IN_BRACES = Pattern.compile("[=(,:]\\s*+(\\{)\\s*+['\"]?[\\w-]++['\"]?\\s*+:");
    private static final Pattern QUOTED_NAME = Pattern.compile("^\\s*+(\\w++)\\s++(['\"][^'\"]*+['\"])\\s*+$");
    private static final Pattern IF_WITHOUT_CONDITION = Pattern.compile("\\b(if|for|switch)\\s*+$");

    /** What values end with. */
    private static final Pattern VALUE_END = Pattern.compile("[\\w'\")\\]]");

    private static BeginnersSlip here(String detail) {
        return new BeginnersSlip(-1, 0, detail);
    }

    /**
     * The mistake on a line that cannot be parsed.
     *
     * @param before what stands on the line before the place
     * @param found the word or sign at the place
     * @param after what stands behind it on the line
     * @param last the last character before the place that is not white space, perhaps on another line
     */
    static Optional<BeginnersSlip> at(String before, String found, String after, char last) {
        String line = before + found + after;
        Matcher item = LIST_ITEM.matcher(line);
        if (item.find()) {
            return Optional.of(new BeginnersSlip(
                    item.start(1),
                    1,
                    "Items with '-' in front are YAML. Values of one setting are separated by commas, as in daily '22:00',"
                            + " '04:00'; each block is written with its verb, as in copy { to 'far' }."));
        }
        Matcher words = JOINED_BY_WORD.matcher(withoutText(line));
        if (words.find()) {
            String word = words.group(1);
            String sign = word.equals("and") ? "&&" : word.equals("or") ? "||" : "!";
            return Optional.of(new BeginnersSlip(
                    words.start(1),
                    word.length(),
                    "Conditions are joined by signs: write " + sign + " for '" + word + "'."));
        }
        Matcher quoted = QUOTED_NAME.matcher(before);
        if (found.equals(":") && quoted.find()) {
            return Optional.of(here("A name before a block stands in parentheses, without a colon: " + quoted.group(1)
                    + "(" + quoted.group(2) + ") { … }."));
        }
        Matcher map = MAP_IN_BRACES.matcher(line);
        if (map.find()) {
            return Optional.of(new BeginnersSlip(
                    map.start(1),
                    1,
                    "Braces hold the settings of a block. A map is written in brackets: [env: 'prod', tier: 'db']; a block"
                            + " follows its verb without a colon: objectives { rpo 4.hours }."));
        }
        return Optional.ofNullable(sign(before, found, last)).map(BeginnersSlip::here);
    }

    private static @Nullable String sign(String before, String found, char last) {
        Matcher second = SECOND_KEY.matcher(before);
        if (found.equals(":") && second.find()) {
            return "A comma is missing before '" + second.group(1)
                    + "': values are separated by commas, as in tags env: 'prod', tier: 'db'.";
        }
        if (found.equals("{") && IF_WITHOUT_CONDITION.matcher(before).find()) {
            return "What is asked stands in parentheses before the block: if (tier == 'db') { … }.";
        }
        if (last == '%') {
            return "Shares and rates are text, in quotes: churn '5%/d'.";
        }
        if (last == ',' && (found.equals("}") || found.equals(")"))) {
            return "A comma stands before this '" + found + "', and nothing follows it. Remove the comma.";
        }
        boolean value = found.equals("'") || found.equals("\"") || Character.isLetterOrDigit(found.charAt(0));
        if (value && VALUE_END.matcher(String.valueOf(last)).matches() && !before.isBlank()) {
            return "A value ends before this, and nothing separates the two. Write ',' between values, ';' between"
                    + " settings, or an operator.";
        }
        return null;
    }

    /** The line with dots for what stands in quotes and without its comment: their words are not the language's. */
    private static String withoutText(String line) {
        StringBuilder out = new StringBuilder(line);
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && line.startsWith("//", i)) {
                return out.substring(0, i);
            }
            if (quote == 0) {
                quote = c == '\'' || c == '"' ? c : 0;
            } else if (c == quote) {
                quote = 0;
            } else {
                out.setCharAt(i, '.');
            }
        }
        return out.toString();
    }
}
