package dev.holdfast.dsl.groovy.parse;

import java.util.Arrays;
import java.util.List;
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
    private static final Pattern ASSIGNED_CONDITION = Pattern.compile("\\bif\\s*+\\([^()]*?[^()=!<>](=)[^=()~]");
    private static final Pattern DECLARED = Pattern.compile("\\bdef(?:\\s++\\w++)?\\s*+$");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_]\\w*+");
    private static final Pattern NAMED = Pattern.compile("\\bdef\\s++\\w++\\s*+$");
    private static final Pattern FUNCTION = Pattern.compile("\\bdef\\s++\\w++\\s*+\\([^()]*+\\)\\s*+$");

    /** Where functions stand. */
    static final String OUTERMOST =
            "A function is declared at the outermost level of a file, with plain names as parameters. Move it there, or write"
                    + " a closure: def name = { a, b -> … }.";

    private static final Pattern LOOP_WITHOUT_IN =
            Pattern.compile("\\bfor\\s*+\\(\\s*+(?:def\\s++)?\\w++\\s++(?!in\\b)\\w*+\\s*+$");

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
        Matcher assigned = ASSIGNED_CONDITION.matcher(withoutText(line));
        if (assigned.find()) {
            return Optional.of(new BeginnersSlip(
                    assigned.start(1), 1, "'=' gives a variable its value. Values are compared with ==."));
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
        if (LOOP_WITHOUT_IN.matcher(before).find()) {
            return "A loop is written for (x in values) { … }.";
        }
        if (DECLARED.matcher(before).find()) {
            return afterDef(before, found);
        }
        if (found.equals("{") && FUNCTION.matcher(before).find()) {
            return OUTERMOST;
        }
        if (isRepeated(found, before)) {
            return "'" + found + "' is written twice among the parameters. Give each a name of its own.";
        }
        if (!found.equals("(") && IF_WITHOUT_CONDITION.matcher(before).find()) {
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

    /** What is wrong behind {@code def}, or behind the name after it. */
    private static @Nullable String afterDef(String before, String found) {
        boolean word = WORD.matcher(found).matches();
        if (!NAMED.matcher(before).find()) {
            return word ? "'" + found + "' is a word of the language and cannot be a name. Choose another." : null;
        }
        return switch (found) {
            case "=", ":" -> null;
            case "(" -> OUTERMOST;
            case "{" -> "A function has parentheses, with its parameters in them: def name(a, b) { … }.";
            default ->
                word || found.equals("'") || found.equals("\"") || Character.isDigit(found.charAt(0))
                        ? "'=' is missing between the name and its value, as in def webServers = 3."
                        : "Names are letters, digits and '_', as in def webServers = 3.";
        };
    }

    /** True if a word is one of the parameters that stand before it already. */
    private static boolean isRepeated(String found, String before) {
        int open = Math.max(before.lastIndexOf('('), before.lastIndexOf('{'));
        List<String> names = Arrays.stream(before.substring(open + 1).split(",", -1))
                .map(String::strip)
                .toList();
        return open >= 0
                && names.get(names.size() - 1).isEmpty()
                && names.contains(found)
                && names.stream()
                        .allMatch(name -> name.isEmpty() || WORD.matcher(name).matches());
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
