package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.cost.course.ItemTerms;
import dev.holdfast.planner.cost.course.MachinePlan;
import dev.holdfast.planner.cost.course.MachinePlan.CopyPlan;
import dev.holdfast.planner.cost.course.RunTimes;
import dev.holdfast.planner.retention.SoftDeleteTerms;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What objects say of courses and prices, each read once. What cannot be read, as records of another version may be, says nothing. */
final class ObjectBook {

    /** A vault whose data can be restored in the paired region. */
    private static final String READABLE = "RA-";

    private final SortedMap<ObjectAddress, ManagedObject> objects;
    private final ServiceProfile profile;
    private final Map<String, VaultTerms> vaults = new HashMap<>();
    private final Readings readings;
    private final Map<String, ManagedObject> protections = new TreeMap<>();
    private final Map<String, ManagedObject> schedules = new HashMap<>();
    private final Map<String, List<ManagedObject>> copies = new HashMap<>();

    /**
     * What is paid for a vault.
     *
     * @param region where it is
     * @param redundancy as prices spell it
     * @param billedDeletion for how many seconds a deleted point is billed there
     */
    record VaultTerms(String region, String redundancy, long billedDeletion) {

        /** Of a vault that nobody knows: there is no price for it. */
        static final VaultTerms UNKNOWN = new VaultTerms("", "", 0);
    }

    /**
     * Objects as they are at one time.
     *
     * @param readings what was read of objects so far
     */
    ObjectBook(SortedMap<ObjectAddress, ManagedObject> objects, ServiceProfile profile, Readings readings) {
        this.objects = objects;
        this.profile = profile;
        this.readings = readings;
        objects.forEach((address, object) -> {
            if (address.type() == ObjectType.PROTECTION) {
                protections.put(address.name(), object);
            } else if (address.type() == ObjectType.SCHEDULE) {
                schedules.put(object.text(AttributeNames.MACHINE), object);
            } else if (address.type() == ObjectType.COPY) {
                copies.computeIfAbsent(object.text(AttributeNames.MACHINE), any -> new ArrayList<>())
                        .add(object);
            }
        });
    }

    /** The protections, by machine. */
    Map<String, ManagedObject> protections() {
        return protections;
    }

    /** What is paid for a vault. */
    VaultTerms vault(String name) {
        return vaults.computeIfAbsent(name, this::readVault);
    }

    private VaultTerms readVault(String name) {
        ManagedObject vault = name.isEmpty() ? null : objects.get(new ObjectAddress(ObjectType.VAULT, name));
        if (vault == null) {
            return VaultTerms.UNKNOWN;
        }
        String redundancy = vault.text(AttributeNames.REDUNDANCY);
        boolean readable = redundancy.equals(Redundancy.GRS.word())
                && vault.text(AttributeNames.CROSS_REGION_RESTORE).equals("true");
        ServiceProfile.SoftDelete limits = profile.policies().softDelete();
        Duration set = SoftDeleteTerms.of(vault, limits);
        return new VaultTerms(
                vault.text(AttributeNames.REGION),
                readable ? READABLE + redundancy : redundancy,
                limits.billed(set, set).toSeconds());
    }

    /** How a machine is backed up; one without protection is not. */
    MachinePlan plan(String machine) {
        ManagedObject protection = protections.get(machine);
        if (protection == null) {
            return new MachinePlan(Readings.NOTHING_KEPT, Optional.empty(), List.of());
        }
        String policy = protection.text(AttributeNames.POLICY);
        ItemTerms own = policy.isEmpty() ? Readings.NOTHING_KEPT : terms(new ObjectAddress(ObjectType.POLICY, policy));
        boolean active = protection.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE);
        Optional<RunTimes> runs = active ? runs(machine) : Optional.empty();
        return new MachinePlan(own, runs, copies(machine, protection.text(AttributeNames.VAULT)));
    }

    private ItemTerms terms(ObjectAddress address) {
        ManagedObject object = objects.get(address);
        return object == null ? Readings.NOTHING_KEPT : readings.terms(object);
    }

    private Optional<RunTimes> runs(String machine) {
        ManagedObject schedule = schedules.get(machine);
        if (schedule == null) {
            return Optional.empty();
        }
        long slot = SlotText.read(schedule.text(AttributeNames.SLOT))
                .map(Duration::toSeconds)
                .orElse(0L);
        return readings.occurrences(schedule.text(AttributeNames.RECURRENCE), schedule.text(AttributeNames.TIME_ZONE))
                .map(known -> new RunTimes(known, readings.rounded(slot)));
    }

    /** The copies of a machine, every source before its copies; those of a source that there is not are left out. */
    private List<CopyPlan> copies(String machine, String home) {
        List<ManagedObject> left = new ArrayList<>(copies.getOrDefault(machine, List.of()));
        List<CopyPlan> plans = new ArrayList<>(left.size());
        Set<String> known = new HashSet<>(Set.of(home));
        boolean any = true;
        while (any) {
            any = false;
            for (ManagedObject copy : List.copyOf(left)) {
                String from = copy.text(AttributeNames.VAULT);
                if (known.contains(from)) {
                    left.remove(copy);
                    String target = copy.text(AttributeNames.TARGET_VAULT);
                    copy(copy, target, from.equals(home) ? Optional.empty() : Optional.of(from))
                            .ifPresent(plans::add);
                    known.add(target);
                    any = true;
                }
            }
        }
        return plans;
    }

    private Optional<CopyPlan> copy(ManagedObject copy, String target, Optional<String> from) {
        try {
            Duration every = Durations.parse(copy.text(AttributeNames.EVERY));
            return Optional.of(new CopyPlan(
                    target, from, readings.terms(copy), every, vault(target).billedDeletion()));
        } catch (QuantityException e) {
            return Optional.empty();
        }
    }
}
