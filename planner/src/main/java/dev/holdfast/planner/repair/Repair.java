package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import java.util.SortedMap;

/**
 * An edit of a declaration that makes the objectives of a policy hold.
 *
 * @param edit what to write and where, part of a sentence
 * @param policy the policy after the edit
 * @param vaults every vault after the edit, by name
 */
public record Repair(String edit, BackupPolicy policy, SortedMap<String, Vault> vaults) {

    static Repair between(Situation before, Situation after) {
        return new Repair(EditText.of(before, after), after.policy(), after.vaults());
    }
}
