package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.Quota;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.simulated.agenda.Terms;
import dev.holdfast.executor.fabric.simulated.job.Backups;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.retention.SoftDeleteTerms;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be done to vaults and policies, and when the service refuses. Each returns the address. */
final class VaultOperations {

    private final World world;
    private final ServiceProfile profile;
    private final Census census;
    private final Guards guards;
    private final PolicyLimits limits;

    VaultOperations(World world, ServiceProfile profile, Census census, Guards guards) {
        this.world = world;
        this.guards = guards;
        this.limits = new PolicyLimits(profile);
        this.profile = profile;
        this.census = census;
    }

    String createVault(ManagedObject vault) throws FabricException {
        Refusals.require(vault, ObjectType.VAULT);
        if (world.objects().containsKey(vault.address())) {
            throw Refusals.invalid("The vault " + vault.address().name() + " exists already.");
        }
        checkRegionLimit(vault.text(AttributeNames.REGION));
        world.put(vault);
        return vault.address().toString();
    }

    private void checkRegionLimit(String region) throws FabricException {
        int most = profile.limits().vault().perRegion();
        long there = world.objects(ObjectType.VAULT).stream()
                .filter(vault -> vault.text(AttributeNames.REGION).equals(region))
                .count();
        if (there >= most) {
            throw FabricException.permanent(
                    FabricError.LIMIT_EXCEEDED, "The region " + region + " has " + most + " vaults already.");
        }
    }

    String updateVault(ManagedObject vault) throws FabricException {
        Refusals.require(vault, ObjectType.VAULT);
        String name = vault.address().name();
        ManagedObject before = Refusals.found(world, ObjectType.VAULT, name);
        if (!before.text(AttributeNames.REGION).equals(vault.text(AttributeNames.REGION))) {
            throw Refusals.invalid("The vault " + name + " cannot move to another region.");
        }
        boolean redundancyChanges =
                !before.text(AttributeNames.REDUNDANCY).equals(vault.text(AttributeNames.REDUNDANCY));
        if (redundancyChanges && (census.inVault(name) > 0 || holdsPoints(name))) {
            throw FabricException.permanent(
                    FabricError.REDUNDANCY_FIXED, "The vault " + name + " already protects something.");
        }
        String locked = Immutability.LOCKED.word();
        if (before.text(AttributeNames.IMMUTABILITY).equals(locked)
                && !vault.text(AttributeNames.IMMUTABILITY).equals(locked)) {
            throw FabricException.permanent(
                    FabricError.VAULT_LOCKED, "The immutability of the vault " + name + " is locked.");
        }
        checkWeaker(before, vault);
        world.put(vault);
        return vault.address().toString();
    }

    private void checkWeaker(ManagedObject before, ManagedObject after) throws FabricException {
        String name = before.address().name();
        Duration kept = SoftDeleteTerms.of(before, profile.policies().softDelete());
        if (SoftDeleteTerms.of(after, profile.policies().softDelete()).compareTo(kept) < 0) {
            guards.check(name, "shorten soft delete");
        }
        String disabled = Immutability.DISABLED.word();
        if (!before.text(AttributeNames.IMMUTABILITY).equals(disabled)
                && after.text(AttributeNames.IMMUTABILITY).equals(disabled)) {
            guards.check(name, "switch immutability off");
        }
    }

    String deleteVault(String name) throws FabricException {
        ManagedObject vault = Refusals.found(world, ObjectType.VAULT, name);
        int machines = census.inVault(name);
        if (machines > 0 || holdsPoints(name)) {
            String what = machines > 0
                    ? "protects machines: " + machines
                    : "holds recovery points, soft-deleted ones included, or takes some now";
            throw FabricException.permanent(FabricError.VAULT_NOT_EMPTY, "The vault " + name + " " + what + ".");
        }
        world.remove(vault.address());
        return vault.address().toString();
    }

    private boolean holdsPoints(String vault) {
        for (ItemKey item : world.deleted().all().keySet()) {
            if (item.vault().equals(vault)) {
                return true;
            }
        }
        for (WorldItem item : world.items().values()) {
            if (item.key().vault().equals(vault) && !item.points().isEmpty()) {
                return true;
            }
        }
        for (RunningJob job : world.jobs().running()) {
            if (job.item().vault().equals(vault)) {
                return true;
            }
        }
        return false;
    }

    String putPolicy(ManagedObject policy) throws FabricException {
        requireQuota();
        Refusals.require(policy, ObjectType.POLICY);
        String name = policy.address().name();
        List<String> vaults = vaults(policy);
        for (String vault : vaults) {
            Refusals.found(world, ObjectType.VAULT, vault);
        }
        Terms terms;
        try {
            terms = Terms.of(policy);
        } catch (QuantityException e) {
            throw Refusals.invalid("The policy " + name + " cannot be read: " + e.detail());
        }
        Optional<ManagedObject> before = world.object(ObjectType.POLICY, name);
        if (before.isPresent()
                && before.get().text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED)
                && !terms.isEnhanced()) {
            throw FabricException.permanent(FabricError.NO_WAY_BACK, "The policy " + name + " is an enhanced one.");
        }
        checkPolicyLimit(policy, vaults);
        limits.check(policy, terms);
        if (before.isPresent()) {
            RetentionRule rule = readable(before.get()).rule();
            for (String vault : vaults(before.get())) {
                guards.checkCut(vault, rule, terms.rule());
            }
        }
        world.put(policy);
        policyWritten();
        if (terms.isEnhanced() && before.isPresent()) {
            remember(name);
        }
        terms.promised().ifPresent(world::add);
        return policy.address().toString();
    }

    private static Terms readable(ManagedObject accepted) {
        try {
            return Terms.of(accepted);
        } catch (QuantityException e) {
            throw new IllegalStateException("accepted although unreadable: " + accepted.address(), e);
        }
    }

    /** Machines that follow a policy which is an enhanced one now never go back. */
    private void remember(String policy) {
        for (ManagedObject protection : world.objects(ObjectType.PROTECTION)) {
            if (Backups.isActive(protection)
                    && protection.text(AttributeNames.POLICY).equals(policy)) {
                world.machine(protection.address().name()).ifPresent(machine -> {
                    machine.becomesEnhanced();
                    world.touched(machine);
                });
            }
        }
    }

    /** Refuses for now when the window is full. */
    private void requireQuota() throws FabricException {
        Quota quota = profile.limits().quotas().policyWrites();
        Instant now = Instant.ofEpochSecond(world.clock());
        Duration wait = Duration.between(now, quota.opens(world.policyWrites().instants(), now));
        if (!wait.isZero()) {
            throw FabricException.transientFailure(
                    FabricError.THROTTLED,
                    "Too many policies were written: the service takes " + quota + "; try again after "
                            + wait.toSeconds() + " seconds.",
                    wait);
        }
    }

    private void policyWritten() {
        Duration window = profile.limits().quotas().policyWrites().window();
        world.policyWrites().forgetUntil(world.clock() - window.toSeconds());
        world.policyWrites().accepted(world.clock(), 1);
    }

    private void checkPolicyLimit(ManagedObject policy, List<String> vaults) throws FabricException {
        int most = profile.limits().vault().policies();
        for (String vault : vaults) {
            int others = 0;
            for (ManagedObject other : world.objects(ObjectType.POLICY)) {
                boolean counts = !other.address().equals(policy.address());
                others += counts && vaults(other).contains(vault) ? 1 : 0;
            }
            if (others >= most) {
                throw FabricException.permanent(
                        FabricError.LIMIT_EXCEEDED, "The vault " + vault + " has " + most + " policies already.");
            }
        }
    }

    private static List<String> vaults(ManagedObject policy) {
        AttributeValue value = policy.attributes().get(AttributeNames.VAULTS);
        if (value instanceof AttributeValue.Members members) {
            return members.members();
        }
        return value == null ? List.of() : List.of(value.display());
    }

    String deletePolicy(String name) throws FabricException {
        requireQuota();
        ManagedObject policy = Refusals.found(world, ObjectType.POLICY, name);
        int followers = census.activeUnder(name);
        if (followers > 0) {
            throw FabricException.permanent(
                    FabricError.IN_USE, "Machines that follow the policy " + name + ": " + followers + ".");
        }
        ObjectAddress address = policy.address();
        world.remove(address);
        policyWritten();
        return address.toString();
    }
}
