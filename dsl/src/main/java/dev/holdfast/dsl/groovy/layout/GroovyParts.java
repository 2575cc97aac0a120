package dev.holdfast.dsl.groovy.layout;

import dev.holdfast.dsl.layout.Part;
import dev.holdfast.dsl.layout.PartKind;
import dev.holdfast.dsl.layout.Parts;
import dev.holdfast.dsl.layout.Parts.CommentLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes policy files in Groovy apart into statements and comments; conditions too, and the comments in them. */
public final class GroovyParts {

    /** Words that a statement goes on with, even on a line of their own. */
    private static final Set<String> CONTINUATIONS = Set.of("else", "in");

    private final List<Part> parts = new ArrayList<>();
    private final List<CommentLine> comments = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private Optional<Lexeme> last = Optional.empty();
    private boolean newLine;

    private GroovyParts() {}

    /**
     * The parts of a text.
     *
     * @param text parsed without errors, lines end with line feeds
     */
    public static Parts of(String text) {
        GroovyParts reading = new GroovyParts();
        for (Lexeme lexeme : Lexer.read(text, Set.of())) {
            reading.lexeme(lexeme);
        }
        return new Parts(reading.parts, reading.comments);
    }

    private void lexeme(Lexeme lexeme) {
        newLine |= lexeme.lines() > 0;
        if (lexeme.isComment()) {
            comment(lexeme);
            return;
        }
        if (newLine && isBlock() && last.filter(GroovyParts::canEnd).isPresent() && canBegin(lexeme)) {
            boundary(lexeme.start());
        }
        if (lexeme.opens()) {
            add(PartKind.OPENING, lexeme);
            open.push(lexeme.text());
        } else if (lexeme.closes()) {
            add(PartKind.CLOSING, lexeme);
            open.poll();
        } else {
            add(PartKind.PIECE, lexeme);
            if (isBlock() ? lexeme.is(";") : lexeme.is(",")) {
                boundary(lexeme.end());
            }
        }
        last = Optional.of(lexeme);
        newLine = false;
    }

    /** True among statements, false among arguments and elements of a list. */
    private boolean isBlock() {
        return open.isEmpty() || open.element().equals("{");
    }

    private static boolean canEnd(Lexeme lexeme) {
        return lexeme.kind() != LexemeKind.SIGN || lexeme.closes() || lexeme.is("->") || lexeme.is("{");
    }

    private static boolean canBegin(Lexeme lexeme) {
        return lexeme.kind() == LexemeKind.SIGN
                ? lexeme.is("[") || lexeme.is("(")
                : !CONTINUATIONS.contains(lexeme.text());
    }

    private void comment(Lexeme lexeme) {
        if (lexeme.kind() == LexemeKind.LINE_COMMENT) {
            comments.add(new CommentLine(lexeme.text().substring(2), lexeme.start() + 2));
            return;
        }
        String text = lexeme.text().substring(0, Math.max(2, lexeme.text().length() - 2));
        int from = 2;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            int start = from;
            while (start < to && (Character.isWhitespace(text.charAt(start)) && from > 2)) {
                start++;
            }
            while (start < to && text.charAt(start) == '*') {
                start++;
            }
            int stop = to;
            while (stop > start && (Character.isWhitespace(text.charAt(stop - 1)) || text.charAt(stop - 1) == '*')) {
                stop--;
            }
            comments.add(new CommentLine(text.substring(start, stop), lexeme.start() + start));
            from = to + 1;
        }
    }

    private void boundary(int at) {
        parts.add(new Part(PartKind.BOUNDARY, at, at));
    }

    private void add(PartKind kind, Lexeme lexeme) {
        parts.add(new Part(kind, lexeme.start(), lexeme.end()));
    }
}
