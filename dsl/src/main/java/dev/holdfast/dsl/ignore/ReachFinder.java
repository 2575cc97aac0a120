package dev.holdfast.dsl.ignore;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.layout.Part;
import dev.holdfast.dsl.layout.PartKind;
import dev.holdfast.dsl.text.TextPlaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds what a comment is for: its line if something stands on it, else the next line on which something stands, with every
 * element that begins there. Not thread safe.
 */
final class ReachFinder {

    private final TextPlaces places;
    private final String text;
    private final List<Part> parts;
    private final Map<Integer, Reach> known = new HashMap<>();

    /** A finder for a text and its parts. */
    ReachFinder(TextPlaces places, List<Part> parts) {
        this.places = places;
        this.text = places.source().text();
        this.parts = parts.stream().toList();
    }

    /** True if nothing but comments stands on the line of this offset. */
    boolean isAlone(int offset) {
        int lineStart = lineStart(offset);
        int lineEnd = lineEnd(offset);
        int next = firstFrom(lineStart);
        boolean inside = next < parts.size() && parts.get(next).start() < lineEnd;
        int before = next - 1;
        while (before >= 0 && !parts.get(before).hasText()) {
            before--;
        }
        return !inside && (before < 0 || parts.get(before).end() <= lineStart);
    }

    /**
     * The line that a comment on a line of its own is for, where that begins further left than the comment; empty otherwise. The
     * comment then belongs to what is above it, by its indentation.
     *
     * @param offset of the mark of the comment
     */
    OptionalInt outdentedLine(int offset) {
        int first = firstFrom(lineEnd(offset));
        if (!isAlone(offset) || first == parts.size()) {
            return OptionalInt.empty();
        }
        int start = parts.get(first).start();
        return start - lineStart(start) < offset - lineStart(offset)
                ? OptionalInt.of(line(start))
                : OptionalInt.empty();
    }

    /** What a comment at this offset is for; empty if nothing follows it. */
    Optional<Reach> of(int offset) {
        if (!isAlone(offset)) {
            return Optional.of(Reach.line(places.source().file(), line(offset)));
        }
        int first = firstFrom(lineEnd(offset));
        return first == parts.size()
                ? Optional.empty()
                : Optional.of(known.computeIfAbsent(first, any -> element(first)));
    }

    /** From the line of a part to the end of the last element that begins on that line. */
    private Reach element(int first) {
        int lineEnd = lineEnd(parts.get(first).start());
        int end = lineEnd;
        int depth = 0;
        for (int i = first; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean below = beginsFrom(i, lineEnd);
            if (depth == 0 && below && (part.kind() == PartKind.BOUNDARY || part.kind() == PartKind.CLOSING)) {
                break;
            }
            depth += part.kind() == PartKind.OPENING ? 1 : part.kind() == PartKind.CLOSING && depth > 0 ? -1 : 0;
            end = part.hasText() ? Math.max(end, part.end()) : end;
        }
        SourceSpan span = places.span(parts.get(first).start(), end);
        return end == lineEnd
                ? Reach.line(span.file(), span.startLine())
                : new Reach(span.file(), span.startLine(), span.endLine(), span.endColumn());
    }

    /** True if the next part with text, from this one on, stands behind an offset. */
    private boolean beginsFrom(int index, int offset) {
        int next = index;
        while (next < parts.size() && !parts.get(next).hasText()) {
            next++;
        }
        return next == parts.size() || parts.get(next).start() >= offset;
    }

    /** The first part with text that begins at an offset or behind it. */
    private int firstFrom(int offset) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < parts.size() && !parts.get(low).hasText()) {
            low++;
        }
        return low;
    }

    private int line(int offset) {
        return places.span(offset, offset).startLine();
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }
}
