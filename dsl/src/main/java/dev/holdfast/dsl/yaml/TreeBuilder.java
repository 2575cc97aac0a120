package dev.holdfast.dsl.yaml;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.text.Characters;
import dev.holdfast.dsl.text.TextPurpose;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Puts parser events together to a tree and counts what the tree costs.
 *
 * <p>Aliases share the nodes of their anchor, so that expansion costs no memory; the counts are of the expanded tree, because
 * everything behind the tree walks it expanded.
 */
final class TreeBuilder {

    private static final String CORE_TAGS = "tag:yaml.org,2002:";
    private static final Set<String> CORE = Set.of("str", "int", "float", "bool", "null", "map", "seq");

    private final String file;
    private final TextPurpose purpose;
    private final Diagnostics diagnostics;
    private final Deque<OpenCollection> open = new ArrayDeque<>();
    private final Map<String, Built> anchors = new HashMap<>();
    private final Set<SourceSpan> holes = new HashSet<>();
    private @Nullable Node root;
    private int documents;
    private long nodes;
    private long expansions;
    private boolean stopped;
    private boolean tooLarge;

    TreeBuilder(String file, TextPurpose purpose, Diagnostics diagnostics) {
        this.file = file;
        this.purpose = purpose;
        this.diagnostics = diagnostics;
    }

    /** Takes one event; false if reading should end here. */
    boolean accept(Event event) {
        if (stopped) {
            return false;
        }
        switch (event.getEventId()) {
            case DocumentStart -> document(span(event));
            case Alias -> alias((AliasEvent) event);
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart, MappingStart -> start((CollectionStartEvent) event);
            case SequenceEnd, MappingEnd -> end(span(event));
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        }
        return !stopped;
    }

    /** What was built; open collections are closed where reading ended. Of a text with too many values, nothing. */
    YamlDocument finish(boolean complete) {
        if (tooLarge) {
            return new YamlDocument(Optional.empty(), false, Set.of());
        }
        while (!open.isEmpty()) {
            SourceSpan place = open.peek().start;
            holes.add(place);
            end(place);
        }
        return new YamlDocument(Optional.ofNullable(root), complete && !stopped, holes);
    }

    private void document(SourceSpan place) {
        documents++;
        if (documents > 1) {
            stop(
                    place,
                    DiagnosticCode.SEVERAL_DOCUMENTS,
                    "A second document starts here. One file is one document, so that no part of a " + purpose.noun()
                            + " is overlooked."
                            + " Remove the '---' line, or put the rest into a file of its own in the same folder.");
        }
    }

    private void stop(SourceSpan place, DiagnosticCode code, String detail) {
        stopped = true;
        diagnostics.add(place, code, detail);
    }

    private void alias(AliasEvent event) {
        SourceSpan place = span(event);
        String name = event.getAlias().getValue();
        for (OpenCollection collection : open) {
            if (collection.anchor.filter(name::equals).isPresent()) {
                diagnostics.add(
                        place,
                        DiagnosticCode.RECURSIVE_ALIAS,
                        "The alias *" + name + " stands inside its own anchor, which starts on line "
                                + collection.start.startLine()
                                + ". Expanding it would never end. Write the content out here.");
                add(hole(place));
                return;
            }
        }
        Built target = anchors.get(name);
        if (target == null) {
            diagnostics.add(
                    place,
                    DiagnosticCode.SYNTAX,
                    "The alias *" + name + " has no anchor before it. Write &" + name
                            + " at the value that is meant, above this line; text that starts with * needs quotes.");
            add(hole(place));
            return;
        }
        expansions += target.expansions() + 1;
        nodes += target.nodes();
        if (expansions > YamlLimits.ALIAS_EXPANSIONS || nodes > YamlLimits.NODES) {
            tooLarge = nodes > YamlLimits.NODES;
            stop(
                    place,
                    DiagnosticCode.TOO_MANY_ALIASES,
                    "Expanding *" + name + " here passes the limit of " + YamlLimits.ALIAS_EXPANSIONS
                            + " alias expansions or " + YamlLimits.NODES
                            + " values in a file. Aliases inside aliases multiply."
                            + " Write the content out, or use 'extends' between policies.");
            return;
        }
        if (open.size() + target.height() > YamlLimits.DEPTH) {
            tooDeep(place);
            return;
        }
        add(target.at(place));
    }

    private void tooDeep(SourceSpan place) {
        stop(
                place,
                DiagnosticCode.NESTED_TOO_DEEPLY,
                "Lists and mappings are nested more than " + YamlLimits.DEPTH + " deep here. No part of a "
                        + purpose.noun() + " needs that; a bracket is probably not closed.");
    }

    private void scalar(ScalarEvent event) {
        SourceSpan place = span(event);
        String text = event.getValue();
        ScalarType type = event.isPlain() ? CoreSchema.typeOf(text) : ScalarType.TEXT;
        if (event.isPlain()) {
            refuseInvisible(text, place);
        } else if (event.isDQuoted()) {
            refuseEscaped(text, place);
        }
        Optional<String> tag = event.getTag().filter(name -> !name.equals("!"));
        if (tag.isPresent()) {
            if (!checkTag(tag.get(), place)) {
                holes.add(place);
            }
            type = tag.get().equals(CORE_TAGS + "str") ? ScalarType.TEXT : type;
        } else if (event.getTag().isPresent()) {
            type = ScalarType.TEXT;
        }
        boolean merge = event.isPlain() && text.equals("<<");
        Built built = Built.scalar(new Node.Scalar(text, type, place), merge);
        event.getAnchor().map(Anchor::getValue).ifPresent(name -> anchors.put(name, built));
        count(place);
        if (!stopped) {
            add(built);
        }
    }

    private void refuseEscaped(String text, SourceSpan place) {
        text.codePoints()
                .filter(Characters::isForbidden)
                .findFirst()
                .ifPresent(character -> diagnostics.add(
                        place,
                        DiagnosticCode.FORBIDDEN_CHARACTER,
                        Characters.forbiddenDetail(Characters.describe(character) + ", written as an escape")));
    }

    private void refuseInvisible(String text, SourceSpan place) {
        int column = place.startColumn();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (Characters.isInvisible(character)) {
                diagnostics.add(
                        SourceSpan.at(file, place.startLine(), column),
                        DiagnosticCode.FORBIDDEN_CHARACTER,
                        Characters.forbiddenDetail("the invisible character " + Characters.hex(character)));
                return;
            }
            column++;
        }
    }

    /** True if the tag says no more than YAML's own types; others are reported. */
    private boolean checkTag(String tag, SourceSpan place) {
        if (tag.startsWith(CORE_TAGS) && CORE.contains(tag.substring(CORE_TAGS.length()))) {
            return true;
        }
        String written = tag.startsWith(CORE_TAGS) ? "!!" + tag.substring(CORE_TAGS.length()) : tag;
        diagnostics.add(
                place,
                DiagnosticCode.TAG_NOT_ALLOWED,
                "The tag '" + written
                        + "' is not allowed. Tags ask the reader to build objects or to run code; a " + purpose.noun()
                        + " is plain values. Remove the tag.");
        return false;
    }

    private void start(CollectionStartEvent event) {
        SourceSpan place = span(event);
        boolean tagged = event.getTag()
                .filter(tag -> !tag.equals("!") && !checkTag(tag, place))
                .isPresent();
        if (open.size() >= YamlLimits.DEPTH) {
            tooDeep(place);
            return;
        }
        count(place);
        open.push(new OpenCollection(
                event instanceof MappingStartEvent,
                event.isFlow(),
                tagged,
                event.getAnchor().map(Anchor::getValue),
                place,
                diagnostics));
    }

    private void count(SourceSpan place) {
        nodes++;
        if (nodes > YamlLimits.NODES) {
            tooLarge = true;
            stop(
                    place,
                    DiagnosticCode.FILE_TOO_LARGE,
                    "The file holds more than " + YamlLimits.NODES + " values up to here. " + purpose.smaller());
        }
    }

    private void end(SourceSpan place) {
        OpenCollection collection = open.pop();
        Built built = collection.close(place, new Node.Scalar("", ScalarType.NULL, collection.start));
        if (collection.tagged) {
            holes.add(built.node().span());
        }
        collection.anchor.ifPresent(name -> anchors.put(name, built));
        add(built);
    }

    private void add(Built built) {
        OpenCollection parent = open.peek();
        if (parent == null) {
            root = root == null ? built.node() : root;
        } else {
            parent.add(built);
        }
    }

    private Built hole(SourceSpan place) {
        holes.add(place);
        return Built.scalar(new Node.Scalar("", ScalarType.NULL, place), false);
    }

    private SourceSpan span(Event event) {
        return span(file, event.getStartMark(), event.getEndMark());
    }

    /** Marks of the parser count from 0 and in code points. */
    static SourceSpan span(String file, Optional<Mark> start, Optional<Mark> end) {
        int line = start.map(Mark::getLine).orElse(0) + 1;
        int column = start.map(Mark::getColumn).orElse(0) + 1;
        int endLine = end.map(Mark::getLine).orElse(line - 1) + 1;
        int endColumn = end.map(Mark::getColumn).orElse(column - 1) + 1;
        return endLine < line
                ? SourceSpan.at(file, line, column)
                : new SourceSpan(file, line, column, endLine, endColumn);
    }
}
