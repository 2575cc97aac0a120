package dev.holdfast.dsl.inventory.azure;

import dev.holdfast.dsl.inventory.RecordProblems;
import dev.holdfast.dsl.inventory.ResourceId;
import dev.holdfast.dsl.model.disk.Caching;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskOrder;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.profile.DiskPresets;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the disks of Azure's records: managed, unmanaged and ephemeral. */
final class AzureDisks {

    private static final int MOST_LUN = 255;

    private final Map<String, DiskFacts> facts;
    private final DiskPresets presets;

    AzureDisks(Map<String, DiskFacts> facts, DiskPresets presets) {
        this.facts = facts;
        this.presets = presets;
    }

    /** OS disk first, then data disks by lun; names are unique within the machine. */
    List<Disk> read(Node record, OperatingSystem os, RecordProblems problems) {
        List<Disk> disks = new ArrayList<>();
        Optional<Node> osDisk = AzureMachines.part(record, "storageProfile", "osDisk");
        osDisk.filter(node -> isObject(node, "osDisk", problems))
                .ifPresent(node -> disks.add(disk(node, DiskRole.OS, Optional.empty(), os, problems)));
        Optional<Node> dataDisks = AzureMachines.part(record, "storageProfile", "dataDisks");
        if (dataDisks.isPresent() && !(dataDisks.get() instanceof Node.Sequence)) {
            problems.unusable(
                    dataDisks.get(),
                    "'dataDisks' is not a list and is ignored: data disks of this machine are unknown.");
        }
        List<Disk> data = new ArrayList<>();
        Set<Integer> luns = new HashSet<>();
        for (Node node : RecordFields.items(dataDisks)) {
            if (isObject(node, "a data disk", problems)) {
                data.add(disk(node, DiskRole.DATA, lun(node, luns, problems), os, problems));
            }
        }
        data.sort(DiskOrder.BY_LUN);
        disks.addAll(data);
        return uniquelyNamed(disks, record, problems);
    }

    /** The word for the machine's kind of encryption; empty if nothing is said. */
    Optional<String> encryption(Node record) {
        Optional<Node> osDisk = AzureMachines.part(record, "storageProfile", "osDisk");
        if (osDisk.isEmpty()) {
            return Optional.empty();
        }
        if (RecordFields.isTrue(RecordFields.find(osDisk.get(), "encryptionSettings", "enabled"))) {
            return Optional.of("disk-encryption");
        }
        boolean listed = RecordFields.text(osDisk.get(), "managedDisk", "id")
                .map(id -> facts.get(id.toLowerCase(Locale.ROOT)))
                .map(DiskFacts::customerKey)
                .orElse(false);
        boolean customer = RecordFields.text(osDisk.get(), "managedDisk", "diskEncryptionSet", "id")
                .isPresent();
        return listed || customer ? Optional.of("customer") : Optional.empty();
    }

    private static boolean isObject(Node node, String what, RecordProblems problems) {
        if (node instanceof Node.Mapping) {
            return true;
        }
        problems.unusable(node, "Where " + what + " should be described stands something else, which is ignored.");
        return false;
    }

    private Disk disk(Node node, DiskRole role, Optional<Integer> lun, OperatingSystem os, RecordProblems problems) {
        Optional<String> id = RecordFields.text(node, "managedDisk", "id");
        Optional<DiskFacts> listed = id.map(text -> facts.get(text.toLowerCase(Locale.ROOT)));
        Optional<Estimate<DataSize>> known =
                listed.flatMap(DiskFacts::size).or(() -> size(node, problems)).map(Estimate::measured);
        Estimate<DataSize> size = presets.size(known, role, os);
        DiskTraits traits = new DiskTraits(
                role,
                storage(node),
                id,
                listed.flatMap(DiskFacts::sku).or(() -> RecordFields.text(node, "managedDisk", "storageAccountType")),
                caching(node, problems),
                listed.map(DiskFacts::shared).orElse(false),
                RecordFields.isTrue(RecordFields.find(node, "writeAcceleratorEnabled")));
        return new Disk(
                name(node, role, lun),
                lun,
                size,
                presets.used(Optional.empty(), size.value()),
                presets.churn(Optional.empty()),
                traits,
                Optional.empty());
    }

    private static DiskStorage storage(Node node) {
        if (RecordFields.find(node, "diffDiskSettings").isPresent()) {
            return DiskStorage.EPHEMERAL;
        }
        boolean blob = RecordFields.text(node, "vhd", "uri").isPresent();
        return blob && RecordFields.find(node, "managedDisk").isEmpty() ? DiskStorage.UNMANAGED : DiskStorage.MANAGED;
    }

    private static Optional<DataSize> size(Node node, RecordProblems problems) {
        Optional<Node> written = RecordFields.find(node, "diskSizeGB");
        Optional<DataSize> size = written.flatMap(DiskFacts::gibibytes);
        if (written.isPresent() && size.isEmpty()) {
            problems.unusable(
                    written.get(), "The size of the disk is not a positive number of GB; a preset stands in.");
        }
        return size;
    }

    private static Caching caching(Node node, RecordProblems problems) {
        Optional<Node> written = RecordFields.find(node, "caching");
        Optional<String> text = RecordFields.text(written);
        return switch (text.map(word -> word.toLowerCase(Locale.ROOT)).orElse("none")) {
            case "none" -> Caching.NONE;
            case "readonly" -> Caching.READ_ONLY;
            case "readwrite" -> Caching.READ_WRITE;
            default -> {
                written.ifPresent(part -> problems.unusable(
                        part,
                        "The host caching '" + text.orElse("")
                                + "' is unknown; read-write is assumed, the worse case."));
                yield Caching.READ_WRITE;
            }
        };
    }

    /** 0 to 255, each once. */
    private static Optional<Integer> lun(Node node, Set<Integer> luns, RecordProblems problems) {
        Optional<Node> written = RecordFields.find(node, "lun");
        Optional<Integer> lun = written.flatMap(RecordFields::number)
                .filter(number -> number.signum() >= 0
                        && number.intValue() <= MOST_LUN
                        && number.stripTrailingZeros().scale() <= 0
                        && number.precision() - number.scale() <= 3)
                .map(number -> number.intValue());
        if (lun.isEmpty()) {
            problems.unusable(
                    written.orElse(node),
                    "A data disk has no lun from 0 to 255. It is included, but its place on the machine is unknown.");
        } else if (!luns.add(lun.get())) {
            problems.unusable(
                    written.orElse(node),
                    "Two data disks have the lun " + lun.get() + ". Both are included; one place is wrong.");
        }
        return lun;
    }

    /** Its own name, else the last part of the managed disk's id or of the blob, else {@code os} or the word lun and its number. */
    private static String name(Node node, DiskRole role, Optional<Integer> lun) {
        return RecordFields.text(node, "name")
                .or(() -> RecordFields.text(node, "managedDisk", "id").flatMap(id -> new ResourceId(id).name()))
                .or(() -> RecordFields.text(node, "vhd", "uri").flatMap(uri -> new ResourceId(uri).name()))
                .filter(name -> !AzureMachines.isOdd(name))
                .orElseGet(() -> role == DiskRole.OS
                        ? "os"
                        : lun.map(number -> "lun" + number).orElse("data"));
    }

    private static List<Disk> uniquelyNamed(List<Disk> disks, Node record, RecordProblems problems) {
        Set<String> names = new HashSet<>();
        List<Disk> unique = new ArrayList<>(disks.size());
        for (Disk disk : disks) {
            String name = disk.name();
            for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = disk.name() + "-" + i;
            }
            if (!name.equals(disk.name())) {
                problems.unusable(
                        record,
                        "Two disks of the machine are named '" + disk.name() + "'; one is called '" + name
                                + "' in plans, so that they can be told apart.");
            }
            unique.add(DiskOrder.renamed(disk, name));
        }
        return unique;
    }
}
