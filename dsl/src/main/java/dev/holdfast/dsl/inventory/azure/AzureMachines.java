package dev.holdfast.dsl.inventory.azure;

import dev.holdfast.dsl.inventory.RecordProblems;
import dev.holdfast.dsl.inventory.ResourceId;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.machine.GuestScripts;
import dev.holdfast.dsl.model.machine.MachineDetails;
import dev.holdfast.dsl.model.machine.MachineIdentity;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.Orchestration;
import dev.holdfast.dsl.model.machine.ProtectionDecision;
import dev.holdfast.dsl.model.machine.Regions;
import dev.holdfast.dsl.model.machine.ScaleSet;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.profile.DiskPresets;
import dev.holdfast.dsl.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns Azure's records into machines: ARM form ({@code properties} below), flattened form of the command line client, and
 * Resource Graph rows, with any case of keys and ids.
 */
public final class AzureMachines {

    /** Top-level types that are machines, lower case. */
    private static final String MACHINE = "microsoft.compute/virtualmachines";

    private static final String UNIFORM_INSTANCE = "microsoft.compute/virtualmachinescalesets/virtualmachines";

    private final AzureDisks disks;
    private final Optional<String> defaultRegion;

    /**
     * A reader.
     *
     * @param diskFacts what a disk list says, by lower-case id
     * @param defaultRegion region of records that name none
     */
    public AzureMachines(Map<String, DiskFacts> diskFacts, DiskPresets presets, Optional<String> defaultRegion) {
        this.disks = new AzureDisks(diskFacts, presets);
        this.defaultRegion = defaultRegion;
    }

    /** A part of a record: below {@code properties}, else at its top. */
    static Optional<Node> part(Node record, String name) {
        Optional<Node> properties = RecordFields.find(record, "properties");
        Optional<Node> below = properties.isPresent() ? RecordFields.find(properties.get(), name) : Optional.empty();
        return below.isPresent() ? below : RecordFields.find(record, name);
    }

    /** A part of a part. */
    static Optional<Node> part(Node record, String name, String... rest) {
        Optional<Node> found = part(record, name);
        for (String key : rest) {
            if (found.isEmpty()) {
                return found;
            }
            found = RecordFields.find(found.get(), key);
        }
        return found;
    }

    /** The resource type as the record or its id says it; empty if neither does. */
    static Optional<String> type(Node record) {
        return RecordFields.text(record, "type")
                .filter(type -> type.contains("/"))
                .or(() -> RecordFields.text(record, "id").flatMap(id -> new ResourceId(id).type()));
    }

    /** True if the type is that of a machine, or unknown. */
    static boolean isMachine(Optional<String> type) {
        String lower = type.map(text -> text.toLowerCase(Locale.ROOT)).orElse(MACHINE);
        return lower.equals(MACHINE) || lower.equals(UNIFORM_INSTANCE);
    }

    /** The machine of a record; empty if it is damaged, which is then reported. */
    Optional<VirtualMachine> read(Node record, RecordProblems problems) {
        Optional<ResourceId> id = RecordFields.text(record, "id").map(ResourceId::new);
        Optional<String> name = RecordFields.text(record, "name").or(() -> id.flatMap(ResourceId::name));
        if (name.isEmpty()) {
            problems.damaged("The record has neither a name nor an id.");
            return Optional.empty();
        }
        if (isOdd(name.get()) || id.map(present -> isOdd(present.id())).orElse(false)) {
            problems.damaged("The name or id of the record contains control characters.");
            return Optional.empty();
        }
        if (id.isEmpty() && isOwnForm(record)) {
            problems.damaged(
                    "The record has the keys of the language instead of Azure's. A file of such records, one per"
                            + " line, is declared with 'ndjson' instead of 'azure'.");
            return Optional.empty();
        }
        RecordKinds.check(record, problems);
        OperatingSystem os = AzureState.os(record);
        List<Disk> found = disks.read(record, os, problems);
        return Optional.of(new VirtualMachine(
                name.get(),
                identity(record, id),
                RecordKinds.onlyText(record, "location")
                        .or(() -> RecordKinds.onlyText(record, "region"))
                        .map(Regions::canonical)
                        .or(() -> defaultRegion),
                zone(record),
                os,
                tags(record, problems),
                found,
                AzureState.of(record),
                ProtectionDecision.NONE,
                new MachineDetails(
                        scaleSet(record, id),
                        Optional.<GuestScripts>empty(),
                        Optional.empty(),
                        disks.encryption(record),
                        Optional.empty())));
    }

    private static boolean isOwnForm(Node record) {
        boolean ownKeys = RecordFields.find(record, "disks").isPresent()
                || RecordFields.find(record, "os").isPresent();
        return ownKeys && part(record, "storageProfile").isEmpty();
    }

    /** True for texts that would garble a terminal. */
    public static boolean isOdd(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static MachineIdentity identity(Node record, Optional<ResourceId> id) {
        return new MachineIdentity(
                id.map(ResourceId::id),
                id.flatMap(ResourceId::subscription).or(() -> RecordFields.text(record, "subscriptionId")),
                id.flatMap(ResourceId::resourceGroup)
                        .or(() -> RecordFields.text(record, "resourceGroup"))
                        .or(() -> RecordFields.text(record, "resourceGroupName")),
                Optional.empty());
    }

    private static Optional<String> zone(Node record) {
        Optional<Node> zones = RecordFields.find(record, "zones");
        List<Node> items = RecordFields.items(zones);
        return items.isEmpty() ? RecordFields.text(zones) : RecordFields.text(Optional.of(items.get(0)));
    }

    private static SortedMap<String, String> tags(Node record, RecordProblems problems) {
        SortedMap<String, String> tags = new TreeMap<>();
        Optional<Node> node = RecordFields.find(record, "tags");
        if (node.isEmpty()) {
            return tags;
        }
        if (!(node.get() instanceof Node.Mapping mapping)) {
            problems.unusable(
                    node.get(),
                    "The tags are not an object of texts and are ignored, so bindings by tag do not match this machine.");
            return tags;
        }
        for (Node.Entry entry : mapping.entries()) {
            if (entry.value() instanceof Node.Scalar scalar) {
                tags.put(entry.key().text(), scalar.text());
            } else {
                problems.unusable(
                        entry.value(),
                        "The tag '" + entry.key().text()
                                + "' is not a text and is ignored, so bindings by this tag do not"
                                + " match the machine.");
            }
        }
        return tags;
    }

    private static Optional<ScaleSet> scaleSet(Node record, Optional<ResourceId> id) {
        boolean uniform = type(record)
                .map(type -> type.toLowerCase(Locale.ROOT).equals(UNIFORM_INSTANCE))
                .orElse(false);
        Optional<String> ofId = id.flatMap(ResourceId::scaleSet);
        if (uniform || ofId.isPresent()) {
            return Optional.of(new ScaleSet(ofId.orElse("unknown"), Orchestration.UNIFORM));
        }
        return part(record, "virtualMachineScaleSet")
                .flatMap(set -> RecordFields.text(set, "id"))
                .flatMap(setId -> new ResourceId(setId).name())
                .map(name -> new ScaleSet(name, Orchestration.FLEXIBLE));
    }
}
