package dev.holdfast.dsl.yaml;

/** What a YAML file may cost to read. Fleets that need more belong into NDJSON inventories, which stream. */
public final class YamlLimits {

    /** Deepest nesting of lists and mappings, aliases expanded. */
    public static final int DEPTH = 64;

    /** Most alias expansions of one file, expansions inside expansions included. */
    public static final int ALIAS_EXPANSIONS = 1_000;

    /** Most values of one file, keys and expanded aliases included. */
    public static final int NODES = 400_000;

    private YamlLimits() {}
}
