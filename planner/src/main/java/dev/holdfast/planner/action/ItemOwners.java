package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.desired.RetiredMachine;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue.Members;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.storage.MachineContent;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the owner of each item. */
public final class ItemOwners {

    private final DesiredState desired;
    private final RecordedState recorded;
    private final Map<ObjectAddress, ManagedObject> left;
    private final Map<String, PromisedRule> promised;
    private final Map<String, DesiredMachine> machines = new HashMap<>();
    /** Rules of policies as the plan leaves them, by name; absent for those that keep everything or cannot be read. */
    private final Map<String, Optional<PromisedRule>> inForce = new HashMap<>();

    /**
     * Owners under a declaration.
     *
     * @param left every object as the plan leaves it
     * @param promised every rule a promise may name, by digest
     */
    public ItemOwners(
            DesiredState desired,
            RecordedState recorded,
            Map<ObjectAddress, ManagedObject> left,
            Map<String, PromisedRule> promised) {
        this.desired = desired;
        this.recorded = recorded;
        this.left = left;
        this.promised = promised;
        for (DesiredMachine machine : desired.machines()) {
            machines.put(machine.address(), machine);
        }
    }

    /**
     * The owner of an item.
     *
     * @param points its points with their promises, newest first
     */
    public ItemOwner of(ItemKey item, List<RecoveryPoint> points) {
        RetiredMachine retired = desired.retired().get(item.machine());
        Optional<ManagedObject> following = following(item);
        if (retired != null && following.isEmpty()) {
            return ofRetired(item, points, retired);
        }
        DesiredMachine machine = machines.get(item.machine());
        boolean untouched = desired.untouched().contains(new ObjectAddress(ObjectType.PROTECTION, item.machine()));
        if (machine == null
                || untouched
                || machine.vault().isEmpty()
                || machine.design().isEmpty()) {
            return following
                    .map(protection -> leftAsItIs(machine, protection))
                    .orElseGet(() -> without(untouched ? ItemOwner.Kind.UNTOUCHED : ItemOwner.Kind.UNOWNED));
        }
        PolicyDesign design = machine.design().get();
        ZoneId zone = design.policy().timeZone();
        if (machine.vault().get().equals(item.vault())) {
            if (following.isEmpty()) {
                return without(ItemOwner.Kind.UNTOUCHED); // the plan leaves out what would start it: nothing expires
            }
            if (!follows(following.get(), design)) {
                return leftAsItIs(machine, following.get());
            }
            return new ItemOwner(
                    ItemOwner.Kind.HOME,
                    design.policy().retention(),
                    zone,
                    Optional.empty(),
                    Optional.of(machine),
                    content(machine));
        }
        if (following.isPresent()) {
            return leftAsItIs(machine, following.get()); // the plan leaves out its move to another vault
        }
        return copyRule(design, item.vault())
                .map(rule -> new ItemOwner(
                        ItemOwner.Kind.COPY,
                        Optional.of(rule.retention()),
                        zone,
                        Optional.empty(),
                        Optional.of(machine),
                        content(machine)))
                .orElseGet(() -> without(ItemOwner.Kind.UNOWNED));
    }

    /** The protection by whose policy the service expires the points of an item, as the plan leaves it. */
    private Optional<ManagedObject> following(ItemKey item) {
        ManagedObject protection = left.get(new ObjectAddress(ObjectType.PROTECTION, item.machine()));
        return Optional.ofNullable(protection)
                .filter(found -> found.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE))
                .filter(found -> found.text(AttributeNames.VAULT).equals(item.vault()));
    }

    /** True if a protection follows a policy as it is declared. A plan of everything makes it so; one of parts may not. */
    private boolean follows(ManagedObject protection, PolicyDesign design) {
        String name = protection.text(AttributeNames.POLICY);
        Optional<PromisedRule> declared = design.policy()
                .retention()
                .map(rule -> Promises.of(rule, design.policy().timeZone()));
        return name.equals(design.policy().name()) && ruleOf(name).equals(declared);
    }

    /** The service goes on to expire points by the policy that the protection names: as the plan leaves it, declared or not. */
    private ItemOwner leftAsItIs(@Nullable DesiredMachine machine, ManagedObject protection) {
        Optional<PromisedRule> rule = ruleOf(protection.text(AttributeNames.POLICY));
        return new ItemOwner(
                ItemOwner.Kind.UNTOUCHED,
                rule.map(PromisedRule::rule),
                rule.map(PromisedRule::zone).orElse(ZoneOffset.UTC),
                Optional.empty(),
                Optional.ofNullable(machine),
                machine == null ? MachineContent.UNKNOWN : content(machine, protection));
    }

    private Optional<PromisedRule> ruleOf(String policy) {
        return inForce.computeIfAbsent(policy, this::readRule);
    }

    private Optional<PromisedRule> readRule(String policy) {
        ManagedObject object = left.get(new ObjectAddress(ObjectType.POLICY, policy));
        try {
            return object == null ? Optional.empty() : Promises.of(object);
        } catch (QuantityException e) {
            return Optional.empty(); // recorded by another version; nothing can be said of its points
        }
    }

    /** The last policy decides: the one the protection still names, else the newest promise given for a point. */
    private ItemOwner ofRetired(ItemKey item, List<RecoveryPoint> points, RetiredMachine retired) {
        ManagedObject protection = recorded.objects().get(new ObjectAddress(ObjectType.PROTECTION, item.machine()));
        boolean home =
                protection == null || protection.text(AttributeNames.VAULT).equals(item.vault());
        ItemOwner.Kind kind = home ? ItemOwner.Kind.RETIRED_HOME : ItemOwner.Kind.RETIRED_COPY;
        PolicyDesign design =
                protection == null ? null : desired.policies().get(protection.text(AttributeNames.POLICY));
        if (design != null) {
            Optional<RetentionRule> rule = home
                    ? design.policy().retention()
                    : copyRule(design, item.vault()).map(CopyRule::retention);
            if (rule.isPresent()) {
                return ended(kind, rule, design.policy().timeZone(), retired);
            }
        }
        for (RecoveryPoint point : points) {
            PromisedRule last = point.promise()
                    .map(promise ->
                            promised.get(promise.rules().get(promise.rules().size() - 1)))
                    .orElse(null);
            if (last != null) {
                return ended(kind, Optional.of(last.rule()), last.zone(), retired);
            }
        }
        return ended(kind, Optional.empty(), ZoneOffset.UTC, retired);
    }

    private static ItemOwner ended(
            ItemOwner.Kind kind, Optional<RetentionRule> rule, ZoneId zone, RetiredMachine retired) {
        return new ItemOwner(kind, rule, zone, Optional.of(retired), Optional.empty(), MachineContent.UNKNOWN);
    }

    private static Optional<CopyRule> copyRule(PolicyDesign design, String target) {
        for (CopyRule rule : design.policy().copies()) {
            if (rule.to().equals(target)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** What the backups of a machine contain. */
    static MachineContent content(DesiredMachine machine) {
        return content(machine, machine.disks().included());
    }

    /** What a protection that stays as it is backs up: the disks it names, since for its machine none are chosen. */
    private static MachineContent content(DesiredMachine machine, ManagedObject protection) {
        List<String> names = protection.attributes().get(AttributeNames.INCLUDED_DISKS) instanceof Members set
                ? set.members()
                : List.of();
        return content(
                machine,
                machine.known().machine().disks().stream()
                        .filter(disk -> names.contains(disk.name()))
                        .toList());
    }

    private static MachineContent content(DesiredMachine machine, List<Disk> included) {
        return MachineContent.of(included.isEmpty() ? machine.known().machine().disks() : included);
    }

    private static ItemOwner without(ItemOwner.Kind kind) {
        return new ItemOwner(
                kind, Optional.empty(), ZoneOffset.UTC, Optional.empty(), Optional.empty(), MachineContent.UNKNOWN);
    }
}
