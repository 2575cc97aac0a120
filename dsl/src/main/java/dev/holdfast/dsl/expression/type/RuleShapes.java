package dev.holdfast.dsl.expression.type;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Mechanism;
import dev.holdfast.dsl.model.retention.RetentionClass;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What rules see beyond machines and disks: what planning adds to them, and the parts of a plan. Built from the leaves up. */
final class RuleShapes {

    private static final Type VAULT = object(
            "a vault",
            "name",
            Type.TEXT,
            "region",
            Type.TEXT,
            "redundancy",
            words(Redundancy.values(), Redundancy::word),
            "crossRegionRestore",
            Type.BOOLEAN,
            "softDelete",
            Type.DURATION,
            "immutability",
            words(Immutability.values(), Immutability::word),
            "machines",
            Type.NUMBER);

    private static final Type KEPT = object(
            "a class of a retention",
            "count",
            Type.NUMBER,
            "age",
            Type.DURATION,
            "unlimited",
            Type.BOOLEAN,
            "covers",
            Type.DURATION);

    private static final Type RETENTION = retention();

    private static final Type COPY = object(
            "a copy",
            "name",
            Type.TEXT,
            "vault",
            VAULT,
            "region",
            Type.TEXT,
            "from",
            Type.TEXT,
            "every",
            Type.DURATION,
            "retention",
            RETENTION);

    private static final Type POLICY = object(
            "a policy",
            "name",
            Type.TEXT,
            "vaults",
            Type.listOf(VAULT),
            "mechanism",
            words(Mechanism.values(), Mechanism::word),
            "policyType",
            Type.oneOf(List.of("standard", "enhanced")),
            "consistency",
            words(Consistency.values(), Consistency::word),
            "timeZone",
            Type.TEXT,
            "schedule",
            Type.TEXT,
            "rpo",
            Type.DURATION,
            "rto",
            Type.DURATION,
            "strict",
            Type.BOOLEAN,
            "survive",
            Type.listOf(words(FailureClass.values(), FailureClass::word)),
            "retention",
            RETENTION,
            "copies",
            Type.listOf(COPY),
            "machines",
            Type.NUMBER);

    private static final Type RPO = object(
            "the data loss",
            "target",
            Type.DURATION,
            "scheduled",
            Type.DURATION,
            "worstCase",
            Type.DURATION,
            "holds",
            Type.BOOLEAN);

    private static final Type RTO =
            object("the restore time", "target", Type.DURATION, "estimate", Type.DURATION, "holds", Type.BOOLEAN);

    private static final Type FAILURE =
            object("a failure class", "name", words(FailureClass.values(), FailureClass::word), "rpo", RPO, "rto", RTO);

    private RuleShapes() {}

    /** What a rule knows of the protection of a machine; {@code disk} is a disk as planned. */
    static Type protection(Type disk) {
        return object(
                "a protection",
                "policy",
                POLICY,
                "vault",
                VAULT,
                "region",
                Type.TEXT,
                "mechanism",
                words(Mechanism.values(), Mechanism::word),
                "consistency",
                words(Consistency.values(), Consistency::word),
                "schedule",
                Type.TEXT,
                "timeZone",
                Type.TEXT,
                "slot",
                Type.DURATION,
                "copies",
                Type.listOf(COPY),
                "includedDisks",
                Type.listOf(disk),
                "excludedDisks",
                Type.listOf(disk),
                "rpo",
                RPO,
                "rto",
                RTO,
                "failures",
                Type.listOf(FAILURE));
    }

    /** What becomes of a machine, in the words of a plan's coverage. */
    static Type status() {
        return Type.oneOf(List.of("protected", "partly", "unprotected", "uncovered", "refused", "retired"));
    }

    static Type vault() {
        return VAULT;
    }

    static Type policy() {
        return POLICY;
    }

    /** A changed object; {@code machine} is a machine as planned. */
    static Type change(Type machine) {
        Type effect = Type.oneOf(List.of("strengthens", "weakens", "neutral"));
        Type attribute = object(
                "a changed attribute", "name", Type.TEXT, "before", Type.TEXT, "after", Type.TEXT, "effect", effect);
        return object(
                "a change",
                "address",
                Type.TEXT,
                "type",
                Type.oneOf(List.of("vault", "policy", "protection", "schedule", "copy")),
                "name",
                Type.TEXT,
                "action",
                Type.oneOf(List.of("create", "update", "replace", "delete", "forget")),
                "reason",
                Type.TEXT,
                "weakens",
                Type.BOOLEAN,
                "irreversible",
                Type.BOOLEAN,
                "before",
                Type.TAGS,
                "after",
                Type.TAGS,
                "attributes",
                Type.listOf(attribute),
                "vm",
                machine);
    }

    /** What a machine or the machines of a policy cost. */
    static Type cost(Type machine) {
        SortedMap<String, Type> properties = amounts();
        properties.put("kind", Type.oneOf(List.of("machine", "policy")));
        properties.put("name", Type.TEXT);
        properties.put("policy", Type.TEXT);
        properties.put("vm", machine);
        return Type.object(new Shape("a cost", properties, false));
    }

    /** A whole plan. */
    static Type plan() {
        SortedMap<String, Type> properties = new TreeMap<>();
        for (String count : List.of(
                "machines",
                "protected",
                "partly",
                "unprotected",
                "uncovered",
                "refused",
                "retired",
                "adds",
                "changes",
                "replaces",
                "deletes",
                "forgets",
                "weakenings",
                "irreversible",
                "backups",
                "copies",
                "prunes",
                "pointsLost",
                "moves")) {
            properties.put(count, Type.NUMBER);
        }
        properties.put("estate", Type.TEXT);
        properties.put("first", Type.BOOLEAN);
        properties.put("limited", Type.BOOLEAN);
        properties.put("cost", Type.object(new Shape("the cost of a plan", amounts(), false)));
        return Type.object(new Shape("a plan", properties, false));
    }

    private static SortedMap<String, Type> amounts() {
        SortedMap<String, Type> amounts = new TreeMap<>();
        for (String amount : List.of("month1", "month12", "before", "delta")) {
            amounts.put(amount, Type.NUMBER);
        }
        amounts.put("currency", Type.TEXT);
        return amounts;
    }

    private static Type retention() {
        SortedMap<String, Type> properties = new TreeMap<>();
        for (RetentionClass each : RetentionClass.values()) {
            properties.put(each.word(), KEPT);
        }
        properties.put("instant", Type.DURATION);
        properties.put("within", Type.DURATION);
        properties.put("archiveAfter", Type.DURATION);
        properties.put("minGood", Type.NUMBER);
        return Type.object(new Shape("a retention", properties, false));
    }

    private static Type object(String shown, Object... namesAndTypes) {
        SortedMap<String, Type> properties = new TreeMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            properties.put((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]);
        }
        return Type.object(new Shape(shown, properties, false));
    }

    private static <T> Type words(T[] constants, Function<T, String> word) {
        List<String> words = new ArrayList<>();
        for (T constant : constants) {
            words.add(word.apply(constant));
        }
        return Type.oneOf(List.copyOf(words));
    }
}
