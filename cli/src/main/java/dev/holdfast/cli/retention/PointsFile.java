package dev.holdfast.cli.retention;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.json.JsonFault;
import dev.holdfast.dsl.json.JsonTree;
import dev.holdfast.dsl.json.StrictUtf8Reader;
import dev.holdfast.planner.state.RecoveryPoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a points file: {@code {"points": [{"id", "time", "tags", "status", "lockedUntil", "held", "base"}]}}. Streams: of the text no
 * more than one point is held at a time. All problems are reported, each at its place.
 */
public final class PointsFile {

    private static final String POINTS = "points";
    private static final String EXPECTED =
            " Expected is an object: {\"points\": [{\"id\": \"p1\", \"time\": \"2026-11-20T22:00:00Z\"}]}.";

    private final String file;
    private final Diagnostics diagnostics;
    private final PointFields fields;
    private final List<RecoveryPoint> points = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final Map<String, Integer> lineOf = new HashMap<>();
    /** Where each base is first named. */
    private final Map<String, SourceSpan> bases = new LinkedHashMap<>();

    private PointsFile(String file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.fields = new PointFields(diagnostics);
    }

    /**
     * The points of a file; worth nothing if {@code diagnostics} has errors afterwards.
     *
     * @param bytes read to the end unless the text is damaged; closed
     * @param file as printed in messages
     */
    public static PointList read(InputStream bytes, String file, Diagnostics diagnostics) {
        PointsFile reading = new PointsFile(file, diagnostics);
        try (StrictUtf8Reader text = new StrictUtf8Reader(bytes);
                JsonParser parser = JsonTree.parser(text)) {
            reading.whole(parser);
            if (!diagnostics.hasErrors()) {
                reading.reportMissingBases();
            }
        } catch (IOException | JacksonException e) {
            JsonFault fault = JsonFault.of(e, file);
            diagnostics.add(
                    fault.place(),
                    fault.code(),
                    fault.sentence() + " What follows is unknown, so nothing is decided. Write the file again.");
        }
        return new PointList(reading.points, reading.times);
    }

    private void whole(JsonParser parser) {
        JsonToken token = parser.nextToken();
        JsonTree tree = new JsonTree(parser, file, Set.of(), 1);
        if (token == null) {
            diagnostics.add(
                    SourceSpan.at(file, 1, 1), DiagnosticCode.WRONG_TYPE, "The file of points is empty." + EXPECTED);
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            String what = token == JsonToken.START_ARRAY ? "a list" : "a single value";
            diagnostics.add(
                    tree.place(),
                    DiagnosticCode.WRONG_TYPE,
                    "The file of points holds " + what + " at the top." + EXPECTED);
            return;
        }
        SourceSpan top = tree.place();
        boolean found = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SourceSpan place = tree.place();
            JsonToken value = parser.nextToken();
            if (!key.equals(POINTS)) {
                fields.unknownKey(key, place, List.of(POINTS));
                parser.skipChildren();
            } else if (found) {
                diagnostics.add(
                        place, DiagnosticCode.DUPLICATE_KEY, "The key 'points' is written twice. Join the two lists.");
                parser.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                found = true;
                list(parser, tree);
            } else {
                found = true;
                diagnostics.add(tree.place(), DiagnosticCode.WRONG_TYPE, "'points' must be a list." + EXPECTED);
                parser.skipChildren();
            }
        }
        if (!found) {
            diagnostics.add(top, DiagnosticCode.MISSING_KEY, "The file has no key 'points'." + EXPECTED);
        }
        if (parser.nextToken() != null) {
            diagnostics.add(
                    tree.place(),
                    DiagnosticCode.SYNTAX,
                    "The file goes on after its object. A file holds one object with all points of one machine in one"
                            + " place.");
        }
    }

    private void list(JsonParser parser, JsonTree tree) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                Optional<PointFields.Written> written = fields.read(tree.read(), tree.duplicates());
                written.ifPresent(this::add);
            } catch (JsonTree.TooLargeException e) {
                diagnostics.add(e.place(), DiagnosticCode.FILE_TOO_LARGE, "A point is larger than 4 MiB.");
            }
        }
    }

    private void add(PointFields.Written written) {
        RecoveryPoint point = written.point();
        Integer first = lineOf.putIfAbsent(point.id(), written.place().startLine());
        if (first != null) {
            diagnostics.add(
                    written.place(),
                    DiagnosticCode.DUPLICATE_NAME,
                    "The point '" + PointFields.shortened(point.id()) + "' is already listed in line " + first
                            + ". Listed twice it would fill two slots, and others would be let go for it. Remove one, or"
                            + " correct its id.");
        }
        point.base().ifPresent(base -> bases.putIfAbsent(base, written.place()));
        points.add(point);
        times.add(written.time());
    }

    private void reportMissingBases() {
        bases.forEach((base, place) -> {
            if (!lineOf.containsKey(base)) {
                diagnostics.add(new Diagnostic(
                        DiagnosticCode.UNKNOWN_REFERENCE,
                        Severity.WARNING,
                        "The point builds on '" + PointFields.shortened(base)
                                + "', which is not in the file, so it cannot be restored and takes no slot. List its base"
                                + " too, if it is there.",
                        Optional.of(place),
                        List.of()));
            }
        });
    }
}
