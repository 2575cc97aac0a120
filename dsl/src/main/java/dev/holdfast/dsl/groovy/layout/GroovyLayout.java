package dev.holdfast.dsl.groovy.layout;

import dev.holdfast.dsl.groovy.vocabulary.VerbForm;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.layout.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lays a text out: two spaces for each block, four for the rest of a statement on further lines, one space around operators,
 * at most one empty line. Lines are neither joined nor split. Not thread safe; linear in the length.
 */
public final class GroovyLayout {

    private static final int STEP = 2;
    private static final int REST_OF_STATEMENT = 4;
    private static final Set<String> HEADS = Set.of("if", "for", "switch");

    /** Signs that a statement never ends with; most of them cannot begin one either. */
    private static final Set<String> JOINING = Set.of(
            ".", "?.", "..", "..<", "?:", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "=", "+",
            "-", "*", "/", "%", "<", ">", "!", "?", ":", ",");

    /** Signs of them that can begin a statement. */
    private static final Set<String> SIGNED = Set.of("+", "-", "!");

    private static final Lexeme NOTHING = new Lexeme(LexemeKind.SIGN, "", 0, 0, false);

    private final String source;
    private final List<Lexeme> lexemes;
    private final Page page = new Page();
    private final Deque<Bracket> open = new ArrayDeque<>();
    private Lexeme before = NOTHING;
    private boolean tight;
    private boolean afterHead;
    private boolean afterLabel;
    private boolean switchHead;

    private GroovyLayout(String source, List<Lexeme> lexemes) {
        this.source = source;
        this.lexemes = lexemes;
        open.push(Bracket.file());
    }

    /**
     * The text in canonical layout.
     *
     * @param text parsed without errors, lines end with line feeds
     */
    public static String of(String text, Vocabulary vocabulary) {
        List<Lexeme> lexemes = withoutNeedlessSeparators(Lexer.read(text, conditionVerbs(vocabulary)));
        return new GroovyLayout(text, lexemes).layOut();
    }

    /** All words, signs and literals of a text without white space, comments and needless separators, for comparison. */
    public static List<String> words(String text, Vocabulary vocabulary) {
        return withoutNeedlessSeparators(Lexer.read(text, conditionVerbs(vocabulary))).stream()
                .filter(lexeme -> !lexeme.isComment())
                .map(lexeme -> lexeme.kind() == LexemeKind.CONDITION ? condition(lexeme.text()) : lexeme.text())
                .toList();
    }

    static Set<String> conditionVerbs(Vocabulary vocabulary) {
        return vocabulary.blocks().stream()
                .flatMap(type -> type.verbs().values().stream())
                .filter(verb -> verb.form() instanceof VerbForm.Setting setting
                        && setting.value().condition())
                .map(verb -> verb.name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Semicolons at the end of lines and blocks say nothing; those between statements of one line stay. */
    private static List<Lexeme> withoutNeedlessSeparators(List<Lexeme> lexemes) {
        List<Lexeme> kept = new ArrayList<>(lexemes.size());
        int lines = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.is(";") && !kept.isEmpty() && isNeedless(lexemes, i + 1)) {
                lines += lexeme.lines();
                continue;
            }
            kept.add(lines == 0 ? lexeme : lexeme.withLines(lexeme.lines() + lines));
            lines = 0;
        }
        return kept;
    }

    private static boolean isNeedless(List<Lexeme> lexemes, int next) {
        int lines = 0;
        for (int i = next; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            lines += lexeme.lines();
            if (lexeme.is("}")) {
                return true;
            }
            if (!lexeme.isComment()) {
                return lines > 0
                        && lexeme.kind() == LexemeKind.WORD
                        && !lexeme.text().equals("else")
                        && !lexeme.text().equals("in");
            }
        }
        return true;
    }

    private String layOut() {
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean unary = lexeme.is("!")
                    || ((lexeme.is("-") || lexeme.is("+")) && (Spacing.operandFollows(before) || begins(i)));
            boolean choice = lexeme.is(":") && top().choices > 0;
            if (i == 0 || lexeme.lines() > 0) {
                beginLine(i);
                write(lexeme);
            } else if (lexeme.isComment() && endsLine(i)) {
                page.beside(lexeme.text(), column(lexeme));
            } else {
                page.space(i > 0 && Spacing.between(lexemes.get(i - 1), lexeme, tight, choice) ? 1 : 0);
                write(lexeme);
            }
            if (!lexeme.isComment()) {
                follow(lexeme, choice);
                tight = unary;
                before = lexeme;
            }
        }
        return page.finish();
    }

    private Bracket top() {
        return open.element();
    }

    private boolean endsLine(int index) {
        return index + 1 == lexemes.size() || lexemes.get(index + 1).lines() > 0;
    }

    private int column(Lexeme lexeme) {
        int start = source.lastIndexOf('\n', lexeme.start() - 1) + 1;
        return source.codePointCount(start, lexeme.start());
    }

    private void beginLine(int index) {
        Lexeme lexeme = lexemes.get(index);
        Lexeme above = index == 0 ? NOTHING : lexemes.get(index - 1);
        boolean inner = above.opens() || above.is("->") || lexeme.closes();
        page.begin(indentation(index), lexeme.lines() > 1 && !inner);
    }

    private int indentation(int index) {
        Lexeme lexeme = lexemes.get(index);
        Bracket around = top();
        if (lexeme.closes()) {
            return around.outside;
        }
        int rest = afterHead && !lexeme.is("{") ? STEP : goesOn(lexeme) ? REST_OF_STATEMENT : 0;
        int arm = around.cases && !beginsArm(index) ? STEP : 0;
        return around.inside + rest + arm;
    }

    /** True if the first statement from here on, comments aside, is a {@code case}. */
    private boolean beginsArm(int index) {
        int next = index;
        while (next < lexemes.size() && lexemes.get(next).isComment()) {
            next++;
        }
        return next < lexemes.size()
                && (lexemes.get(next).isWord("case") || lexemes.get(next).isWord("default"));
    }

    /** True if a line with this lexeme goes on with what the line before began. */
    private boolean goesOn(Lexeme lexeme) {
        boolean open = before.kind() == LexemeKind.SIGN && JOINING.contains(before.text()) && !afterLabel;
        if (open && before.is(",") && !top().holdsStatements()) {
            open = false;
        }
        boolean joins =
                lexeme.kind() == LexemeKind.SIGN && JOINING.contains(lexeme.text()) && !SIGNED.contains(lexeme.text());
        return open || joins || before.isWord("in") || lexeme.isWord("in");
    }

    /** True if the lexeme is the first of a statement. */
    private boolean begins(int index) {
        return index == 0 || (lexemes.get(index).lines() > 0 && top().holdsStatements() && !goesOn(lexemes.get(index)));
    }

    /** What the lexeme opens, closes or ends. */
    private void follow(Lexeme lexeme, boolean choice) {
        boolean label = lexeme.is(":") && !choice && top().label;
        boolean endsHead = false;
        if (lexeme.opens()) {
            boolean head = lexeme.is("(") && before.kind() == LexemeKind.WORD && HEADS.contains(before.text());
            boolean cases = lexeme.is("{") && switchHead && afterHead;
            switchHead = head ? before.isWord("switch") : switchHead;
            open.push(new Bracket(lexeme.text(), page.indent() + STEP, page.indent(), head, cases));
        } else if (lexeme.closes() && open.size() > 1) {
            endsHead = open.pop().head;
        } else if (lexeme.is("?")) {
            top().choices++;
        } else if (choice) {
            top().choices--;
        } else if (lexeme.isWord("case") || lexeme.isWord("default")) {
            top().label = top().cases;
        }
        if (label) {
            top().label = false;
        }
        afterLabel = label;
        afterHead = endsHead || lexeme.isWord("else");
    }

    private void write(Lexeme lexeme) {
        page.add(
                switch (lexeme.kind()) {
                    case CONDITION -> condition(lexeme.text());
                    case BLOCK_COMMENT -> comment(lexeme.text());
                    case WORD, NUMBER, TEXT, SIGN, LINE_COMMENT -> lexeme.text();
                });
    }

    /** The text of a condition belongs to the model, so only the space at its braces changes. */
    private static String condition(String text) {
        String inside = text.substring(1, text.length() - 1);
        return inside.indexOf('\n') >= 0 || inside.isBlank() ? text : "{ " + inside.strip() + " }";
    }

    /** Stars at the beginning of lines stand below each other; other lines stay. */
    private String comment(String text) {
        String lead = "\n" + " ".repeat(page.indent() + 1);
        return text.lines()
                .map(String::stripTrailing)
                .reduce((all, line) ->
                        all + (line.stripLeading().startsWith("*") ? lead + line.stripLeading() : "\n" + line))
                .orElse(text);
    }
}
