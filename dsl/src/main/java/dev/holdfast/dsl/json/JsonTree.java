package dev.holdfast.dsl.json;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON value into the neutral tree, each part with its place.
 *
 * <p>Of a key that is written twice the first value counts. A value that is too large is skipped without being kept, so
 * that its neighbours can still be read.
 */
public final class JsonTree {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonLimits.MAX_DEPTH)
                    .maxStringLength(JsonLimits.MAX_TEXT_LENGTH)
                    .maxNumberLength(JsonLimits.MAX_NUMBER_LENGTH)
                    .maxNameLength(JsonLimits.MAX_KEY_LENGTH)
                    .build())
            .build();

    private final JsonParser parser;
    private final String file;
    private final Set<String> skipped;
    private final List<Node.Scalar> duplicates = new ArrayList<>();
    private final int firstLine;
    private long lengthLeft;
    private int partsLeft;

    /**
     * A reader of the value that the parser stands at.
     *
     * @param skipped lower-case keys whose values nobody needs; they are checked but not kept
     * @param firstLine the line in the file of the parser's first line
     */
    public JsonTree(JsonParser parser, String file, Set<String> skipped, int firstLine) {
        this.parser = parser;
        this.file = file;
        this.skipped = skipped;
        this.firstLine = firstLine;
    }

    /** A parser over text; its exceptions carry the place. */
    public static JsonParser parser(Reader text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** A parser over a text in memory. */
    public static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /**
     * The value that starts at the current token; the parser then stands at its last token.
     *
     * @throws TooLargeException if it is beyond the limits; the parser then stands at its last token all the same
     */
    public Node read() throws TooLargeException {
        lengthLeft = JsonLimits.MAX_RECORD_LENGTH;
        partsLeft = JsonLimits.MAX_RECORD_PARTS;
        duplicates.clear();
        SourceSpan place = place();
        Node node = value();
        if (lengthLeft < 0 || partsLeft < 0) {
            throw new TooLargeException(place);
        }
        return node;
    }

    /** Keys that the last value has twice, each at its second place. */
    public List<Node.Scalar> duplicates() {
        return duplicates;
    }

    /** Where the current token starts. */
    public SourceSpan place() {
        return place(parser.currentTokenLocation(), file, firstLine);
    }

    /** A place of the parser in the file. */
    public static SourceSpan place(TokenStreamLocation location, String file, int firstLine) {
        return SourceSpan.at(
                file, Math.max(1, location.getLineNr()) + firstLine - 1, Math.max(1, location.getColumnNr()));
    }

    private boolean isFull() {
        return lengthLeft < 0 || partsLeft < 0;
    }

    private Node value() {
        SourceSpan place = place();
        partsLeft--;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> list(place);
            case VALUE_STRING -> scalar(parser.getString(), ScalarType.TEXT, place);
            case VALUE_NUMBER_INT -> scalar(parser.getString(), ScalarType.INTEGER, place);
            case VALUE_NUMBER_FLOAT -> scalar(parser.getString(), ScalarType.DECIMAL, place);
            case VALUE_TRUE, VALUE_FALSE -> scalar(parser.getString(), ScalarType.BOOLEAN, place);
            case VALUE_NULL -> scalar("", ScalarType.NULL, place);
            case END_ARRAY, END_OBJECT, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value starts with " + parser.currentToken());
        };
    }

    private Node scalar(String text, ScalarType type, SourceSpan place) {
        lengthLeft -= text.length();
        return new Node.Scalar(wellFormed(text), type, place);
    }

    private Node list(SourceSpan place) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (isFull()) {
                parser.skipChildren();
            } else {
                items.add(value());
            }
        }
        return new Node.Sequence(isFull() ? List.of() : items, place);
    }

    private Node object(SourceSpan place) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            SourceSpan namePlace = place();
            lengthLeft -= name.length();
            parser.nextToken();
            if (isFull() || (!skipped.isEmpty() && skipped.contains(name.toLowerCase(Locale.ROOT)))) {
                parser.skipChildren();
                continue;
            }
            Node.Scalar key = new Node.Scalar(wellFormed(name), ScalarType.TEXT, namePlace);
            Node value = value();
            if (seen.add(key.text())) {
                entries.add(new Node.Entry(key, value));
            } else {
                duplicates.add(key);
            }
        }
        return new Node.Mapping(isFull() ? List.of() : entries, place);
    }

    /** Half of a surrogate pair cannot be written again; a replacement character stands for it. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** A value beyond {@link JsonLimits}. */
    public static final class TooLargeException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient SourceSpan place;

        TooLargeException(SourceSpan place) {
            super("too large", null, false, false);
            this.place = place;
        }

        /** Where the value starts. */
        public SourceSpan place() {
            return place;
        }
    }
}
