package dev.holdfast.dsl.groovy.write;

import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.type.Vocabulary;
import java.util.regex.Pattern;

/** Decides how a condition is written: between braces where Groovy's parser reads the same, else as text. */
final class Condition {

    private static final Pattern QUOTED = Pattern.compile("'[^'\\\\]*'");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_ .,()\\[\\]{}!=<>&|?:+*%>-]*");
    private static final Pattern UNIT_WITHOUT_DOT = Pattern.compile("(?<![A-Za-z0-9_])[0-9]+[A-Za-z_]");

    private Condition() {}

    /** True if the text may stand between braces as it is. */
    static boolean fitsBraces(String text) {
        if (!text.equals(text.strip()) || text.isEmpty() || text.indexOf('$') >= 0) {
            return false;
        }
        String outside = QUOTED.matcher(text).replaceAll("''");
        String bare = outside.replace("''", " ");
        return !bare.contains("'")
                && PLAIN.matcher(bare).matches()
                && !UNIT_WITHOUT_DOT.matcher(bare).find()
                && GroovyWords.NAME.matcher(bare).results().allMatch(word -> GroovyWords.mayBeInCondition(word.group()))
                && ExpressionParser.parse(text, Vocabulary.RULE).problems().isEmpty();
    }
}
