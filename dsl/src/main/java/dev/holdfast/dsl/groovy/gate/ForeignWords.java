package dev.holdfast.dsl.groovy.gate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words of Groovy that are not in the policy language, and what to do instead: THE list. */
final class ForeignWords {

    /** Words of Groovy that the language has; they cannot be names, and a statement goes on after most of them. */
    static final Set<String> KEYWORDS = Set.of(
            "def", "return", "if", "else", "for", "in", "switch", "case", "default", "break", "true", "false", "null");

    private static final String NO_CLASSES = "Declare a function with def, or a list or map of values.";
    private static final String NO_ERRORS = "A policy file cannot fail halfway, so there is nothing to catch or throw.";
    private static final String USE_FOR =
            "Write for (x in values) { … } or values.each { x -> … }; both end for certain.";
    private static final String USE_DEF = "Values know their kind themselves. Write def instead.";
    private static final String LEAVE_OUT = "Remove it; everything in a policy file is visible in that file alone.";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("import", "There is nothing to import: the verbs of the language are all there is."),
            Map.entry("package", "Remove the line; a policy file belongs to no package."),
            Map.entry("class", NO_CLASSES),
            Map.entry("interface", NO_CLASSES),
            Map.entry("enum", NO_CLASSES),
            Map.entry("trait", NO_CLASSES),
            Map.entry("record", NO_CLASSES),
            Map.entry("extends", "A policy takes over another one with extend 'name'."),
            Map.entry("implements", NO_CLASSES),
            Map.entry("sealed", NO_CLASSES),
            Map.entry("permits", NO_CLASSES),
            Map.entry("new", "Nothing is constructed; values are written out, such as [a: 1] or 4.hours."),
            Map.entry("try", NO_ERRORS),
            Map.entry("catch", NO_ERRORS),
            Map.entry("finally", NO_ERRORS),
            Map.entry("throw", NO_ERRORS),
            Map.entry("throws", NO_ERRORS),
            Map.entry("assert", "Checks are written as rule('name') { require { … } }, which every plan reports."),
            Map.entry("while", USE_FOR),
            Map.entry("do", USE_FOR),
            Map.entry("continue", "Write the rest of the loop inside if (…) { … }."),
            Map.entry("yield", "Write switch with case …: … break, or a conditional a ? b : c."),
            Map.entry("goto", USE_FOR),
            Map.entry("synchronized", "A policy file is evaluated by one thread only. Remove it."),
            Map.entry("volatile", "A policy file is evaluated by one thread only. Remove it."),
            Map.entry("transient", LEAVE_OUT),
            Map.entry("native", LEAVE_OUT),
            Map.entry("strictfp", LEAVE_OUT),
            Map.entry("threadsafe", LEAVE_OUT),
            Map.entry("abstract", LEAVE_OUT),
            Map.entry("static", LEAVE_OUT),
            Map.entry("public", LEAVE_OUT),
            Map.entry("private", LEAVE_OUT),
            Map.entry("protected", LEAVE_OUT),
            Map.entry("this", "Settings belong to the block they stand in. Leave it out."),
            Map.entry("super", "Settings belong to the block they stand in. Leave it out."),
            Map.entry("as", "Values are not converted. Write the value as it is meant, such as 4.hours or 'text'."),
            Map.entry("instanceof", "Kinds of values cannot be asked for; compare the value itself."),
            Map.entry("final", "Write def instead."),
            Map.entry("const", "Write def instead."),
            Map.entry("var", "Write def instead."),
            Map.entry("void", "Write def instead."),
            Map.entry("boolean", USE_DEF),
            Map.entry("byte", USE_DEF),
            Map.entry("char", USE_DEF),
            Map.entry("short", USE_DEF),
            Map.entry("int", USE_DEF),
            Map.entry("long", USE_DEF),
            Map.entry("float", USE_DEF),
            Map.entry("double", USE_DEF));

    private ForeignWords() {}

    /** What to do instead of a word that is not in the language; empty if the word may be used. */
    static Optional<String> advice(String word) {
        return Optional.ofNullable(ADVICE.get(word));
    }
}
