package dev.holdfast.executor.step;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.executor.fabric.DiskWriting;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Guest;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.planner.document.PlannedGuest;
import dev.holdfast.planner.document.PlannedMachine;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Steps that create, change and delete objects. */
public final class ObjectSteps {

    private static final Pattern RESOURCE_GROUP = Pattern.compile("/resourceGroups/([^/]+)", Pattern.CASE_INSENSITIVE);

    private static final PlannedMachine.PlannedContent USUAL =
            new PlannedMachine.PlannedContent(WritePattern.UNIFORM.word(), 0, 0);

    private final Map<String, Machine> machines = new HashMap<>();

    /** Steps that know these machines. */
    public ObjectSteps(List<PlannedMachine> planned) {
        for (PlannedMachine machine : planned) {
            machines.put(machine.machine(), machine(machine));
        }
    }

    private static Machine machine(PlannedMachine planned) {
        List<MachineDisk> disks = new ArrayList<>();
        for (PlannedMachine.PlannedDisk disk : planned.disks()) {
            disks.add(disk(disk));
        }
        return new Machine(
                planned.machine(),
                planned.resourceId().orElse(""),
                planned.name(),
                planned.region(),
                planned.os(),
                disks,
                guest(planned));
    }

    private static MachineDisk disk(PlannedMachine.PlannedDisk planned) {
        PlannedMachine.PlannedContent content = planned.content().orElse(USUAL);
        DiskWriting writing = new DiskWriting(
                planned.churnBytesPerDay(),
                WritePattern.of(content.writes()).orElse(WritePattern.UNIFORM),
                content.growthBytesPerDay());
        return new MachineDisk(
                planned.name(),
                planned.os(),
                planned.sizeBytes(),
                planned.usedBytes(),
                writing,
                content.reductionPercent());
    }

    private static Guest guest(PlannedMachine planned) {
        PlannedGuest said = planned.guest().orElse(PlannedGuest.USUAL);
        return new Guest(
                said.power().flatMap(PowerState::of).orElse(Guest.USUAL.power()),
                said.provisioning().flatMap(ProvisioningState::of).orElse(Guest.USUAL.provisioning()),
                said.agent().flatMap(AgentHealth::of).orElse(Guest.USUAL.agent()),
                said.scripts(),
                said.encryption(),
                said.zone(),
                said.resourceGroup().or(() -> planned.resourceId().flatMap(ObjectSteps::resourceGroup)));
    }

    /** The resource group that a resource id names, as it spells it. */
    private static Optional<String> resourceGroup(String resourceId) {
        Matcher matcher = RESOURCE_GROUP.matcher(resourceId);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The object a change leads to; empty if it goes. */
    public static Optional<ManagedObject> after(ResourceChange change) {
        return object(ObjectAddress.parse(change.address()), change.change().after());
    }

    private static Optional<ManagedObject> object(ObjectAddress address, @Nullable SortedMap<String, Object> plain) {
        if (plain == null) {
            return Optional.empty();
        }
        SortedMap<String, AttributeValue> attributes = new TreeMap<>();
        plain.forEach((name, value) -> attributes.put(name, value(value)));
        return Optional.of(new ManagedObject(address, attributes));
    }

    private static AttributeValue value(Object plain) {
        if (plain instanceof List<?> members) {
            return AttributeValue.of(members.stream().map(String::valueOf).toList());
        }
        return AttributeValue.of(String.valueOf(plain));
    }

    /** The steps of a change: one, or two for a replacement. */
    public List<Step> of(ResourceChange change) {
        ObjectAddress address = ObjectAddress.parse(change.address());
        List<Step> steps = new ArrayList<>(1);
        for (String action : change.change().actions()) {
            Optional<ManagedObject> after = after(change);
            switch (action) {
                case "create" -> after.ifPresent(object -> steps.add(step(action, object, create(object))));
                case "update" -> after.ifPresent(object -> steps.add(step(action, object, update(object))));
                case "delete" -> steps.add(new Step(action, Step.Subject.of(address), List.of(), "", delete(address)));
                case "forget" ->
                    steps.add(new Step(action, Step.Subject.of(address), List.of(), "", (fabric, key) -> {}));
                default -> throw new IllegalArgumentException("no such action: " + action);
            }
        }
        return steps;
    }

    private static Step step(String action, ManagedObject object, Step.Call call) {
        return new Step(action, Step.Subject.of(object.address()), needs(object), payload(object), call);
    }

    private Step.Call create(ManagedObject object) {
        return switch (object.address().type()) {
            case VAULT -> (fabric, key) -> fabric.createVault(key, object);
            case POLICY -> (fabric, key) -> fabric.putPolicy(key, object);
            case PROTECTION -> (fabric, key) -> protect(fabric, key, object);
            case SCHEDULE -> (fabric, key) -> fabric.putSchedule(key, object);
            case COPY -> (fabric, key) -> fabric.putCopyRule(key, object);
        };
    }

    private void protect(Fabric fabric, OperationKey key, ManagedObject object) throws FabricException {
        Machine machine = machines.get(object.address().name());
        if (machine == null) {
            throw new IllegalStateException("the plan does not describe the machine of " + object.address());
        }
        fabric.protect(key, object, machine);
    }

    private Step.Call update(ManagedObject object) {
        return switch (object.address().type()) {
            case VAULT -> (fabric, key) -> fabric.updateVault(key, object);
            case POLICY -> (fabric, key) -> fabric.putPolicy(key, object);
            case PROTECTION ->
                (fabric, key) -> fabric.updateProtection(
                        key,
                        object,
                        Optional.ofNullable(machines.get(object.address().name())));
            case SCHEDULE -> (fabric, key) -> fabric.putSchedule(key, object);
            case COPY -> (fabric, key) -> fabric.putCopyRule(key, object);
        };
    }

    private static Step.Call delete(ObjectAddress address) {
        return switch (address.type()) {
            case VAULT -> (fabric, key) -> fabric.deleteVault(key, address.name());
            case POLICY -> (fabric, key) -> fabric.deletePolicy(key, address.name());
            case PROTECTION -> (fabric, key) -> fabric.stopProtection(key, address.name());
            case SCHEDULE -> (fabric, key) -> fabric.deleteSchedule(key, address.name());
            case COPY -> (fabric, key) -> fabric.deleteCopyRule(key, address);
        };
    }

    /** Objects that an object refers to. */
    private static List<String> needs(ManagedObject object) {
        List<String> needs = new ArrayList<>();
        switch (object.address().type()) {
            case VAULT -> {}
            case POLICY -> {
                if (object.attributes().get(AttributeNames.VAULTS) instanceof AttributeValue.Members vaults) {
                    vaults.members().forEach(vault -> needs.add(address(ObjectType.VAULT, vault)));
                }
            }
            case PROTECTION -> {
                needs.add(address(ObjectType.POLICY, object.text(AttributeNames.POLICY)));
                needs.add(address(ObjectType.VAULT, object.text(AttributeNames.VAULT)));
            }
            case SCHEDULE -> needs.add(address(ObjectType.PROTECTION, object.text(AttributeNames.MACHINE)));
            case COPY -> {
                needs.add(address(ObjectType.PROTECTION, object.text(AttributeNames.MACHINE)));
                needs.add(address(ObjectType.VAULT, object.text(AttributeNames.TARGET_VAULT)));
            }
        }
        return needs;
    }

    private static String address(ObjectType type, String name) {
        return type.word() + "/" + name;
    }

    private static String payload(ManagedObject object) {
        StringBuilder text = new StringBuilder();
        object.attributes()
                .forEach((name, value) -> text.append(text.isEmpty() ? "" : "; ")
                        .append(name)
                        .append('=')
                        .append(value.display()));
        return text.toString();
    }
}
