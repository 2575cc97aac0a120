package dev.holdfast.dsl.groovy.layout;

import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.layout.SourceComment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The comments of policy files in Groovy, and the blocks they stand in. */
public final class GroovyComments {

    private GroovyComments() {}

    /**
     * A comment and its block.
     *
     * @param blockStart offset of the brace that opens the block; -1 outside of all blocks
     * @param blockEnd offset of the brace that closes it; the length of the text outside of all blocks
     * @param start offset of the comment
     */
    public record Placed(SourceComment comment, int start, int blockStart, int blockEnd) {}

    /**
     * All comments in order. One inside of a condition, whose text is kept as it is, has the place of the verb before it.
     *
     * @param text parsed without errors, lines end with line feeds
     */
    public static List<Placed> of(String text, Vocabulary vocabulary) {
        List<Placed> found = new ArrayList<>();
        List<Lexeme> lexemes = Lexer.read(text, GroovyLayout.conditionVerbs(vocabulary));
        Map<Integer, Integer> ends = ends(lexemes);
        Deque<Integer> open = new ArrayDeque<>();
        int line = 1;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            line += lexeme.lines();
            if (lexeme.isComment()) {
                int lineStart = text.lastIndexOf('\n', lexeme.start() - 1) + 1;
                int column = text.codePointCount(lineStart, lexeme.start()) + 1;
                SourceComment comment = new SourceComment(lines(lexeme), line, column, i == 0 || lexeme.lines() > 0);
                int block = open.isEmpty() ? -1 : open.element();
                found.add(new Placed(comment, lexeme.start(), block, ends.getOrDefault(block, text.length())));
            } else if (lexeme.kind() == LexemeKind.CONDITION) {
                int block = open.isEmpty() ? -1 : open.element();
                int verb = verb(lexemes, i).start();
                for (Lexeme inner : Lexer.read(lexeme.text(), Set.of())) {
                    if (inner.isComment()) {
                        SourceComment comment = new SourceComment(lines(inner), line, 1, true);
                        found.add(new Placed(comment, verb, block, ends.getOrDefault(block, text.length())));
                    }
                }
            } else if (lexeme.is("{")) {
                open.push(lexeme.start());
            } else if (lexeme.is("}")) {
                open.poll();
            }
            line += (int) lexeme.text().chars().filter(c -> c == '\n').count();
        }
        return found;
    }

    private static Lexeme verb(List<Lexeme> lexemes, int condition) {
        int at = condition - 1;
        while (at > 0 && lexemes.get(at).kind() != LexemeKind.WORD) {
            at--;
        }
        return lexemes.get(Math.max(0, at));
    }

    private static Map<Integer, Integer> ends(List<Lexeme> lexemes) {
        Map<Integer, Integer> ends = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (Lexeme lexeme : lexemes) {
            if (lexeme.is("{")) {
                open.push(lexeme.start());
            } else if (lexeme.is("}") && !open.isEmpty()) {
                ends.put(open.pop(), lexeme.start());
            }
        }
        return ends;
    }

    private static List<String> lines(Lexeme lexeme) {
        if (lexeme.kind() == LexemeKind.LINE_COMMENT) {
            return List.of(SourceComment.unmarked(lexeme.text(), 2));
        }
        String inside = withoutStars(lexeme.text().substring(2, lexeme.text().length() - 2));
        List<String> lines = new ArrayList<>();
        inside.lines().forEach(line -> {
            String bare = line.strip();
            boolean marked = lines.isEmpty() ? line.startsWith("*") : bare.startsWith("*");
            lines.add(marked ? SourceComment.unmarked(bare, stars(bare)) : bare);
        });
        lines.removeIf(String::isEmpty);
        return lines.isEmpty() ? List.of("") : lines;
    }

    /** How many stars a text begins with. */
    private static int stars(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) == '*') {
            count++;
        }
        return count;
    }

    /** Without the stars before the end of a comment, such as one of two that end it. */
    private static String withoutStars(String inside) {
        int end = inside.length();
        while (end > 0 && inside.charAt(end - 1) == '*') {
            end--;
        }
        return inside.substring(0, end);
    }
}
