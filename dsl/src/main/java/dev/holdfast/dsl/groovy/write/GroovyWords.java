package dev.holdfast.dsl.groovy.write;

import java.util.Set;
import java.util.regex.Pattern;

/** Words of Groovy itself: where one stands outside of quotes, the text is refused or means something else. */
final class GroovyWords {

    /** What a bare name looks like. */
    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Set<String> RESERVED = Set.of(
            ("abstract as assert async await boolean break byte case catch char class const continue def default defer do double"
                            + " else enum extends false final finally float for goto if implements import in instanceof int"
                            + " interface it long module native new non null package permits private protected public record"
                            + " return sealed short static strictfp super switch synchronized this threadsafe throw throws"
                            + " trait transient true try var void volatile while with yield")
                    .split(" "));

    private GroovyWords() {}

    /** True if the name may stand without quotes as the key of a map. */
    static boolean mayBeKey(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }

    /** True if the word may stand in a condition between braces. */
    static boolean mayBeInCondition(String word) {
        return switch (word) {
            case "true", "false", "null", "in", "it" -> true;
            default -> !RESERVED.contains(word);
        };
    }
}
