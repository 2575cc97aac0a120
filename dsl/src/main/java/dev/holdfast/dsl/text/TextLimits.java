package dev.holdfast.dsl.text;

/** What a declaration file may hold before any parser sees it. */
public final class TextLimits {

    /** Largest file, in bytes: 4 MiB. */
    public static final int FILE_BYTES = 4 * 1024 * 1024;

    /** Longest line, in bytes without its line end: 64 KiB; scanners are quadratic in the length of a token. */
    public static final int LINE_BYTES = 64 * 1024;

    /** Most problems of characters reported for one file; a file with more of them is hardly text. */
    static final int CHARACTER_PROBLEMS = 10;

    private TextLimits() {}
}
