package dev.holdfast.dsl.yaml.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.tokens.Token;

/** Finds values of neighbouring lines that stand in one column, as in a table; they stay there. */
final class Alignment {

    private final Map<Integer, Row> rows = new HashMap<>();
    private final Map<Integer, Integer> lines = new HashMap<>();

    /** The first key of a line and its value. */
    private record Row(int key, int value, int gap) {}

    Alignment(List<Piece> pieces) {
        int line = 0;
        int key = -1;
        for (int i = 0; i + 1 < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.text().isEmpty()) {
                continue;
            }
            line += piece.lines();
            if (piece.lines() > 0 || key < 0) {
                key = piece.column();
            }
            Piece next = pieces.get(i + 1);
            boolean value = piece.is(Token.ID.Value)
                    && next.lines() == 0
                    && !next.text().isEmpty()
                    && !next.isComment();
            if (value && rows.putIfAbsent(line, new Row(key, next.column(), next.start() - piece.end())) == null) {
                lines.put(piece.start(), line);
            }
            line += (int) piece.text().chars().filter(c -> c == '\n').count();
        }
    }

    /** How many spaces stand after a colon. */
    int gap(Piece colon) {
        Integer line = lines.get(colon.start());
        Row row = line == null ? null : rows.get(line);
        if (line == null || row == null) {
            return 1;
        }
        return isLike(row, rows.get(line - 1)) || isLike(row, rows.get(line + 1)) ? Math.max(1, row.gap()) : 1;
    }

    private static boolean isLike(Row row, @org.jspecify.annotations.Nullable Row other) {
        return other != null && other.key() == row.key() && other.value() == row.value();
    }
}
