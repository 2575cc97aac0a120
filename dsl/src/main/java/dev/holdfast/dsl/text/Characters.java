package dev.holdfast.dsl.text;

import java.util.Locale;

/** Which characters the text of a declaration may hold, and what messages call the others. */
public final class Characters {

    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** True for characters above ASCII that no text may hold, and for DEL. */
    static boolean isRefused(int character) {
        return character <= 0x9F || isDirectional(character) || (character >= 0xFFFD && character <= 0xFFFF);
    }

    /** True for characters that no text of a declaration may hold, not even by way of an escape. */
    public static boolean isForbidden(int character) {
        boolean control = character < ' ' && character != '\n' && character != '\t' && character != '\r';
        return control || (character >= 0x7F && isRefused(character));
    }

    /** Characters that change the order in which text is shown, so that it reads differently from what it says. */
    private static boolean isDirectional(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    /** What messages call a forbidden character. */
    public static String describe(int character) {
        if (character == REPLACEMENT) {
            return "the replacement character U+FFFD, left where other text was damaged,";
        }
        return (isDirectional(character) ? "the text direction control " : "the control character ") + hex(character);
    }

    /** True for characters that cannot be seen. */
    public static boolean isInvisible(int character) {
        return (character >= 0x200B && character <= 0x200F)
                || (character >= 0x2060 && character <= 0x2064)
                || character == 0x2028
                || character == 0x2029
                || character == 0xFEFF
                || character == 0xAD;
    }

    /** The detail of {@link dev.holdfast.dsl.diagnostic.DiagnosticCode#FORBIDDEN_CHARACTER}. */
    public static String forbiddenDetail(String what) {
        return "The text holds " + what + ". What people see and what the program reads would differ. Remove it.";
    }

    /** The number of a character as messages print it: {@code 0x1B}, {@code U+202E}. */
    public static String hex(int character) {
        String digits = Integer.toHexString(character).toUpperCase(Locale.ROOT);
        return character > 0xFF ? "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits : "0x" + digits;
    }
}
