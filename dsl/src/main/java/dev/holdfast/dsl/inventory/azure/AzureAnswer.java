package dev.holdfast.dsl.inventory.azure;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.inventory.RecordProblems;
import dev.holdfast.dsl.json.JsonTree;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Streams the records of Azure's answers, one at a time.
 *
 * <p>Forms: a list (command line client), {@code {"value": […]}} (ARM), {@code {"data": […]}} (Resource Graph), a single
 * resource, and several of these one after the other (pages).
 */
final class AzureAnswer {

    /** Parts of records that no reader needs; some are large or hold what should not be kept. */
    private static final Set<String> SKIPPED = Set.of(
            "resources",
            "networkprofile",
            "networkprofileconfiguration",
            "diagnosticsprofile",
            "extensions",
            "extensionhandlers",
            "secrets",
            "adminpassword",
            "customdata",
            "userdata",
            "publickeys",
            "creationdata");

    private static final Set<String> NEXT_PAGE =
            Set.of("nextlink", "@odata.nextlink", "$skiptoken", "skiptoken", "skip_token");

    /** Members of a single resource; others at the top of an answer are not kept. */
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "name",
            "type",
            "location",
            "zones",
            "tags",
            "properties",
            "resourcegroup",
            "subscriptionid",
            "sku",
            "storageprofile",
            "osprofile",
            "instanceview",
            "powerstate",
            "provisioningstate",
            "virtualmachinescaleset",
            "disksizegb",
            "disksizebytes",
            "maxshares",
            "encryption",
            "licensetype");

    private final JsonParser parser;
    private final String file;
    private final Diagnostics diagnostics;
    private final JsonTree tree;
    private final RecordReader reader;
    private Optional<SourceSpan> nextPage = Optional.empty();
    private boolean givenUp;

    AzureAnswer(JsonParser parser, String file, Diagnostics diagnostics, RecordReader reader) {
        this.parser = parser;
        this.file = file;
        this.diagnostics = diagnostics;
        this.tree = new JsonTree(parser, file, SKIPPED, 1);
        this.reader = reader;
    }

    /** Takes each record with its problems. */
    @FunctionalInterface
    interface RecordReader {
        void read(Node record, RecordProblems problems);
    }

    /** Reads all; problems of the text itself come as exceptions of the parser. */
    void read() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            unreadable(
                    SourceSpan.at(file, 1, 1),
                    "The file is empty. It should hold the answer of az vm list or of Azure's" + " resource manager.");
        }
        while (token != null) {
            nextPage = Optional.empty();
            if (token == JsonToken.START_ARRAY) {
                records("");
            } else if (token == JsonToken.START_OBJECT) {
                page();
            } else {
                unreadable(
                        tree.place(),
                        "The file holds a single value instead of a list of resources. It should hold the"
                                + " answer of az vm list or of Azure's resource manager.");
                return;
            }
            token = givenUp ? null : parser.nextToken();
        }
        nextPage.ifPresent(place -> diagnostics.add(
                place,
                DiagnosticCode.INVENTORY_INCOMPLETE,
                "The answer names a next page that is not in this file, so machines are missing, and what protects them"
                        + " would be stopped. Fetch all pages and write them into the file one after the other."));
    }

    private void records(String pointer) {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            RecordProblems problems = new RecordProblems(diagnostics, tree.place(), pointer + "/" + index++);
            try {
                record(tree.read(), problems);
            } catch (JsonTree.TooLargeException e) {
                problems.damaged("The record is larger than 4 MiB.");
            }
        }
    }

    private void record(Node record, RecordProblems problems) {
        if (!(record instanceof Node.Mapping)) {
            problems.damaged("The record is not an object.");
            return;
        }
        for (Node.Scalar duplicate : tree.duplicates()) {
            problems.unusable(
                    duplicate, "The key '" + duplicate.text() + "' is written twice; the first value counts.");
        }
        reader.read(record, problems);
    }

    /** An object at the top: a page with a list inside, a single resource, or an error. */
    private void page() {
        SourceSpan place = tree.place();
        List<Node.Entry> members = new ArrayList<>();
        List<Node.Scalar> duplicates = new ArrayList<>();
        boolean list = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String key = name.toLowerCase(Locale.ROOT);
            SourceSpan namePlace = tree.place();
            JsonToken value = parser.nextToken();
            if ((key.equals("value") || key.equals("data")) && value == JsonToken.START_ARRAY) {
                list = true;
                records("/" + name);
            } else if (key.equals("data") && value == JsonToken.START_OBJECT) {
                list = true;
                unreadable(
                        namePlace,
                        "The answer is in Resource Graph's table form (columns and rows). Ask for objects:"
                                + " az graph query gives them, or resultFormat objectArray in the options of a request.");
                parser.skipChildren();
            } else {
                list |= member(new Node.Scalar(name, ScalarType.TEXT, namePlace), key, value, members, duplicates);
            }
        }
        if (!list) {
            single(new Node.Mapping(members, place), duplicates);
        }
    }

    /** True if the answer is an error that was reported. */
    private boolean member(
            Node.Scalar name, String key, JsonToken value, List<Node.Entry> members, List<Node.Scalar> duplicates) {
        boolean notEmpty =
                value == JsonToken.VALUE_STRING && !parser.getString().isBlank();
        if (NEXT_PAGE.contains(key) && notEmpty) {
            nextPage = Optional.of(name.span());
        } else if (key.equals("resulttruncated") && parser.getValueAsString("").equalsIgnoreCase("true")) {
            nextPage = Optional.of(name.span());
        }
        if (!MEMBERS.contains(key) && !key.equals("error")) {
            parser.skipChildren();
            return false;
        }
        try {
            Node node = tree.read();
            duplicates.addAll(tree.duplicates());
            if (key.equals("error") && node instanceof Node.Mapping) {
                unreadable(
                        name.span(),
                        "The file holds an error of the service instead of a list: "
                                + RecordFields.text(node, "code").orElse("no code") + ", "
                                + RecordFields.text(node, "message").orElse("no message")
                                + ". Fetch the inventory again.");
                return true;
            }
            members.add(new Node.Entry(name, node));
        } catch (JsonTree.TooLargeException e) {
            new RecordProblems(diagnostics, e.place(), "").damaged("The record is larger than 4 MiB.");
        }
        return false;
    }

    private void single(Node.Mapping record, List<Node.Scalar> duplicates) {
        boolean resource = RecordFields.text(record, "id").isPresent()
                || (RecordFields.text(record, "name").isPresent()
                        && (RecordFields.find(record, "properties").isPresent()
                                || RecordFields.find(record, "storageProfile").isPresent()));
        if (!resource) {
            givenUp = true;
            unreadable(
                    record.span(),
                    "There is no list of resources here. Expected is the answer of az vm list, an object"
                            + " with 'value' (resource manager) or with 'data' (Resource Graph). A file with one machine per line is"
                            + " declared with 'ndjson' instead of 'azure'.");
            return;
        }
        RecordProblems problems = new RecordProblems(diagnostics, record.span(), "");
        for (Node.Scalar duplicate : duplicates) {
            problems.unusable(
                    duplicate, "The key '" + duplicate.text() + "' is written twice; the first value counts.");
        }
        reader.read(record, problems);
    }

    private void unreadable(SourceSpan place, String detail) {
        diagnostics.add(place, DiagnosticCode.INVENTORY_UNREADABLE, detail);
    }
}
