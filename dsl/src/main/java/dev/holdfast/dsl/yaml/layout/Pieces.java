package dev.holdfast.dsl.yaml.layout;

import dev.holdfast.dsl.text.TextLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.Token;

/** Takes a YAML text apart; comments are found in the gaps that the parser's scanner leaves. Linear in the length. */
final class Pieces {

    private final String text;
    private final int[] lineStarts;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;
    private int lines;

    private Pieces(String text) {
        this.text = text;
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) {
            starts.add(next + 1);
        }
        this.lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The pieces in order; the text was read without errors, its lines end with line feeds. */
    static List<Piece> of(String text) {
        Pieces reading = new Pieces(text);
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(TextLimits.FILE_BYTES + 1)
                .build();
        ScannerImpl scanner = new ScannerImpl(settings, new StreamReader(settings, text));
        while (scanner.hasNext()) {
            reading.token(scanner.next());
        }
        reading.gap(text.length());
        return reading.pieces;
    }

    private void token(Token token) {
        int start = offset(token.getStartMark());
        int end = Math.max(start, offset(token.getEndMark()));
        switch (token.getTokenId()) {
            case StreamStart, StreamEnd, Comment -> {}
            case BlockMappingStart, BlockSequenceStart, BlockEnd -> {
                gap(start);
                add(token.getTokenId(), start, start);
            }
            case Key -> {
                // a key without a sign of its own is where its text is
                gap(start);
                add(Token.ID.Key, start, text.startsWith("?", start) && isExplicit(start, end) ? start + 1 : start);
            }
            case Scalar -> {
                gap(start);
                scalar(start, end);
            }
            case Directive,
                    DocumentStart,
                    DocumentEnd,
                    FlowSequenceStart,
                    FlowMappingStart,
                    FlowSequenceEnd,
                    FlowMappingEnd,
                    BlockEntry,
                    FlowEntry,
                    Value,
                    Alias,
                    Anchor,
                    Tag -> {
                gap(start);
                add(token.getTokenId(), start, end);
            }
        }
    }

    private static boolean isExplicit(int start, int end) {
        return end > start;
    }

    /** A scalar ends with its last character; the scanner goes on to the line ends behind it. */
    private void scalar(int start, int end) {
        boolean block = text.startsWith("|", start) || text.startsWith(">", start);
        if (!block) {
            add(Token.ID.Scalar, start, trimmed(start, end));
            return;
        }
        int headerEnd = text.indexOf('\n', start);
        boolean keepsLineEnds = headerEnd >= 0
                && text.substring(start, headerEnd).split(" ", 2)[0].indexOf('+') >= 0;
        int last = end;
        int lineEnd = text.lastIndexOf('\n', last - 1);
        while (lineEnd > start && text.substring(lineEnd, last).isBlank() && !(keepsLineEnds && lineEnd < last - 1)) {
            last = lineEnd;
            lineEnd = keepsLineEnds ? -1 : text.lastIndexOf('\n', last - 1);
        }
        add(Token.ID.Scalar, start, last);
    }

    private int trimmed(int start, int end) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private int offset(Optional<Mark> mark) {
        if (mark.isEmpty()) {
            return at;
        }
        int line = mark.get().getLine();
        if (line >= lineStarts.length) {
            return text.length();
        }
        return Math.min(
                text.length(),
                text.offsetByCodePoints(lineStarts[line], mark.get().getColumn()));
    }

    /** Takes what stands before an offset and after all that was taken: white space and comments. */
    private void gap(int until) {
        while (at < until) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                int last = end < 0 ? text.length() : end;
                add(Token.ID.Comment, at, trimmed(at, last));
                at = last;
            } else {
                lines += c == '\n' ? 1 : 0;
                at++;
            }
        }
    }

    private void add(Token.ID kind, int start, int end) {
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        pieces.add(new Piece(kind, text.substring(start, end), start, text.codePointCount(lineStart, start), lines));
        if (end > start) {
            lines = 0;
            at = Math.max(at, end);
        }
    }
}
