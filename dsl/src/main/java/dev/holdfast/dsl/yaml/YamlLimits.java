package dev.holdfast.dsl.yaml;

/** What a YAML file may cost to read. Fleets that need more belong into NDJSON inventories, which stream. */
public final class YamlLimits {

    /** Largest file, in bytes: 4 MiB. */
    public static final int FILE_BYTES = 4 * 1024 * 1024;

    /** Longest line, in bytes without its line end: 64 KiB; the scanner is quadratic in the length of a token. */
    public static final int LINE_BYTES = 64 * 1024;

    /** Deepest nesting of lists and mappings, aliases expanded. */
    public static final int DEPTH = 64;

    /** Most alias expansions of one file, expansions inside expansions included. */
    public static final int ALIAS_EXPANSIONS = 1_000;

    /** Most values of one file, keys and expanded aliases included. */
    public static final int NODES = 400_000;

    /** Most problems of characters reported for one file; a file with more of them is hardly text. */
    static final int CHARACTER_PROBLEMS = 10;

    private YamlLimits() {}
}
