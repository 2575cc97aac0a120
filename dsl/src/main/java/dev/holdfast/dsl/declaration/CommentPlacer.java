package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.layout.GroovyComments;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.layout.SourceComment;
import dev.holdfast.dsl.text.TextPlaces;
import dev.holdfast.dsl.tree.Comments;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.dsl.yaml.layout.YamlComments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each comment to the element it belongs to: the one on its line, the one below it, or the collection at whose end it
 * stands. A comment of a loop or function goes to the first element that follows it in the text. Not thread safe.
 */
final class CommentPlacer {

    private final List<Node.Mapping> roots = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Node, Lines> lines = new IdentityHashMap<>();

    /** What comments can belong to: a key, or an element of a list. */
    private record Element(Node node, Node collection, Optional<Element> around, int depth) {
        SourceSpan span() {
            return node.span();
        }
    }

    /** The comments of one element so far. */
    private static final class Lines {
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private Optional<String> beside = Optional.empty();
    }

    /** A comment with its offset and the block around it. */
    private record Spot(SourceComment comment, int start, int blockStart, int blockEnd, boolean indented) {}

    /** Adds a tree whose elements can have comments; elements that aliases share are added once. */
    void tree(Node root) {
        if (root instanceof Node.Mapping mapping) {
            roots.add(mapping);
        }
        collect(root, Optional.empty(), 0);
    }

    private void collect(Node node, Optional<Element> around, int depth) {
        if (!visited.add(node)) {
            return;
        }
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                Element element = new Element(entry.key(), mapping, around, depth);
                elements.add(element);
                collect(entry.value(), Optional.of(element), depth + 1);
            }
        } else if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                Element element = new Element(item, list, around, depth);
                // what begins with its first key is known by that key
                boolean sameAsKey = item instanceof Node.Mapping mapping
                        && !mapping.entries().isEmpty()
                        && isSamePlace(mapping.entries().get(0).key().span(), item.span());
                if (!sameAsKey) {
                    elements.add(element);
                }
                collect(item, Optional.of(element), depth + 1);
            }
        }
    }

    private static boolean isSamePlace(SourceSpan one, SourceSpan other) {
        return one.startLine() == other.startLine() && one.startColumn() == other.startColumn();
    }

    /** Places the comments of a text that was read without errors; gives how many belong to nothing. */
    int place(SourceText source, Spelling spelling) {
        String text = source.text().replace("\r\n", "\n");
        TextPlaces places = new TextPlaces(new SourceText(source.file(), text));
        List<Element> here = elements.stream()
                .filter(element -> element.span().file().equals(source.file()))
                .sorted(Comparator.comparingInt(
                                (Element element) -> element.span().startLine())
                        .thenComparingInt(element -> element.span().startColumn())
                        .thenComparingInt(Element::depth))
                .toList();
        List<Integer> offsets = here.stream()
                .map(element ->
                        places.offset(element.span().startLine(), element.span().startColumn()))
                .toList();
        List<Spot> spots = spots(text, spelling, places);
        int header = here.isEmpty() ? 0 : header(text, spots, offsets.get(0));
        Optional<Node.Mapping> root = roots.stream()
                .filter(each -> each.span().file().equals(source.file()))
                .findFirst();
        int homeless = 0;
        for (Spot spot : spots) {
            if (header > 0 && root.isPresent()) {
                of(root.get()).before.addAll(spot.comment().lines());
                header--;
                continue;
            }
            homeless += place(spot, here, offsets) ? 0 : 1;
        }
        return homeless;
    }

    /** How many of the comments before the first element an empty line keeps apart from what follows. */
    private static int header(String text, List<Spot> spots, int firstElement) {
        int header = 0;
        for (int i = 0; i < spots.size() && spots.get(i).start() < firstElement; i++) {
            if (!spots.get(i).comment().alone()) {
                break;
            }
            int start = spots.get(i).start();
            int end = text.startsWith("/*", start) ? text.indexOf("*/", start) + 2 : start;
            int line = text.indexOf('\n', end);
            int next = text.indexOf('\n', line + 1);
            if (line >= 0 && next >= 0 && text.substring(line, next).isBlank()) {
                header = i + 1;
            }
        }
        return header;
    }

    private static List<Spot> spots(String text, Spelling spelling, TextPlaces places) {
        return switch (spelling) {
            case YAML ->
                YamlComments.of(text).stream()
                        .map(each -> new Spot(each, places.offset(each.line(), each.column()), -1, text.length(), true))
                        .toList();
            case GROOVY ->
                GroovyComments.of(text, Vocabulary.load()).stream()
                        .map(each -> new Spot(each.comment(), each.start(), each.blockStart(), each.blockEnd(), false))
                        .toList();
        };
    }

    private boolean place(Spot spot, List<Element> here, List<Integer> offsets) {
        int found = Collections.binarySearch(offsets, spot.start());
        int next = found < 0 ? -found - 1 : found;
        if (here.isEmpty()) {
            return false;
        }
        if (!spot.comment().alone() && beside(spot, here, next)) {
            return true;
        }
        boolean follows = next < here.size() && offsets.get(next) < spot.blockEnd();
        if (follows
                && (!spot.indented() || column(here.get(next)) >= spot.comment().column())) {
            of(here.get(next).node()).before.addAll(spot.comment().lines());
            return true;
        }
        if (next > 0 && offsets.get(next - 1) > spot.blockStart()) {
            of(last(spot, here, offsets, next).collection())
                    .after
                    .addAll(spot.comment().lines());
        } else {
            boolean any = next < here.size();
            Lines lines = of(any ? here.get(next).node() : here.get(0).collection());
            (any ? lines.before : lines.after).addAll(spot.comment().lines());
        }
        return true;
    }

    /** Gives a comment to the first element that begins on its line; false if none does. */
    private boolean beside(Spot spot, List<Element> here, int next) {
        int line = spot.comment().line();
        int first = next;
        while (first > 0 && here.get(first - 1).span().startLine() == line) {
            first--;
        }
        if (first == next) {
            return false;
        }
        Lines lines = of(here.get(first).node());
        if (lines.beside.isEmpty() && spot.comment().lines().size() == 1) {
            lines.beside = Optional.of(spot.comment().lines().get(0));
        } else {
            lines.before.addAll(spot.comment().lines());
        }
        return true;
    }

    /** The element after which a comment at the end of a block stands. */
    private static Element last(Spot spot, List<Element> here, List<Integer> offsets, int next) {
        Element last = here.get(next - 1);
        if (spot.indented()) {
            while (column(last) > spot.comment().column() && last.around().isPresent()) {
                last = last.around().get();
            }
            return last;
        }
        for (int i = next - 1; i >= 0 && offsets.get(i) > spot.blockStart(); i--) {
            last = here.get(i).depth() <= last.depth() ? here.get(i) : last;
        }
        return last;
    }

    /** The column from which an element stands; that of a list's element is its dash's. */
    private static int column(Element element) {
        boolean dash = element.collection() instanceof Node.Sequence;
        return element.span().startColumn() - (dash ? 2 : 0);
    }

    private Lines of(Node node) {
        return lines.computeIfAbsent(node, any -> new Lines());
    }

    /** All that was placed. */
    Comments comments() {
        IdentityHashMap<Node, Comments.Attached> attached = new IdentityHashMap<>();
        lines.forEach((node, each) -> attached.put(node, new Comments.Attached(each.before, each.beside, each.after)));
        return Comments.of(attached);
    }
}
