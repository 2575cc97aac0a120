package dev.holdfast.dsl.yaml.layout;

/** Text after {@code |} or {@code >}: what is further in than its indentation belongs to it. */
final class BlockScalar {

    private static final int STEP = 2;

    private BlockScalar() {}

    /**
     * The same scalar at another indentation.
     *
     * @param text from its sign on
     * @param written column of the collection around it, as written
     * @param column of the same collection, as it will be
     */
    static String moved(String text, int written, int column) {
        String[] lines = text.split("\n", -1);
        String header = lines[0].stripTrailing();
        int declared = declared(header);
        int from = declared > 0 ? written + declared : detected(lines);
        int to = column + (declared > 0 ? declared : STEP);
        StringBuilder moved = new StringBuilder(header);
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            String content = line.length() <= from ? line.stripLeading() : line.substring(from);
            moved.append('\n').append(content.isEmpty() ? "" : " ".repeat(to)).append(content);
        }
        return moved.toString();
    }

    /** The indentation that the header declares; 0 if it declares none. */
    private static int declared(String header) {
        for (int i = 1; i < header.length() && header.charAt(i) != ' '; i++) {
            if (Character.isDigit(header.charAt(i))) {
                return header.charAt(i) - '0';
            }
        }
        return 0;
    }

    private static int detected(String[] lines) {
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                return lines[i].length() - lines[i].stripLeading().length();
            }
        }
        return 0;
    }
}
