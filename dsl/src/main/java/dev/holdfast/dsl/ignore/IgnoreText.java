package dev.holdfast.dsl.ignore;

import dev.holdfast.dsl.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind the first word of an ignore, taken apart: names of findings, then {@code key=value}.
 *
 * @param names of findings as written, in order
 * @param values of the keys, without their quotes; an empty one is among the problems already
 * @param problems what cannot be read
 */
record IgnoreText(List<Word> names, Map<String, Word> values, List<Problem> problems) {

    static final String UNTIL = "until";
    static final String REASON = "reason";
    static final String OWNER = "owner";
    static final List<String> KEYS = List.of(UNTIL, REASON, OWNER);

    /** How to write one, for messages. */
    static final String EXAMPLE = "holdfast:ignore HF1031 until=2027-01-31 reason=\"agreed with finance\"";

    IgnoreText {
        names = List.copyOf(names);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        problems = List.copyOf(problems);
    }

    /**
     * A word of the text.
     *
     * @param text without quotes
     * @param start offset in the line
     * @param end offset after it
     */
    record Word(String text, int start, int end) {}

    /**
     * What is wrong with a part of the text.
     *
     * @param detail full sentences
     * @param start offset in the line
     * @param end offset after it
     */
    record Problem(String detail, int start, int end) {}

    /** The value of a key. */
    Optional<Word> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * Reads the rest of a line.
     *
     * @param from offset behind the first word
     */
    static IgnoreText read(String line, int from) {
        Reading reading = new Reading(line, from);
        reading.read();
        return new IgnoreText(reading.names, reading.values, reading.problems);
    }

    /** Goes along a line. */
    private static final class Reading {

        private static final String CURLY = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb";

        private final String line;
        private final List<Word> names = new ArrayList<>();
        private final Map<String, Word> values = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private int at;

        Reading(String line, int from) {
            this.line = line;
            this.at = from;
        }

        void read() {
            while (skip()) {
                int start = at;
                while (at < line.length() && !isSeparator(line.charAt(at)) && "=\"'".indexOf(line.charAt(at)) < 0) {
                    at++;
                }
                String word = line.substring(start, at);
                if (at < line.length() && line.charAt(at) == '=') {
                    at++;
                    value(word, start);
                } else if (at < line.length() && !isSeparator(line.charAt(at))) {
                    quoted(start);
                } else {
                    bare(new Word(word, start, at));
                }
            }
        }

        /** Goes to the next word; false if there is none. */
        private boolean skip() {
            while (at < line.length() && isSeparator(line.charAt(at))) {
                at++;
            }
            return at < line.length();
        }

        private static boolean isSeparator(char c) {
            return Character.isWhitespace(c) || c == ',' || c == '\u00a0';
        }

        private void bare(Word word) {
            String text = word.text();
            int colon = text.indexOf(':');
            if (KEYS.contains(text)) {
                problem(word, "'" + text + "' has no value. Write " + text + "=… without blanks around '='.");
            } else if (colon > 0 && KEYS.contains(text.substring(0, colon))) {
                problem(word, "Write '=' between key and value: " + text.replaceFirst(":", "=") + ".");
            } else if (!values.isEmpty()) {
                problem(
                        word,
                        "'" + text + "' stands behind the keys and belongs to none of them. Put a text with blanks into"
                                + " quotes, such as reason=\"agreed with finance\"; names of findings come first.");
            } else {
                names.add(word);
            }
        }

        /** A quote that no key goes before. */
        private void quoted(int start) {
            char quote = line.charAt(at);
            int close = line.indexOf(quote, at + 1);
            at = close < 0 ? line.length() : close + 1;
            problem(
                    new Word("", start, at),
                    "Only values are in quotes, and right behind their '='. Write " + EXAMPLE + ".");
        }

        private void value(String key, int start) {
            Optional<Word> value = at < line.length() && (line.charAt(at) == '"' || line.charAt(at) == '\'')
                    ? quotedValue()
                    : Optional.of(bareValue());
            Word name = new Word(key, start, start + key.length());
            if (!KEYS.contains(key)) {
                problem(name, unknown(key));
            } else if (value.isPresent() && values.putIfAbsent(key, value.get()) != null) {
                problem(name, "'" + key + "' is written twice, and only one of the two could hold. Remove one.");
            } else if (value.isEmpty()) {
                values.putIfAbsent(key, new Word("", start, at));
            }
        }

        private static String unknown(String key) {
            if (key.isEmpty()) {
                return "Before '=' stands no key. Keys are until, reason and owner, without blanks around '='.";
            }
            if (key.equals("for")) {
                return "'for' is a key of waivers. An ignore is for what stands on its line or below it; to name the object"
                        + " write a waiver.";
            }
            return "There is no key '" + key + "'." + Suggestion.didYouMean(key, KEYS)
                    + " An ignore has until, reason and owner.";
        }

        private Optional<Word> quotedValue() {
            char quote = line.charAt(at);
            int open = at;
            int close = line.indexOf(quote, open + 1);
            if (close < 0) {
                at = line.length();
                problem(
                        new Word("", open, open + 1),
                        "The quote is not closed on its line. Write " + quote
                                + " behind the text; an ignore is one line.");
                return Optional.empty();
            }
            at = close + 1;
            if (at < line.length() && !isSeparator(line.charAt(at))) {
                problem(
                        new Word("", at, at + 1),
                        "Something stands right behind the closing quote. Put a blank between them; a text that holds one"
                                + " kind of quotes goes into the other kind.");
            }
            Word value = new Word(line.substring(open + 1, close).strip(), open + 1, close);
            if (value.text().isEmpty()) {
                problem(new Word("", open, at), "Between the quotes stands nothing. Write the value there.");
            }
            return Optional.of(value);
        }

        private Word bareValue() {
            int start = at;
            while (at < line.length() && !isSeparator(line.charAt(at))) {
                at++;
            }
            Word value = new Word(line.substring(start, at), start, at);
            if (at == start) {
                problem(
                        new Word("", start - 1, start),
                        "Behind '=' stands no value. Write it right there, without a blank.");
            } else if (CURLY.indexOf(line.charAt(start)) >= 0) {
                problem(value, "These quotes are no straight ones. Write \" or ' around the text.");
            }
            return value;
        }

        private void problem(Word word, String detail) {
            problems.add(new Problem(detail, word.start(), word.end()));
        }
    }
}
