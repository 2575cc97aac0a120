package dev.holdfast.dsl.text;

import dev.holdfast.dsl.tree.SourceText;

/**
 * Text that passed the gate, or passed it with problems that leave the rest readable.
 *
 * @param source the text as people see it; lines and columns of messages count in it
 * @param parseable the same text with the same lines and columns, forbidden characters replaced by a space
 */
public record GatedText(SourceText source, String parseable) {}
