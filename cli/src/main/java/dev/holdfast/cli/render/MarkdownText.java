package dev.holdfast.cli.render;

/**
 * Makes text harmless inside Markdown and the HTML it may hold. Everything that means something to either becomes a
 * character reference, so a name can neither close our elements nor open its own, mention a person or start a table.
 */
public final class MarkdownText {

    private static final int LONGEST_MARKER = 100;

    private MarkdownText() {}

    /** A name for a hidden comment, by which scripts find what they wrote before, with nothing that could end the comment. */
    public static String marker(String name) {
        StringBuilder marker = new StringBuilder();
        for (int index = 0; index < Math.min(name.length(), LONGEST_MARKER); index++) {
            char c = name.charAt(index);
            boolean harmless = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
            boolean hyphen = c == '-' && !(marker.length() > 0 && marker.charAt(marker.length() - 1) == '-');
            marker.append(harmless || hyphen ? c : '_');
        }
        return marker.toString();
    }

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
    public static String escapePre(String text) {
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
