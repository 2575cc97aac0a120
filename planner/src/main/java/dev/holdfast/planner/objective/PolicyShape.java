package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.dsl.model.Vault;
import java.util.List;

/**
 * Where the captures of a policy go.
 *
 * @param policyType kind of backup policy
 * @param home the vault of the machine's region
 * @param instantKept true if the retention keeps captures in the snapshot tier
 * @param copies further vaults; may be empty
 */
public record PolicyShape(PolicyType policyType, Vault home, boolean instantKept, List<CopyTarget> copies) {
    public PolicyShape {
        copies = List.copyOf(copies);
    }

    /**
     * A further vault.
     *
     * @param rule what is copied there
     * @param vault the vault
     */
    public record CopyTarget(CopyRule rule, Vault vault) {}
}
