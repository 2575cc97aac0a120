package dev.holdfast.dsl.yaml.layout;

import dev.holdfast.dsl.layout.Part;
import dev.holdfast.dsl.layout.PartKind;
import dev.holdfast.dsl.layout.Parts;
import dev.holdfast.dsl.layout.Parts.CommentLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Takes YAML texts apart into elements and comments. */
public final class YamlParts {

    /** What is open; a list whose dashes stand below their key has no start and no end of its own for the parser's scanner. */
    private enum Open {
        MAPPING,
        SEQUENCE,
        UNINDENTED_SEQUENCE,
        FLOW
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<CommentLine> comments = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private YamlParts() {}

    /**
     * The parts of a text.
     *
     * @param text read without errors, lines end with line feeds
     */
    public static Parts of(String text) {
        YamlParts reading = new YamlParts();
        for (Piece piece : Pieces.of(text)) {
            reading.piece(piece);
        }
        return new Parts(reading.parts, reading.comments);
    }

    private void piece(Piece piece) {
        switch (piece.kind()) {
            case Comment -> comment(piece.text(), piece.start());
            case BlockMappingStart -> open(piece, Open.MAPPING);
            case BlockSequenceStart -> open(piece, Open.SEQUENCE);
            case FlowMappingStart, FlowSequenceStart -> open(piece, Open.FLOW);
            case BlockEnd -> {
                closeUnindented(piece);
                close(piece);
            }
            case FlowMappingEnd, FlowSequenceEnd -> close(piece);
            case Key -> {
                closeUnindented(piece);
                if (open.peek() != Open.FLOW) {
                    boundary(piece.start());
                }
                text(piece);
            }
            case BlockEntry -> {
                if (open.peek() == Open.MAPPING) {
                    add(PartKind.OPENING, piece.start(), piece.start());
                    open.push(Open.UNINDENTED_SEQUENCE);
                }
                boundary(piece.start());
                text(piece);
            }
            case FlowEntry -> {
                text(piece);
                boundary(piece.end());
            }
            case Scalar, Value, Alias, Anchor, Tag -> text(piece);
            case StreamStart, StreamEnd, Directive, DocumentStart, DocumentEnd -> {}
        }
    }

    private void open(Piece piece, Open what) {
        add(PartKind.OPENING, piece.start(), piece.end());
        open.push(what);
    }

    private void close(Piece piece) {
        add(PartKind.CLOSING, piece.start(), piece.end());
        open.poll();
    }

    private void closeUnindented(Piece piece) {
        if (open.peek() == Open.UNINDENTED_SEQUENCE) {
            add(PartKind.CLOSING, piece.start(), piece.start());
            open.pop();
        }
    }

    private void text(Piece piece) {
        if (piece.isBlockScalar()) {
            String header = piece.text().lines().findFirst().orElse("");
            int mark = header.indexOf(" #");
            if (mark >= 0) {
                comment(header.substring(mark + 1), piece.start() + mark + 1);
            }
        }
        if (piece.end() > piece.start()) {
            add(PartKind.PIECE, piece.start(), piece.end());
        }
    }

    private void comment(String text, int start) {
        comments.add(new CommentLine(text.substring(1).stripTrailing(), start + 1));
    }

    private void boundary(int at) {
        add(PartKind.BOUNDARY, at, at);
    }

    private void add(PartKind kind, int start, int end) {
        parts.add(new Part(kind, start, end));
    }
}
