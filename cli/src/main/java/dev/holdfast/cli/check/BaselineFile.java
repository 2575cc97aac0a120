package dev.holdfast.cli.check;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.json.JsonFault;
import dev.holdfast.dsl.json.JsonTree;
import dev.holdfast.dsl.json.StrictUtf8Reader;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads baselines. Streams: no more than one entry of the text is held at a time. All problems are reported, each at its place;
 * only what is wholly right is used, because an entry that is misread accepts what nobody accepted.
 */
public final class BaselineFile {

    /** The version of the format. */
    static final String VERSION = "1";

    static final String VERSION_KEY = "holdfast-baseline";
    static final String ESTATE = "estate";
    static final String FINDINGS = "findings";
    static final String SCHEMA_KEY = "$schema";
    static final String SCHEMA = "https://holdfast.dev/schema/baseline.schema.json";

    private static final List<String> TOP = List.of(SCHEMA_KEY, VERSION_KEY, ESTATE, FINDINGS);
    private static final List<String> KEYS = List.of("id", "name", "level", "address", "message", "fingerprint");
    private static final Pattern ID = Pattern.compile("HF[0-9]{4}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final String AGAIN = " Write it again with 'holdfast check --write-baseline'.";

    private final String file;
    private final Diagnostics diagnostics;
    private final Map<String, String> said = new HashMap<>();
    private final List<BaselineEntry> entries = new ArrayList<>();
    private final Map<BaselineEntry.Key, Integer> lines = new HashMap<>();

    private BaselineFile(String file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /**
     * The baseline of a file; worth nothing if {@code diagnostics} has errors afterwards.
     *
     * @param bytes read to the end unless the text is damaged; closed
     * @param file as printed in messages
     * @param estate name of the estate that the baseline must be of
     */
    public static Baseline read(InputStream bytes, String file, String estate, Diagnostics diagnostics) {
        BaselineFile reading = new BaselineFile(file, diagnostics);
        try (StrictUtf8Reader text = new StrictUtf8Reader(bytes);
                JsonParser parser = JsonTree.parser(text)) {
            reading.whole(parser, estate);
        } catch (IOException | JacksonException e) {
            JsonFault fault = JsonFault.of(e, file);
            diagnostics.add(
                    fault.place(),
                    fault.code(),
                    fault.sentence() + " Nobody knows what else the baseline accepts, so it is not used. Take the file"
                            + " of the last commit." + AGAIN.replace(" Write it", " Or write it"));
        }
        return new Baseline(reading.entries);
    }

    private void whole(JsonParser parser, String estate) {
        JsonTree tree = new JsonTree(parser, file, Set.of(), 1);
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            problem(SourceSpan.at(file, 1, 1), DiagnosticCode.WRONG_TYPE, "This is no baseline." + AGAIN);
            return;
        }
        SourceSpan top = tree.place();
        Set<String> met = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SourceSpan place = tree.place();
            parser.nextToken();
            if (!TOP.contains(key)) {
                unknownKey(key, place, TOP);
                parser.skipChildren();
            } else if (!met.add(key)) {
                problem(place, DiagnosticCode.DUPLICATE_KEY, "The key '" + key + "' is written twice. Join the two.");
                parser.skipChildren();
            } else {
                top(key, place, parser, tree);
            }
        }
        if (parser.nextToken() != null) {
            problem(tree.place(), DiagnosticCode.SYNTAX, "The file goes on after its object." + AGAIN);
        }
        finish(top, met, estate);
    }

    private void top(String key, SourceSpan place, JsonParser parser, JsonTree tree) {
        if (key.equals(FINDINGS)) {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                list(parser, tree);
                return;
            }
            problem(place, DiagnosticCode.WRONG_TYPE, "'findings' must be a list." + AGAIN);
        } else if (parser.currentToken() == JsonToken.VALUE_STRING
                || parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            said.put(key, parser.getString());
            if (key.equals(VERSION_KEY) && !parser.getString().equals(VERSION)) {
                problem(
                        place,
                        DiagnosticCode.VERSION_UNSUPPORTED,
                        "The baseline has the version " + shortened(parser.getString())
                                + " of the format, and this program reads version " + VERSION
                                + ". A newer Holdfast wrote it, or somebody changed the number. Use the Holdfast that wrote"
                                + " it, or write it again with 'holdfast check --write-baseline'.");
            }
        } else {
            problem(place, DiagnosticCode.WRONG_TYPE, "'" + key + "' must be a single value." + AGAIN);
        }
        parser.skipChildren();
    }

    private void finish(SourceSpan top, Set<String> met, String estate) {
        if (!met.contains(VERSION_KEY)) {
            problem(
                    top,
                    DiagnosticCode.MISSING_KEY,
                    "The file has no key '" + VERSION_KEY + "', so it is no baseline of Holdfast." + AGAIN);
        } else if (!met.contains(FINDINGS) || !met.contains(ESTATE)) {
            problem(top, DiagnosticCode.MISSING_KEY, "The baseline needs the keys 'estate' and 'findings'." + AGAIN);
        } else if (said.containsKey(ESTATE) && !estate.equals(said.get(ESTATE))) {
            problem(
                    top,
                    DiagnosticCode.CONFLICTING_KEYS,
                    "The baseline is of the estate '" + shortened(said.getOrDefault(ESTATE, ""))
                            + "', and the declaration of '" + estate
                            + "'. What was accepted for one says nothing about the other. Name the baseline of this"
                            + " estate, or correct 'estate' in it if the estate has a new name.");
        }
    }

    private void list(JsonParser parser, JsonTree tree) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                Node node = tree.read();
                tree.duplicates()
                        .forEach(key -> problem(
                                key.span(),
                                DiagnosticCode.DUPLICATE_KEY,
                                "The key '" + shortened(key.text()) + "' is written twice. Remove one."));
                entry(node);
            } catch (JsonTree.TooLargeException e) {
                problem(e.place(), DiagnosticCode.FILE_TOO_LARGE, "An entry is larger than 4 MiB." + AGAIN);
            }
        }
    }

    private void entry(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            problem(
                    node.span(),
                    DiagnosticCode.WRONG_TYPE,
                    "Each of 'findings' must be an object with " + String.join(", ", KEYS) + "." + AGAIN);
            return;
        }
        Map<String, String> values = new HashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!KEYS.contains(key)) {
                unknownKey(key, entry.key().span(), KEYS);
            } else if (entry.value() instanceof Node.Scalar scalar && scalar.type() == ScalarType.TEXT) {
                values.put(key, scalar.text());
            } else {
                problem(entry.value().span(), DiagnosticCode.WRONG_TYPE, "'" + key + "' must be a text." + AGAIN);
            }
        }
        List<String> missing =
                KEYS.stream().filter(key -> mapping.entry(key).isEmpty()).toList();
        if (!missing.isEmpty()) {
            problem(
                    node.span(),
                    DiagnosticCode.MISSING_KEY,
                    "The entry lacks " + String.join(", ", missing) + "." + AGAIN);
        } else if (values.size() == KEYS.size()) {
            add(mapping, values);
        }
    }

    private void add(Node.Mapping mapping, Map<String, String> values) {
        String level = values.getOrDefault("level", "");
        if (Arrays.stream(Severity.values()).noneMatch(known -> known.word().equals(level))) {
            problem(
                    mapping.span(),
                    DiagnosticCode.NOT_ONE_OF,
                    "'" + shortened(level) + "' is no level. Levels are error, warning and note." + AGAIN);
            return;
        }
        BaselineEntry entry = new BaselineEntry(
                values.getOrDefault("id", ""),
                values.getOrDefault("name", ""),
                level,
                values.getOrDefault("address", ""),
                values.getOrDefault("message", ""),
                values.getOrDefault("fingerprint", ""));
        if (!ID.matcher(entry.id()).matches()
                || !FINGERPRINT.matcher(entry.fingerprint()).matches()) {
            problem(
                    mapping.span(),
                    DiagnosticCode.BAD_NAME,
                    "An id is HF and four digits, and a fingerprint 64 digits from 0 to 9 and a to f; nobody can make one by"
                            + " hand." + AGAIN);
            return;
        }
        Integer first = lines.putIfAbsent(entry.key(), mapping.span().startLine());
        if (first != null) {
            problem(
                    mapping.span(),
                    DiagnosticCode.DUPLICATE_NAME,
                    "The same finding about '" + shortened(entry.address()) + "' is already in line " + first
                            + ", perhaps after a merge. Remove one of the two.");
            return;
        }
        entries.add(entry);
    }

    private void unknownKey(String key, SourceSpan place, List<String> known) {
        problem(
                place,
                DiagnosticCode.UNKNOWN_KEY,
                "A baseline has no key '" + shortened(key) + "' here." + Suggestion.didYouMean(key, known)
                        + " Possible are: " + String.join(", ", known) + ".");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 80
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 80)) + "…";
    }

    private void problem(SourceSpan place, DiagnosticCode code, String detail) {
        diagnostics.add(place, code, detail);
    }
}
