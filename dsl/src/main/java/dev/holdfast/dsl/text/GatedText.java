package dev.holdfast.dsl.text;

import dev.holdfast.dsl.tree.SourceText;

/**
 * Text that passed the gate, or passed it with problems that leave the rest readable.
 *
 * @param source the text as people see it; lines and columns of messages count in it
 * @param parseable the same text with the same lines and columns, forbidden characters replaced by a space
 * @param purpose what it is written for, for messages
 */
public record GatedText(SourceText source, String parseable, TextPurpose purpose) {

    /** The text of a declaration. */
    public GatedText(SourceText source, String parseable) {
        this(source, parseable, TextPurpose.DECLARATION);
    }
}
