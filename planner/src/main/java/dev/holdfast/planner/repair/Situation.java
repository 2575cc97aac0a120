package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an edit starts from or leads to.
 *
 * @param policy the policy that is looked at
 * @param vaults every vault of the estate, by name
 */
record Situation(BackupPolicy policy, SortedMap<String, Vault> vaults) {
    Situation {
        vaults = Collections.unmodifiableSortedMap(new TreeMap<>(vaults));
    }

    /**
     * A vault of the estate.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    Vault vault(String name) {
        Vault vault = vaults.get(name);
        if (vault == null) {
            throw new IllegalArgumentException("no such vault: " + name);
        }
        return vault;
    }

    Situation with(BackupPolicy other) {
        return new Situation(other, vaults);
    }

    Situation with(Vault other) {
        SortedMap<String, Vault> changed = new TreeMap<>(vaults);
        changed.put(other.name(), other);
        return new Situation(policy, changed);
    }
}
