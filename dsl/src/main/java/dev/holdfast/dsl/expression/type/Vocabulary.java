package dev.holdfast.dsl.expression.type;

import dev.holdfast.dsl.model.disk.Caching;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.disk.WritePattern;
import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.Orchestration;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Which names an expression may use, by the place it stands in. */
public enum Vocabulary {
    /** Selects machines: {@code vm}. */
    VM,
    /** Selects disks: {@code vm} and {@code disk}. */
    DISK,
    /**
     * Rules over machines, disks, policies, vaults, changes, cost and whole plans. What only planning knows, such as
     * {@code vm.protection}, is not checked before evaluation.
     */
    RULE;

    /** The names, sorted, with their types. */
    SortedMap<String, Type> roots() {
        return switch (this) {
            case VM -> Tables.VM_ROOTS;
            case DISK -> Tables.DISK_ROOTS;
            case RULE -> Tables.RULE_ROOTS;
        };
    }

    /** Built when the first expression is parsed. */
    private static final class Tables {
        private static final Type DISK_TYPE = Type.object(new Shape("a disk", disk(), false));
        private static final SortedMap<String, Type> VM_ROOTS = roots("vm", machine(false));
        private static final SortedMap<String, Type> DISK_ROOTS = roots("vm", machine(false), "disk", DISK_TYPE);
        private static final SortedMap<String, Type> RULE_ROOTS = roots(
                "vm",
                machine(true),
                "disk",
                DISK_TYPE,
                "policy",
                Type.ANY,
                "vault",
                Type.ANY,
                "change",
                Type.ANY,
                "cost",
                Type.ANY,
                "plan",
                Type.ANY);

        private static SortedMap<String, Type> roots(Object... namesAndTypes) {
            SortedMap<String, Type> roots = new TreeMap<>();
            for (int i = 0; i < namesAndTypes.length; i += 2) {
                roots.put((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]);
            }
            return roots;
        }

        private static Type machine(boolean planned) {
            SortedMap<String, Type> machine = new TreeMap<>();
            for (String name : List.of(
                    "name",
                    "region",
                    "zone",
                    "resourceGroup",
                    "subscription",
                    "id",
                    "policy",
                    "unprotected",
                    "encryption")) {
                machine.put(name, Type.TEXT);
            }
            machine.put("os", words(OperatingSystem.values(), OperatingSystem::word));
            machine.put("powerState", words(PowerState.values(), PowerState::word));
            machine.put("provisioningState", words(ProvisioningState.values(), ProvisioningState::word));
            machine.put("agent", words(AgentHealth.values(), AgentHealth::word));
            machine.put("tags", Type.TAGS);
            machine.put("runbook", Type.TAGS);
            machine.put("disks", Type.listOf(DISK_TYPE));
            machine.put("size", Type.SIZE);
            machine.put("used", Type.SIZE);
            machine.put(
                    "scaleSet",
                    Type.object(new Shape(
                            "a scale set",
                            new TreeMap<>(Map.of(
                                    "name",
                                    Type.TEXT,
                                    "orchestration",
                                    words(Orchestration.values(), Orchestration::word))),
                            false)));
            machine.put(
                    "workload",
                    Type.object(new Shape(
                            "a workload",
                            new TreeMap<>(Map.of("kind", Type.TEXT, "logBackups", Type.DURATION)),
                            false)));
            if (planned) {
                machine.put("policy", Type.ANY);
                machine.put("protection", Type.ANY);
            }
            return Type.object(new Shape("a machine", machine, planned));
        }

        private static SortedMap<String, Type> disk() {
            SortedMap<String, Type> disk = new TreeMap<>();
            for (String name : List.of("name", "sku", "id", "exclude")) {
                disk.put(name, Type.TEXT);
            }
            for (String name : List.of("os", "temporary", "shared", "writeAccelerator")) {
                disk.put(name, Type.BOOLEAN);
            }
            for (String name : List.of("size", "used", "churn", "growth")) {
                disk.put(name, Type.SIZE);
            }
            disk.put("lun", Type.NUMBER);
            disk.put("reduction", Type.NUMBER);
            disk.put("writes", words(WritePattern.values(), WritePattern::word));
            disk.put("caching", words(Caching.values(), Caching::word));
            disk.put("role", words(DiskRole.values(), DiskRole::word));
            disk.put("kind", words(DiskRole.values(), DiskRole::word));
            disk.put("storage", words(DiskStorage.values(), DiskStorage::word));
            return disk;
        }

        private static <T> Type words(T[] constants, Function<T, String> word) {
            List<String> words = new ArrayList<>();
            for (T constant : constants) {
                words.add(word.apply(constant));
            }
            return Type.oneOf(List.copyOf(words));
        }
    }
}
