package dev.holdfast.dsl.model;

import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.rule.BuiltinRule;
import dev.holdfast.dsl.model.rule.Limits;
import dev.holdfast.dsl.model.rule.Rule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything an estate's files say, merged and checked. Mirrors the top of the schema.
 *
 * @param name the estate; its state is kept under this name
 * @param defaults what holds where nothing else is said
 * @param vaults by name
 * @param storageAccounts by name
 * @param policies by name, inheritance resolved
 * @param machines machines declared in the files, by name
 * @param inventories files with more machines, in the order of the text
 * @param bindings first match wins
 * @param retired ended items, by machine
 * @param moves things that have a new name, in the order of the text
 * @param exclusions in the order of the text
 * @param rules by name
 * @param builtinRules what is said of built-in findings, by finding name
 * @param limits guardrails
 * @param prices path of the price book; absent for the shipped one
 */
public record Declaration(
        String name,
        Defaults defaults,
        SortedMap<String, Vault> vaults,
        SortedMap<String, StorageAccount> storageAccounts,
        SortedMap<String, BackupPolicy> policies,
        SortedMap<String, VirtualMachine> machines,
        List<InventorySource> inventories,
        List<Binding> bindings,
        SortedMap<String, Retirement> retired,
        List<Move> moves,
        List<Exclusion> exclusions,
        SortedMap<String, Rule> rules,
        SortedMap<String, BuiltinRule> builtinRules,
        Limits limits,
        Optional<String> prices) {

    public Declaration {
        vaults = sorted(vaults);
        storageAccounts = sorted(storageAccounts);
        policies = sorted(policies);
        machines = sorted(machines);
        inventories = List.copyOf(inventories);
        bindings = List.copyOf(bindings);
        retired = sorted(retired);
        moves = List.copyOf(moves);
        exclusions = List.copyOf(exclusions);
        rules = sorted(rules);
        builtinRules = sorted(builtinRules);
    }

    /** Changed levels of built-in findings, by finding name. */
    public SortedMap<String, Severity> builtinLevels() {
        SortedMap<String, Severity> levels = new TreeMap<>();
        builtinRules.forEach((name, rule) -> rule.level().ifPresent(level -> levels.put(name, level)));
        return levels;
    }

    /** The same declaration with other rules, and other words on built-in findings. */
    public Declaration withRules(SortedMap<String, Rule> others, SortedMap<String, BuiltinRule> otherBuiltins) {
        return new Declaration(
                name,
                defaults,
                vaults,
                storageAccounts,
                policies,
                machines,
                inventories,
                bindings,
                retired,
                moves,
                exclusions,
                others,
                otherBuiltins,
                limits,
                prices);
    }

    /** The same declaration with other policies. */
    public Declaration withPolicies(SortedMap<String, BackupPolicy> others) {
        return new Declaration(
                name,
                defaults,
                vaults,
                storageAccounts,
                others,
                machines,
                inventories,
                bindings,
                retired,
                moves,
                exclusions,
                rules,
                builtinRules,
                limits,
                prices);
    }

    private static <T> SortedMap<String, T> sorted(SortedMap<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
