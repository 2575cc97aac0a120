package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.terminal.SafeText;

/** Escapes text for XML 1.0. */
final class XmlText {

    private XmlText() {}

    /**
     * Text as the content of an element or of an attribute in double quotes. Characters that XML cannot have become U+FFFD: what
     * comes from outside went through {@link SafeText} before, which leaves only two of them.
     */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("&#10;");
                default -> escaped.appendCodePoint(isAllowed(point) ? point : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int point) {
        return (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
