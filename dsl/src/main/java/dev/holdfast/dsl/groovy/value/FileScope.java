package dev.holdfast.dsl.groovy.value;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.syntax.Function;
import dev.holdfast.dsl.tree.SourceLines;
import dev.holdfast.dsl.tree.SourceText;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a whole file knows: its functions and those of the files it applied. Grows while the file is evaluated. */
public final class FileScope {

    private final SourceText source;
    private final SourceLines lines;
    private final Map<String, Declared> functions = new LinkedHashMap<>();
    private final Map<String, SourceSpan> topLevel = new HashMap<>();

    /** The scope of one file, still without functions. */
    public FileScope(SourceText source) {
        this.source = source;
        this.lines = new SourceLines(Map.of(source.file(), source));
    }

    /**
     * A function and the file whose functions it may call.
     *
     * @param function what it does
     * @param home the file it is written in
     */
    public record Declared(Function function, FileScope home) {}

    /** The text of the file. */
    public SourceText source() {
        return source;
    }

    /** The lines of the file. */
    public SourceLines lines() {
        return lines;
    }

    /** The function of this name. */
    public Optional<Declared> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /** All functions, in the order of the text. */
    public Collection<Declared> functions() {
        return Collections.unmodifiableCollection(functions.values());
    }

    /** Makes a function known; the one that was known under this name before, if any, stays instead. */
    public Optional<Declared> declare(Declared function) {
        return Optional.ofNullable(functions.putIfAbsent(function.function().name(), function));
    }

    /** Remembers a variable outside all blocks, for messages of functions that would like to see it. */
    public void topLevel(String name, SourceSpan declared) {
        topLevel.put(name, declared);
    }

    /** Where a variable outside all blocks is declared. */
    public Optional<SourceSpan> topLevel(String name) {
        return Optional.ofNullable(topLevel.get(name));
    }
}
