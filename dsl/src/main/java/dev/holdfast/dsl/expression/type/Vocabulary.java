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
import dev.holdfast.dsl.model.rule.RuleTarget;
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
    /** Rules of any target, where the target is not known: names below the roots are not checked. */
    RULE,
    /** Rules over machines as planned: {@code vm}. */
    RULE_VM,
    /** Rules over disks as planned: {@code vm} and {@code disk}. */
    RULE_DISK,
    /** Rules over policies: {@code policy}. */
    RULE_POLICY,
    /** Rules over vaults: {@code vault}. */
    RULE_VAULT,
    /** Rules over changed objects: {@code change}. */
    RULE_CHANGE,
    /** Rules over costs: {@code cost}. */
    RULE_COST,
    /** Rules over whole plans: {@code plan}. */
    RULE_PLAN;

    /** What a rule for this target may use. */
    public static Vocabulary of(RuleTarget target) {
        return switch (target) {
            case VM -> RULE_VM;
            case DISK -> RULE_DISK;
            case POLICY -> RULE_POLICY;
            case VAULT -> RULE_VAULT;
            case CHANGE -> RULE_CHANGE;
            case COST -> RULE_COST;
            case PLAN -> RULE_PLAN;
        };
    }

    /** The names, sorted, with their types. */
    SortedMap<String, Type> roots() {
        return switch (this) {
            case VM -> Tables.VM_ROOTS;
            case DISK -> Tables.DISK_ROOTS;
            case RULE -> RuleTables.OPEN_ROOTS;
            case RULE_VM -> RuleTables.VM_ROOTS;
            case RULE_DISK -> RuleTables.DISK_ROOTS;
            case RULE_POLICY -> RuleTables.POLICY_ROOTS;
            case RULE_VAULT -> RuleTables.VAULT_ROOTS;
            case RULE_CHANGE -> RuleTables.CHANGE_ROOTS;
            case RULE_COST -> RuleTables.COST_ROOTS;
            case RULE_PLAN -> RuleTables.PLAN_ROOTS;
        };
    }

    /** True for the names of rules, which speak of machines as planned. */
    boolean isOfRules() {
        return switch (this) {
            case VM, DISK -> false;
            case RULE, RULE_VM, RULE_DISK, RULE_POLICY, RULE_VAULT, RULE_CHANGE, RULE_COST, RULE_PLAN -> true;
        };
    }

    private static SortedMap<String, Type> roots(Object... namesAndTypes) {
        SortedMap<String, Type> roots = new TreeMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            roots.put((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]);
        }
        return roots;
    }

    /** Built when the first rule is read. */
    private static final class RuleTables {
        private static final Type DISK = Type.object(new Shape("a disk", plannedDisk(), false));
        private static final Type MACHINE = Type.object(new Shape("a machine", plannedMachine(), false));
        private static final SortedMap<String, Type> VM_ROOTS = Vocabulary.roots("vm", MACHINE);
        private static final SortedMap<String, Type> DISK_ROOTS = Vocabulary.roots("vm", MACHINE, "disk", DISK);
        private static final SortedMap<String, Type> POLICY_ROOTS = Vocabulary.roots("policy", RuleShapes.policy());
        private static final SortedMap<String, Type> VAULT_ROOTS = Vocabulary.roots("vault", RuleShapes.vault());
        private static final SortedMap<String, Type> CHANGE_ROOTS =
                Vocabulary.roots("change", RuleShapes.change(MACHINE));
        private static final SortedMap<String, Type> COST_ROOTS = Vocabulary.roots("cost", RuleShapes.cost(MACHINE));
        private static final SortedMap<String, Type> PLAN_ROOTS = Vocabulary.roots("plan", RuleShapes.plan());
        private static final SortedMap<String, Type> OPEN_ROOTS = open();

        private static SortedMap<String, Type> plannedDisk() {
            SortedMap<String, Type> disk = Tables.disk();
            disk.put("included", Type.BOOLEAN);
            disk.put("reason", Type.TEXT);
            return disk;
        }

        private static SortedMap<String, Type> plannedMachine() {
            SortedMap<String, Type> machine = Tables.machine();
            machine.put("address", Type.TEXT);
            machine.put("status", RuleShapes.status());
            machine.put("reason", Type.TEXT);
            machine.put("disks", Type.listOf(DISK));
            machine.put("protection", RuleShapes.protection(DISK));
            return machine;
        }

        private static SortedMap<String, Type> open() {
            SortedMap<String, Type> open = new TreeMap<>();
            for (RuleTarget target : RuleTarget.values()) {
                open.put(target.word(), Type.ANY);
            }
            return open;
        }
    }

    /** Built when the first expression is parsed. */
    private static final class Tables {
        private static final Type DISK_TYPE = Type.object(new Shape("a disk", disk(), false));
        private static final SortedMap<String, Type> VM_ROOTS =
                Vocabulary.roots("vm", Type.object(new Shape("a machine", machine(), false)));
        private static final SortedMap<String, Type> DISK_ROOTS =
                Vocabulary.roots("vm", Type.object(new Shape("a machine", machine(), false)), "disk", DISK_TYPE);

        private static SortedMap<String, Type> machine() {
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
            return machine;
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
