package dev.holdfast.dsl.groovy.gate;

/**
 * What the text of a Groovy policy file may cost to parse.
 *
 * <p>Groovy's parser descends once for each bracket and for each operator of a chain, and looks ahead over whole blocks: 1,000
 * nested blocks take it seconds, 10,000 exhaust memory. Inside these limits time and stack stay small; measured: 24 nested
 * blocks take 20 ms, a chain of 4,000 operators 0.1 s, 100,000 tokens in flat statements 0.3 s.
 */
public final class GateLimits {

    /** Deepest nesting of brackets, braces and interpolations together. */
    public static final int NESTING = 24;

    /** Most words, numbers, texts, signs and line ends of one file. */
    public static final int TOKENS = 300_000;

    /**
     * Most work of one file: each of its words, numbers, texts and signs counts with the number of brackets around it. Groovy's
     * parser looks ahead over a whole bracket at each level, so that is how often it reads a token.
     */
    public static final int WORK = 400_000;

    /** Most of them in one statement or argument, what is inside its brackets not counted. */
    public static final int TOKENS_OF_A_STATEMENT = 400;

    /** Most of them in one statement of the outermost level, everything inside of its brackets counted. */
    public static final int TOKENS_OF_A_BLOCK = 20_000;

    /** Tokens after which a part that is parsed on its own ends at the next outermost statement. */
    static final int TOKENS_OF_A_PART = 1_000;

    /** Longest text in quotes, in UTF-16 units. */
    public static final int TEXT_LENGTH = 10_000;

    /** Deepest nesting of texts with values inside of values; the parser reads each level several times. */
    public static final int INTERPOLATIONS = 2;

    /** Most values that one text in quotes interpolates. */
    public static final int VALUES_OF_A_TEXT = 100;

    /** Longest name. */
    public static final int WORD_LENGTH = 100;

    /** Longest number, separators included. */
    public static final int NUMBER_LENGTH = 50;

    /** Most problems reported for one file. */
    public static final int PROBLEMS = 20;

    private GateLimits() {}
}
