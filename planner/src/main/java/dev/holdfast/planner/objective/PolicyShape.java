package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The same without snapshots that are kept. */
    public PolicyShape withoutSnapshots() {
        return new PolicyShape(policyType, home, false, copies);
    }

    /** The copies that a capture passes on its way to a copy, from the home vault outward; that copy is the last. */
    public List<CopyTarget> chain(CopyTarget last) {
        List<CopyTarget> chain = new ArrayList<>();
        Optional<CopyTarget> hop = Optional.of(last);
        while (hop.isPresent()) {
            chain.add(0, hop.get());
            hop = hop.get()
                    .rule()
                    .from()
                    .filter(from -> !from.equals(home.name()))
                    .flatMap(this::copyTo);
        }
        return chain;
    }

    private Optional<CopyTarget> copyTo(String vault) {
        return copies.stream().filter(copy -> copy.rule().to().equals(vault)).findFirst();
    }

    /**
     * A further vault.
     *
     * @param rule what is copied there
     * @param vault the vault
     */
    public record CopyTarget(CopyRule rule, Vault vault) {}
}
