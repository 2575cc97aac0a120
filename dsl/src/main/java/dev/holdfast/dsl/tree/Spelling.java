package dev.holdfast.dsl.tree;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The spellings of the language: THE list. */
public enum Spelling {
    YAML(".yaml"),
    GROOVY(".groovy");

    private final String ending;

    Spelling(String ending) {
        this.ending = ending;
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How names of its files end. */
    public String ending() {
        return ending;
    }

    /** The spelling with this word. */
    public static Optional<Spelling> of(String word) {
        for (Spelling spelling : values()) {
            if (spelling.word().equals(word)) {
                return Optional.of(spelling);
            }
        }
        return Optional.empty();
    }

    /** The spelling of a file by its name; YAML if nothing says otherwise. */
    public static Spelling ofFile(Path file) {
        return ofFile(String.valueOf(file.getFileName()));
    }

    /** The spelling of the text at a place: what a message tells to write there is written in it. */
    public static Spelling at(SourceSpan place) {
        return ofFile(place.file());
    }

    private static Spelling ofFile(String file) {
        return file.endsWith(GROOVY.ending) ? GROOVY : YAML;
    }

    /** What is written in this spelling, of two texts that say the same. */
    public String choose(String yaml, String groovy) {
        return this == GROOVY ? groovy : yaml;
    }

    /** The path of a declaration file in this spelling: {@code a.holdfast.yaml} becomes {@code a.holdfast.groovy}. */
    public Path rename(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        boolean known = stem.equals("holdfast") || stem.endsWith(".holdfast");
        return file.resolveSibling(stem + (known ? "" : ".holdfast") + ending);
    }
}
