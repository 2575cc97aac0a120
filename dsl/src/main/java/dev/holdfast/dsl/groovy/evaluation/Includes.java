package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.syntax.Script;
import java.util.List;
import java.util.Optional;

/** Loads the files that a file applies. Called on the thread of the evaluation, while the caller waits. */
@FunctionalInterface
public interface Includes {

    /** Includes for evaluations that have no folder: nothing can be applied. */
    Includes NONE = (path, at) -> Optional.empty();

    /** True for a path that may be applied: relative, down only, of a Groovy file. No other is ever looked at on disk. */
    static boolean allows(String path) {
        boolean outside = path.isBlank()
                || path.startsWith("/")
                || path.startsWith("~")
                || path.contains(":")
                || path.contains("\\")
                || path.chars().anyMatch(c -> c < ' ')
                || List.of(path.split("/", -1)).stream()
                        .anyMatch(step -> step.equals("..") || step.equals(".") || step.isEmpty());
        return !outside && path.endsWith(".groovy");
    }

    /**
     * Parses a file.
     *
     * @param path as written: relative to the applying file, forward slashes, without {@code ..} and not absolute
     * @param at the place of the path; its file is the applying one
     * @return empty if the file does not exist; a script with what could be read otherwise, its problems reported by the loader
     */
    Optional<Script> load(String path, SourceSpan at);
}
