package dev.holdfast.dsl.yaml.layout;

import dev.holdfast.dsl.layout.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Lays a text out: two spaces for each level, lists further in than their key, one space inside of braces and after commas and
 * colons, at most one empty line. Lines are neither joined nor split; values that neighbouring lines have in one column stay in
 * it. Not thread safe; linear in the length.
 */
public final class YamlLayout {

    private static final int STEP = 2;

    /** Around everything: what it holds is not indented. */
    private static final Context ROOT = new Context(Context.Kind.MAPPING, 0, -STEP);

    private final List<Piece> pieces;
    private final Alignment alignment;
    private final Page page = new Page();
    private final Deque<Context> open = new ArrayDeque<>();
    private int flows;
    private boolean key;
    private boolean first = true;

    private YamlLayout(List<Piece> pieces) {
        this.pieces = pieces;
        this.alignment = new Alignment(pieces);
    }

    /**
     * The text in canonical layout.
     *
     * @param text read without errors, lines end with line feeds
     */
    public static String of(String text) {
        return new YamlLayout(Pieces.of(text)).layOut();
    }

    private String layOut() {
        Piece before = new Piece(Token.ID.StreamStart, "", 0, 0, 0);
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            structure(piece);
            if (piece.text().isEmpty()) {
                continue;
            }
            if (first || piece.lines() > 0) {
                page.begin(piece.isComment() ? commentIndentation(i) : indentation(piece), piece.lines() > 1);
                first = false;
                write(piece);
            } else if (piece.isComment()) {
                page.beside(piece.text(), piece.column());
            } else {
                page.space(gap(before, piece));
                write(piece);
            }
            if (!piece.isComment()) {
                follow(piece);
                before = piece;
            }
        }
        return page.finish();
    }

    private Context top() {
        Context top = open.peek();
        return top == null ? ROOT : top;
    }

    /** The innermost collection that is written in lines. */
    private Context block() {
        for (Context context : open) {
            if (!context.is(Context.Kind.FLOW)) {
                return context;
            }
        }
        return ROOT;
    }

    /** What a piece opens or closes before it is written. */
    private void structure(Piece piece) {
        switch (piece.kind()) {
            case BlockMappingStart ->
                open.push(new Context(Context.Kind.MAPPING, piece.column(), top().column() + STEP));
            case BlockSequenceStart ->
                open.push(new Context(Context.Kind.SEQUENCE, piece.column(), top().column() + STEP));
            case BlockEnd -> {
                leaveIndentless();
                open.poll();
            }
            case BlockEntry -> {
                if (top().is(Context.Kind.MAPPING)) {
                    open.push(new Context(Context.Kind.INDENTLESS, top().written(), top().column() + STEP));
                }
            }
            case Key -> {
                leaveIndentless();
                key = piece.text().isEmpty();
            }
            case Value -> leaveIndentless();
            case StreamStart,
                    StreamEnd,
                    Directive,
                    DocumentStart,
                    DocumentEnd,
                    FlowSequenceStart,
                    FlowMappingStart,
                    FlowSequenceEnd,
                    FlowMappingEnd,
                    FlowEntry,
                    Alias,
                    Anchor,
                    Tag,
                    Scalar,
                    Comment -> {}
        }
    }

    private void leaveIndentless() {
        if (top().is(Context.Kind.INDENTLESS)) {
            open.pop();
        }
    }

    /** What a piece opens or closes after it is written. */
    private void follow(Piece piece) {
        key = false;
        if (piece.is(Token.ID.FlowMappingStart) || piece.is(Token.ID.FlowSequenceStart)) {
            open.push(new Context(Context.Kind.FLOW, piece.column(), top().column()));
            flows++;
        } else if (closesFlow(piece)) {
            open.poll();
            flows--;
        }
    }

    private static boolean closesFlow(Piece piece) {
        return piece.is(Token.ID.FlowMappingEnd) || piece.is(Token.ID.FlowSequenceEnd);
    }

    private int indentation(Piece piece) {
        int column = block().column();
        if (flows > 0) {
            return column + STEP * flows + (closesFlow(piece) ? 0 : STEP);
        }
        return switch (piece.kind()) {
            case Directive, DocumentStart, DocumentEnd -> 0;
            case BlockEntry, Value, Key -> column;
            case StreamStart,
                    StreamEnd,
                    BlockEnd,
                    BlockMappingStart,
                    BlockSequenceStart,
                    FlowSequenceStart,
                    FlowMappingStart,
                    FlowSequenceEnd,
                    FlowMappingEnd,
                    FlowEntry,
                    Alias,
                    Anchor,
                    Tag,
                    Scalar,
                    Comment -> key ? column : column + STEP;
        };
    }

    /** A comment stands with what follows it, or with the collection at whose end it was written. */
    private int commentIndentation(int index) {
        if (flows > 0) {
            return block().column() + STEP * (flows + 1);
        }
        int next = index;
        while (next < pieces.size() && pieces.get(next).isComment()) {
            next++;
        }
        int ended = next;
        while (ended < pieces.size() && pieces.get(ended).is(Token.ID.BlockEnd)) {
            ended++;
        }
        if (ended == pieces.size()) {
            return deepest(pieces.get(index).column());
        }
        Piece follower = pieces.get(ended);
        Context around = after(ended - next, follower);
        boolean list = follower.is(Token.ID.BlockEntry) && !around.is(Context.Kind.MAPPING);
        if (!list && !follower.is(Token.ID.Key) && !follower.is(Token.ID.Value)) {
            // what the collection begins with, or a mark of the document, which is not indented
            return next == ended && !isMark(follower) ? Math.max(0, top().column() + STEP) : 0;
        }
        int written = pieces.get(index).column();
        return written <= follower.column() ? Math.max(0, around.column()) : deepest(written);
    }

    private static boolean isMark(Piece piece) {
        return piece.is(Token.ID.DocumentStart) || piece.is(Token.ID.DocumentEnd) || piece.is(Token.ID.Directive);
    }

    /** The collection that is open after this many have ended, before its next element. */
    private Context after(int ends, Piece next) {
        Iterator<Context> contexts = open.iterator();
        int left = ends;
        while (contexts.hasNext()) {
            Context context = contexts.next();
            boolean implicit = context.is(Context.Kind.INDENTLESS) && (left > 0 || !next.is(Token.ID.BlockEntry));
            if (!implicit && left-- == 0) {
                return context;
            }
        }
        return ROOT;
    }

    private int deepest(int written) {
        Context found = ROOT;
        for (Context context : open) {
            found = context;
            if (context.written() <= written) {
                break;
            }
        }
        return Math.max(0, found.column());
    }

    private int gap(Piece before, Piece piece) {
        if (before.is(Token.ID.Value)) {
            return flows > 0 ? 1 : alignment.gap(before);
        }
        boolean row = before.is(Token.ID.FlowSequenceStart)
                ? piece.is(Token.ID.FlowMappingStart)
                : before.is(Token.ID.FlowMappingEnd) && piece.is(Token.ID.FlowSequenceEnd);
        if (row && piece.start() > before.end()) {
            // both [{ … }] and [ { … } ] are usual
            return 1;
        }
        return switch (piece.kind()) {
            case Value -> isName(before) || opensOrSeparates(before) ? 1 : 0;
            case FlowEntry, FlowSequenceEnd -> 0;
            case FlowMappingEnd -> before.is(Token.ID.FlowMappingStart) ? 0 : 1;
            case StreamStart,
                    StreamEnd,
                    BlockEnd,
                    BlockMappingStart,
                    BlockSequenceStart,
                    FlowSequenceStart,
                    FlowMappingStart,
                    Alias,
                    Anchor,
                    Tag,
                    Scalar,
                    Comment,
                    BlockEntry,
                    Key,
                    Directive,
                    DocumentStart,
                    DocumentEnd -> before.is(Token.ID.FlowSequenceStart) ? 0 : 1;
        };
    }

    /** True for what would take a colon into itself. */
    private static boolean isName(Piece piece) {
        return piece.is(Token.ID.Alias) || piece.is(Token.ID.Anchor) || piece.is(Token.ID.Tag);
    }

    private static boolean opensOrSeparates(Piece piece) {
        return piece.is(Token.ID.FlowMappingStart) || piece.is(Token.ID.FlowEntry);
    }

    private void write(Piece piece) {
        if (piece.isBlockScalar() && flows == 0) {
            page.add(BlockScalar.moved(piece.text(), Math.max(0, block().written()), block().column()));
        } else {
            page.add(folded(piece.text()));
        }
    }

    /** Further lines of a scalar; their indentation and the spaces at their ends say nothing. */
    private String folded(String text) {
        if (text.indexOf('\n') < 0) {
            return text;
        }
        String lead = " ".repeat(Math.max(STEP, block().column() + STEP * (flows + 1)));
        String[] lines = text.split("\n", -1);
        StringBuilder moved = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String line = i == 0 ? lines[i] : lines[i].stripLeading();
            boolean escaped = line.stripTrailing().endsWith("\\");
            String kept = escaped || i == lines.length - 1 ? line : line.stripTrailing();
            moved.append(i == 0 ? "" : "\n")
                    .append(i == 0 || kept.isEmpty() ? "" : lead)
                    .append(kept);
        }
        return moved.toString();
    }
}
