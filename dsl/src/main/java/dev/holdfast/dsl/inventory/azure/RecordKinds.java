package dev.holdfast.dsl.inventory.azure;

import dev.holdfast.dsl.inventory.RecordProblems;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.NodeKind;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.List;
import java.util.Optional;

/** Checks that the main parts of a cloud record are what the service sends: a wrong kind is said, never guessed over. */
final class RecordKinds {

    private static final List<String> TEXTS = List.of("name", "id", "location", "region", "resourceGroup");
    private static final List<String> MAPPINGS = List.of("properties", "storageProfile", "osProfile");
    private static final List<String> SEQUENCES = List.of("zones");

    private RecordKinds() {}

    /** Reports every part of another kind; the record is kept without it. */
    static void check(Node record, RecordProblems problems) {
        for (String key : TEXTS) {
            RecordFields.find(record, key)
                    .filter(part -> !(part instanceof Node.Scalar scalar && scalar.type() == ScalarType.TEXT))
                    .ifPresent(part -> report(part, key, "a text", problems));
        }
        expect(record, MAPPINGS, NodeKind.MAPPING, "an object", problems);
        expect(record, SEQUENCES, NodeKind.SEQUENCE, "a list", problems);
        RecordFields.find(record, "properties")
                .ifPresent(below -> expect(below, MAPPINGS, NodeKind.MAPPING, "an object", problems));
    }

    private static void expect(Node record, List<String> keys, NodeKind kind, String words, RecordProblems problems) {
        for (String key : keys) {
            RecordFields.find(record, key)
                    .filter(part -> part.kind() != kind)
                    .ifPresent(part -> report(part, key, words, problems));
        }
    }

    private static void report(Node part, String key, String words, RecordProblems problems) {
        problems.unusable(
                part,
                "'" + key + "' should be " + words
                        + ", but is not. What it says may be lost to the plan. Fetch the inventory"
                        + " again, or correct the record.");
    }

    /** A text; empty for numbers and everything else. */
    static Optional<String> onlyText(Node record, String key) {
        return RecordFields.find(record, key)
                .filter(part -> part instanceof Node.Scalar scalar && scalar.type() == ScalarType.TEXT)
                .flatMap(part -> RecordFields.text(Optional.of(part)));
    }
}
