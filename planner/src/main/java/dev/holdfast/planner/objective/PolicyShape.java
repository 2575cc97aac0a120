package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.dsl.model.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
     * The shape of a policy for machines of one vault.
     *
     * @param home the vault of their region
     * @param vaults every declared vault, by name
     */
    public static PolicyShape of(BackupPolicy policy, PolicyType policyType, Vault home, Map<String, Vault> vaults) {
        List<CopyTarget> targets = new ArrayList<>();
        for (CopyRule rule : policy.copies()) {
            Vault target = vaults.get(rule.to());
            if (target != null && !rule.to().equals(home.name())) {
                targets.add(new CopyTarget(rule, target));
            }
        }
        boolean instantKept = policy.retention().flatMap(rule -> rule.instant()).isPresent();
        return new PolicyShape(policyType, home, instantKept, targets);
    }

    /**
     * A further vault.
     *
     * @param rule what is copied there
     * @param vault the vault
     */
    public record CopyTarget(CopyRule rule, Vault vault) {}
}
