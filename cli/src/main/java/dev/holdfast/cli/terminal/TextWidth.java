package dev.holdfast.cli.terminal;

/** How many columns of a terminal a text takes. */
public final class TextWidth {

    private TextWidth() {}

    /** Columns: two for wide East Asian characters and emoji, none for combining marks, one for all others. */
    public static int of(String text) {
        int width = 0;
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            index += Character.charCount(point);
            width += of(point);
        }
        return width;
    }

    /** As much of a text as so many columns hold; what was cut shows as {@code …}. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int width = 0;
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (width + of(point) > columns - 1) {
                break;
            }
            width += of(point);
            index += Character.charCount(point);
        }
        return columns < 1 ? "" : text.substring(0, index) + "…";
    }

    private static int of(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** Ranges of Unicode's EastAsianWidth W and F that occur in names. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x2e80 && point <= 0xa4cf)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0xffe0 && point <= 0xffe6)
                || (point >= 0x1f300 && point <= 0x1faff)
                || (point >= 0x20000 && point <= 0x3fffd);
    }
}
