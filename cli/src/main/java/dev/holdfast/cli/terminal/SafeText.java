package dev.holdfast.cli.terminal;

import dev.holdfast.dsl.diagnostic.LogCommands;

/**
 * Makes text from users, inventories and clouds harmless in a terminal: names are data, never instructions. Control
 * characters (escape sequences among them), line ends, characters that turn the direction of writing and invisible ones are
 * shown as {@code \x1b} or {@code \}{@code u202e}; unpaired surrogates as U+FFFD; over-long text is cut with an ellipsis. Commands
 * that build servers obey are disarmed ({@link LogCommands}).
 */
public final class SafeText {

    /** Longest text that is shown in one cell, in code points; a name in a cloud has at most 64. */
    static final int LONGEST = 2_000;

    private SafeText() {}

    /** The same text, harmless; the very same string if it already is. */
    public static String of(String text) {
        if (isPlain(text)) {
            return LogCommands.disarm(text);
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int shown = 0;
        for (int index = 0; index < text.length(); shown++) {
            if (shown == LONGEST) {
                return LogCommands.disarm(safe.append('…').toString());
            }
            int point = text.codePointAt(index);
            index += Character.charCount(point);
            append(safe, point);
        }
        return LogCommands.disarm(safe.toString());
    }

    private static boolean isPlain(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder safe, int point) {
        if (point == '\t') {
            safe.append(' ');
        } else if (point < 0x20 || (point >= 0x7f && point <= 0x9f)) {
            safe.append("\\x").append(hex(point, 2));
        } else if (Character.getType(point) == Character.SURROGATE) {
            safe.append('\ufffd');
        } else if (isInvisible(point)) {
            safe.append("\\u").append(hex(point, 4));
        } else {
            safe.appendCodePoint(point);
        }
    }

    /** Formatting characters (bidirectional controls, zero-width ones, language tags), line and paragraph separators. */
    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.PRIVATE_USE;
    }

    private static String hex(int point, int digits) {
        String hex = Integer.toHexString(point);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
