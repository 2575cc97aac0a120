package dev.holdfast.planner.desired.coverage;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.SourceText;
import java.util.Map;
import java.util.Optional;

/** Places of parts of a declaration as texts. */
public final class Places {

    private final Origins origins;
    private final Map<String, SourceText> sources;

    /**
     * Places.
     *
     * @param origins spans by path
     * @param sources texts by file as printed
     */
    public Places(Origins origins, Map<String, SourceText> sources) {
        this.origins = origins;
        this.sources = sources;
    }

    /**
     * The place of the list item whose {@code key} has this value; lists have positions for names, so the text itself is read.
     */
    public Optional<String> ofItem(String list, String key, String value) {
        for (Map.Entry<String, SourceSpan> entry :
                origins.all().tailMap(list + "/").entrySet()) {
            if (!entry.getKey().startsWith(list + "/")) {
                break;
            }
            if (entry.getKey().endsWith("/" + key) && isWritten(entry.getValue(), value)) {
                return Optional.of(entry.getValue().place());
            }
        }
        return of(list);
    }

    private boolean isWritten(SourceSpan span, String value) {
        SourceText source = sources.get(span.file());
        String line = source == null ? "" : source.line(span.startLine()).orElse("");
        int[] points = line.codePoints().toArray();
        int start = Math.min(span.startColumn() - 1, points.length);
        int end = span.endLine() == span.startLine() ? Math.min(span.endColumn() - 1, points.length) : points.length;
        String text = end <= start ? "" : new String(points, start, end - start).strip();
        boolean quoted = text.length() > 1 && (text.startsWith("'") || text.startsWith("\""));
        return (quoted ? text.substring(1, text.length() - 1) : text).equals(value);
    }

    /** {@code file:line:column} of a path of keys, or of the nearest enclosing one. */
    public Optional<String> of(String path) {
        return origins.find(path).map(SourceSpan::place);
    }
}
