package dev.holdfast.dsl.yaml.layout;

import dev.holdfast.dsl.layout.SourceComment;
import java.util.ArrayList;
import java.util.List;

/** The comments of YAML texts. */
public final class YamlComments {

    private YamlComments() {}

    /**
     * All comments in order; those in the first line of a text after {@code |} or {@code >} included.
     *
     * @param text read without errors, lines end with line feeds
     */
    public static List<SourceComment> of(String text) {
        List<SourceComment> comments = new ArrayList<>();
        int line = 1;
        boolean nothingBefore = true;
        for (Piece piece : Pieces.of(text)) {
            if (piece.text().isEmpty()) {
                continue;
            }
            line += piece.lines();
            if (piece.isComment()) {
                comments.add(comment(piece.text(), line, piece.column() + 1, nothingBefore || piece.lines() > 0));
            } else if (piece.isBlockScalar()) {
                String header = piece.text().lines().findFirst().orElse("");
                int mark = header.indexOf(" #");
                if (mark >= 0) {
                    comments.add(comment(header.substring(mark + 1), line, piece.column() + mark + 2, false));
                }
            }
            line += (int) piece.text().chars().filter(c -> c == '\n').count();
            nothingBefore = false;
        }
        return comments;
    }

    private static SourceComment comment(String text, int line, int column, boolean alone) {
        return new SourceComment(List.of(SourceComment.unmarked(text, 1)), line, column, alone);
    }
}
