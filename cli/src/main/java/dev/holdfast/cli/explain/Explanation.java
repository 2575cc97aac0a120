package dev.holdfast.cli.explain;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The answer to why something is as it is.
 *
 * @param kind {@code point}, {@code machine}, {@code finding}, {@code rule}, or the type of another managed object
 * @param subject what was asked about, by its full name
 * @param answer the answer in a word or a sentence
 * @param facts what it rests on, the deciding ones first
 */
public record Explanation(String kind, String subject, String answer, List<Fact> facts) {

    private static final int WIDE = 56;

    public Explanation {
        facts = List.copyOf(facts);
    }

    /**
     * Something that is so.
     *
     * @param name what it is about; several facts may have one name
     * @param value text for people
     * @param place where it is written, {@code file:line:column}
     */
    public record Fact(String name, String value, Optional<String> place) {

        /** A fact that nobody wrote. */
        static Fact of(String name, String value) {
            return new Fact(name, value, Optional.empty());
        }
    }

    /** Adds the explanation to a page. */
    public void writeTo(Page page) {
        page.line(Cell.strong(subject), Cell.of(": " + answer));
        String last = "";
        List<List<Cell>> rows = new ArrayList<>();
        for (Fact fact : facts) {
            Cell name = Cell.faint(fact.name().equals(last) ? "" : fact.name());
            Cell value = Cell.of(fact.value());
            Cell place = Cell.faint(fact.place().orElse(""));
            if (fact.value().length() <= WIDE) {
                rows.add(List.of(name, value, place));
            } else { // a sentence would push all places out of sight
                rows.add(List.of(name, value));
                if (fact.place().isPresent()) {
                    rows.add(List.of(Cell.EMPTY, Cell.EMPTY, place));
                }
            }
            last = fact.name();
        }
        page.columns("  ", rows);
    }

    /** Writes {@code {"kind","subject","answer","facts":[{"name","value","place"?}]}}. */
    public void writeTo(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", kind);
        json.writeStringProperty("subject", subject);
        json.writeStringProperty("answer", answer);
        json.writeArrayPropertyStart("facts");
        for (Fact fact : facts) {
            json.writeStartObject();
            json.writeStringProperty("name", fact.name());
            json.writeStringProperty("value", fact.value());
            fact.place().ifPresent(place -> json.writeStringProperty("place", place));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
