package dev.holdfast.dsl.layout;

/** What the parts of a text do: THE list. */
public enum PartKind {
    /** A word, sign or literal. */
    PIECE,
    /** A bracket, or a block without a sign, opens. */
    OPENING,
    /** What was opened last closes. */
    CLOSING,
    /** An element or a statement ends here, and the next one of the same block begins. Has no text. */
    BOUNDARY
}
