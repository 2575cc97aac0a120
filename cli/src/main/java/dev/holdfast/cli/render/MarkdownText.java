package dev.holdfast.cli.render;

/**
 * Makes text harmless inside Markdown and the HTML it may hold. Everything that means something to either becomes a
 * character reference, so a name can neither close our elements nor open its own, mention a person or start a table.
 */
public final class MarkdownText {

    private MarkdownText() {}

    /** Text as the content of a paragraph or an HTML element. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 32);
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '<', '>', '&', '@', '`', '|', '[', ']', '\\', '*', '_', '~', '#', '"' ->
                    escaped.append("&#").append((int) c).append(';');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Text as the content of {@code <pre>}: fewer characters mean something there. */
    static String escapePre(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 32);
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '@', '`', '|' -> escaped.append("&#").append((int) c).append(';');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
