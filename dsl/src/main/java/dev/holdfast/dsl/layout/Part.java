package dev.holdfast.dsl.layout;

/**
 * A part of a text that is no comment: a word, sign or literal, or a place without text where something begins or ends.
 *
 * @param kind what it does to what is around it
 * @param start offset of its first character
 * @param end offset after its last character; {@code start} if it has no text
 */
public record Part(PartKind kind, int start, int end) {

    /** True if something is written here. */
    public boolean hasText() {
        return end > start;
    }
}
