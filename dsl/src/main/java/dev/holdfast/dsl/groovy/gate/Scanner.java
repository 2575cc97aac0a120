package dev.holdfast.dsl.groovy.gate;

import static dev.holdfast.dsl.groovy.gate.TokenKind.NUMBER;
import static dev.holdfast.dsl.groovy.gate.TokenKind.SIGN;
import static dev.holdfast.dsl.groovy.gate.TokenKind.TEXT;
import static dev.holdfast.dsl.groovy.gate.TokenKind.WORD;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Optional;

/** Reads a text once, token by token, as Groovy's lexer does; what that could read in another way is refused. */
final class Scanner {

    private static final Token START = new Token(SIGN, "", 0, 0);

    private final String text;
    private final GateReport report;
    private final Nesting nesting;
    private final Parts parts;
    private Token before = START;
    private boolean newLine = true;
    private int tokens;
    private int work;
    private boolean tooLarge;
    private int at;

    Scanner(String text, GateReport report, Parts parts) {
        this.text = text;
        this.report = report;
        this.parts = parts;
        this.nesting = new Nesting(text, report);
    }

    /** Reads the whole text; gives its parts, which are of use only if no problem was found. */
    List<TextPart> scan() {
        while (at < text.length() && !nesting.tooDeep() && !tooLarge) {
            char c = text.charAt(at);
            if (c == '\n') {
                lineEnd();
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '/' && peek(1) == '/') {
                at = endOfLine(at);
            } else if (c == '/' && peek(1) == '*') {
                comment();
            } else if (Letters.isWordStart(c)) {
                word();
            } else if (Letters.isDigit(c)) {
                number();
            } else if (c == '\'') {
                plainText();
            } else if (c == '"') {
                template();
            } else {
                bracketOrSign(c);
            }
        }
        nesting.finish();
        return parts.finish(text.length());
    }

    /** Groovy's lexer makes a token of each line end outside of comments. */
    private void lineEnd() {
        newLine = true;
        at++;
        if (++tokens > GateLimits.TOKENS) {
            fileTooLarge(new Token(SIGN, "", at - 1, at));
        }
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\n';
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            report.add(
                    at,
                    at + 2,
                    DiagnosticCode.NOT_CLOSED,
                    "The comment that begins here never ends. Close it with */.");
            nesting.doNotReport();
            at = text.length();
            return;
        }
        newLine |= text.substring(at, end).indexOf('\n') >= 0;
        at = end + 2;
    }

    private void token(Token token) {
        Frame frame = nesting.top();
        boolean continues = StatementEnds.isContinuation(token);
        if (newLine
                && frame.holdsStatements()
                && !frame.afterHead
                && StatementEnds.canEndWith(before)
                && StatementEnds.canBeginWith(token)) {
            frame.end();
            if (nesting.depth() == 0 && !continues) {
                parts.statement(token.start());
            }
        }
        frame.afterHead = false;
        if (parts.count() == GateLimits.TOKENS_OF_A_BLOCK + 1) {
            report.tooLarge(
                    token.start(),
                    token.end(),
                    "The statement around this place has more than " + GateLimits.TOKENS_OF_A_BLOCK
                            + " words and signs with all its blocks, which cannot be parsed in bounded time. Split it.");
        }
        if (frame.count(continues) == GateLimits.TOKENS_OF_A_STATEMENT + 1) {
            report.tooLarge(
                    token.start(),
                    token.end(),
                    "This statement has more than " + GateLimits.TOKENS_OF_A_STATEMENT
                            + " words and signs, which cannot be parsed in bounded time. Split it: give its parts names with"
                            + " def, or loop over a list.");
        }
        tokens++;
        work += nesting.depth();
        if (tokens > GateLimits.TOKENS || work > GateLimits.WORK) {
            fileTooLarge(token);
        }
        if (token.is(",") || token.is(";")) {
            frame.end();
        }
        before = token;
        newLine = false;
        at = token.end();
    }

    private void fileTooLarge(Token token) {
        tooLarge = true;
        nesting.doNotReport();
        report.fileTooLarge(token, tokens > GateLimits.TOKENS);
    }

    private void word() {
        int end = at + 1;
        while (end < text.length() && Letters.isWordPart(text.charAt(end))) {
            end++;
        }
        Token word = new Token(WORD, text.substring(at, end), at, end);
        if (end - at > GateLimits.WORD_LENGTH) {
            report.tooLarge(at, end, "The name is longer than " + GateLimits.WORD_LENGTH + " letters. Shorten it.");
        } else if (!isHarmless(word)) {
            foreignWord(word);
        }
        token(word);
    }

    private void foreignWord(Token word) {
        ForeignWords.advice(word.text())
                .ifPresent(advice -> report.foreign(word.start(), word.end(), "'" + word.text() + "' is", advice));
    }

    /** True for a word that is only a name here: after a dot, or as the key of a map or a named argument. */
    private boolean isHarmless(Token word) {
        if (before.is(".") || before.is("?.")) {
            return !word.text().equals("new");
        }
        boolean named = before.kind() == WORD && !newLine && !ForeignWords.KEYWORDS.contains(before.text());
        if (!named && !before.is("(") && !before.is("[") && !before.is(",")) {
            return false;
        }
        int next = word.end();
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':' && !text.startsWith("::", next);
    }

    private void number() {
        int end = NumberText.end(text, at);
        NumberText.problem(text.substring(at, end)).ifPresent(problem -> {
            int until = NumberText.end(text, at);
            if (until - at > GateLimits.NUMBER_LENGTH) {
                report.tooLarge(at, until, problem);
            } else {
                report.foreign(at, until, "'" + text.substring(at, until) + "' is", problem);
            }
        });
        token(new Token(NUMBER, "", at, end));
    }

    private void plainText() {
        int start = at;
        if (text.startsWith("'''", at)) {
            tripleQuotes();
            return;
        }
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '\'' && text.charAt(i) != '\n') {
            i = text.charAt(i) == '\\' ? escape(i) : i + 1;
        }
        if (i >= text.length() || text.charAt(i) == '\n') {
            notClosed(start);
            return;
        }
        length(start, i - start - 1);
        token(new Token(TEXT, "'", start, i + 1));
    }

    private void tripleQuotes() {
        report.foreign(
                at,
                at + 3,
                "Text in three quotes is",
                "Write it on one line in single quotes, with \\n for a line end, or join lines with +.");
        int end = text.indexOf(text.substring(at, at + 3), at + 3);
        at = end < 0 ? text.length() : end + 3;
        before = new Token(TEXT, "'", at, at);
        if (end < 0) {
            nesting.doNotReport();
        }
    }

    private void template() {
        if (text.startsWith("\"\"\"", at)) {
            tripleQuotes();
            return;
        }
        token(new Token(TEXT, "\"", at, at + 1));
        inTemplate(new Frame.OpenText(before.start()));
    }

    /** Reads on inside a text in double quotes, up to its end or its next interpolation. */
    private void inTemplate(Frame.OpenText open) {
        int from = at;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            if (c == '"') {
                open.length += at - from;
                length(open.start, open.length);
                at++;
                before = new Token(TEXT, "\"", open.start, at);
                return;
            }
            if (c == '\\') {
                at = escape(at);
            } else if (c == '$' && peek(1) == '{') {
                open.length += at - from;
                value(open);
                nesting.open(Frame.INTERPOLATION, at, open, false);
                nestedValue();
                at += 2;
                before = new Token(SIGN, "{", at - 1, at);
                return;
            } else if (c == '$') {
                value(open);
                name();
            } else {
                at++;
            }
        }
        notClosed(open.start);
    }

    private void name() {
        int end = at + 1;
        while (end < text.length()
                && Letters.isWordPart(text.charAt(end))
                && !(end == at + 1 && Letters.isDigit(text.charAt(end)))) {
            end++;
        }
        if (end == at + 1) {
            report.foreign(at, end, "A lone '$' in double quotes is", "Write \\$, or use single quotes.");
        } else {
            Token name = new Token(WORD, text.substring(at + 1, end), at + 1, end);
            foreignWord(name);
            report.noName(name);
        }
        at = end;
    }

    private void nestedValue() {
        if (nesting.interpolations() == GateLimits.INTERPOLATIONS + 1) {
            report.tooLarge(
                    at,
                    at + 2,
                    "Values are interpolated inside of interpolated values more than " + GateLimits.INTERPOLATIONS
                            + " deep. Give the inner text a name with def.");
        }
    }

    private void value(Frame.OpenText open) {
        if (++open.values == GateLimits.VALUES_OF_A_TEXT + 1) {
            report.tooLarge(
                    open.start,
                    open.start + 1,
                    "This text interpolates more than " + GateLimits.VALUES_OF_A_TEXT + " values. Split it.");
        }
    }

    /** Checks the escape at an offset; gives the offset behind it. */
    private int escape(int backslash) {
        char c = backslash + 1 < text.length() ? text.charAt(backslash + 1) : '\n';
        if (c == '\n' || c == '\r') {
            return backslash + 1;
        }
        if ("\\'\"$ntru".indexOf(c) < 0) {
            report.foreign(
                    backslash,
                    backslash + 2,
                    "The escape '\\" + c + "' is",
                    "Known are \\\\ \\' \\\" \\$ \\n \\r and \\t. A backslash itself is written \\\\.");
        }
        return backslash + 2;
    }

    private void length(int start, int length) {
        if (length > GateLimits.TEXT_LENGTH) {
            report.tooLarge(
                    start,
                    start + 1,
                    "The text that begins here has " + length + " characters; a text may have " + GateLimits.TEXT_LENGTH
                            + ". Shorten it.");
        }
    }

    /** Reports a quote that its line does not close and goes on with the next line, where brackets are unsure. */
    private void notClosed(int start) {
        String quote = text.substring(start, start + 1);
        report.add(
                start,
                start + 1,
                DiagnosticCode.NOT_CLOSED,
                "The text that begins with this quote does not end on its line. Close it with " + quote
                        + "; a line end inside of text is written \\n.");
        nesting.doNotReport();
        at = endOfLine(Math.max(at, start));
        before = new Token(TEXT, quote, start, at);
    }

    private void bracketOrSign(char c) {
        if ("([{".indexOf(c) >= 0) {
            boolean head = c == '(' && StatementEnds.opensHead(before);
            token(new Token(SIGN, String.valueOf(c), at, at + 1));
            nesting.open(c, at - 1, Frame.OpenText.NONE, head);
        } else if (")]}".indexOf(c) >= 0) {
            close(c);
        } else {
            sign(c);
        }
    }

    private void close(char c) {
        Optional<Frame> closed = nesting.close(c, at);
        if (closed.isPresent() && closed.get().opener == Frame.INTERPOLATION) {
            at++;
            inTemplate(closed.get().text);
            return;
        }
        token(new Token(SIGN, String.valueOf(c), at, at + 1));
        nesting.top().afterHead = closed.isPresent() && closed.get().head;
    }

    private void sign(char c) {
        Optional<String> sign = Signs.at(text, at);
        if (sign.isEmpty()) {
            int character = text.codePointAt(at);
            int end = at + Character.charCount(character);
            report.add(at, end, DiagnosticCode.FORBIDDEN_CHARACTER, Letters.foreign(character));
            at = end;
            return;
        }
        // a bracket that is part of a sign is counted as a bracket
        int length =
                sign.get().endsWith("[") ? sign.get().length() - 1 : sign.get().length();
        Token token = new Token(SIGN, sign.get(), at, at + length);
        Signs.advice(token, before)
                .ifPresent(advice -> report.foreign(token.start(), token.end(), "'" + token.text() + "' is", advice));
        if ((c == '/' && (newLine || !StatementEnds.canBeDivided(before)))
                || (token.is(".") && Letters.isDigit(peek(1)))) {
            report.foreign(
                    token.start(),
                    token.end(),
                    c == '/' ? "Text between slashes is" : "A number that begins with its point is",
                    c == '/'
                            ? "Text is written '…'; a division stands on one line with its left side."
                            : "Write 0 first.");
            at = c == '/' ? endOfLine(at) : token.end();
            nesting.doNotReport();
            return;
        }
        token(token);
    }
}
