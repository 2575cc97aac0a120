package dev.holdfast.cli.render.report.finding;

import java.nio.charset.StandardCharsets;

/** What a format counts columns in. Places of the document count code points. */
public enum ColumnUnit {
    /** Unicode code points, as in the document. */
    CODE_POINT {
        @Override
        public int length(String text) {
            return text.codePointCount(0, text.length());
        }
    },
    /** UTF-16 code units: SARIF with {@code columnKind} {@code utf16CodeUnits}. */
    UTF16 {
        @Override
        public int length(String text) {
            return text.length();
        }
    },
    /** Bytes in UTF-8: the Reviewdog Diagnostic Format. */
    UTF8 {
        @Override
        public int length(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    };

    /** How many columns a text takes. */
    public abstract int length(String text);
}
