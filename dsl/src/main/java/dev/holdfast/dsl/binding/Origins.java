package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where each part of a declaration was written. Paths are the keys of the language joined by {@code /}:
 * {@code policies/gold/objectives/rpo}, {@code vms/sql-01/disks/data0}, {@code bindings/0}. A value that a policy inherits
 * has the place where the parent wrote it.
 */
public final class Origins {

    private final SortedMap<String, SourceSpan> spans;

    /** Spans by path. */
    public Origins(Map<String, SourceSpan> spans) {
        this.spans = Collections.unmodifiableSortedMap(new TreeMap<>(spans));
    }

    /** The place of this path, or of the nearest enclosing path that has one. */
    public Optional<SourceSpan> find(String path) {
        String current = path;
        while (true) {
            SourceSpan span = spans.get(current);
            if (span != null) {
                return Optional.of(span);
            }
            int slash = current.lastIndexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            current = current.substring(0, slash);
        }
    }

    /** The same places without that of this path. */
    public Origins without(String path) {
        SortedMap<String, SourceSpan> others = new TreeMap<>(spans);
        others.remove(path);
        return new Origins(others);
    }

    /** All paths with their places. */
    public SortedMap<String, SourceSpan> all() {
        return spans;
    }
}
