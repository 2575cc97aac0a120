package dev.holdfast.planner.state;

import java.util.List;

/**
 * The value of one attribute of a managed object, normalised so that equal meanings are equal values: a text, or a set of
 * texts (sorted, without repetitions).
 */
public sealed interface AttributeValue {

    /** Text for people: the text itself, or the members joined with a comma and a blank; {@code none} for an empty set. */
    String display();

    /**
     * One text. Durations, sizes and recurrences stand in their canonical spelling.
     *
     * @param value may be empty
     */
    record Text(String value) implements AttributeValue {
        @Override
        public String display() {
            return value;
        }
    }

    /**
     * A set of texts.
     *
     * @param members sorted, each once; may be empty
     */
    record Members(List<String> members) implements AttributeValue {
        public Members {
            members = members.size() < 2
                    ? List.copyOf(members)
                    : members.stream().sorted().distinct().toList();
        }

        @Override
        public String display() {
            return members.isEmpty() ? "none" : String.join(", ", members);
        }
    }

    /** A text. */
    static AttributeValue of(String value) {
        return new Text(value);
    }

    /** A set. */
    static AttributeValue of(List<String> members) {
        return new Members(members);
    }
}
