package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.executor.fabric.simulated.job.Backups;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many machines each vault and each policy has. Counted once, then kept up to date. */
final class Census {

    private final World world;
    private final Map<String, Integer> inVault = new HashMap<>();
    private final Map<String, Integer> activeUnderPolicy = new HashMap<>();
    private final Map<String, Integer> copiesTo = new HashMap<>();
    private boolean counted;

    Census(World world) {
        this.world = world;
    }

    /** Protections of a vault, stopped ones too. */
    int inVault(String vault) {
        count();
        return inVault.getOrDefault(vault, 0);
    }

    /** Active protections that follow a policy. */
    int activeUnder(String policy) {
        count();
        return activeUnderPolicy.getOrDefault(policy, 0);
    }

    /** Machines of which copies come into a vault. */
    int copiesTo(String vault) {
        count();
        return copiesTo.getOrDefault(vault, 0);
    }

    /** A copy rule came, changed or went. */
    void copyChanged(Optional<ManagedObject> before, Optional<ManagedObject> after) {
        if (counted) {
            before.ifPresent(rule -> addCopy(rule, -1));
            after.ifPresent(rule -> addCopy(rule, 1));
        }
    }

    private void addCopy(ManagedObject rule, int one) {
        copiesTo.merge(rule.text(AttributeNames.TARGET_VAULT), one, Integer::sum);
    }

    /** A protection came, changed or went. */
    void changed(Optional<ManagedObject> before, Optional<ManagedObject> after) {
        if (counted) {
            before.ifPresent(protection -> add(protection, -1));
            after.ifPresent(protection -> add(protection, 1));
        }
    }

    private void count() {
        if (!counted) {
            counted = true;
            world.objects(ObjectType.PROTECTION).forEach(protection -> add(protection, 1));
            world.objects(ObjectType.COPY).forEach(rule -> addCopy(rule, 1));
        }
    }

    private void add(ManagedObject protection, int one) {
        inVault.merge(protection.text(AttributeNames.VAULT), one, Integer::sum);
        if (Backups.isActive(protection)) {
            activeUnderPolicy.merge(protection.text(AttributeNames.POLICY), one, Integer::sum);
        }
    }
}
