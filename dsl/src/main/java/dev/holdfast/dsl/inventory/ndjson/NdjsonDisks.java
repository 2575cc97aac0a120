package dev.holdfast.dsl.inventory.ndjson;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.inventory.azure.AzureMachines;
import dev.holdfast.dsl.inventory.azure.RecordFields;
import dev.holdfast.dsl.model.disk.Caching;
import dev.holdfast.dsl.model.disk.ContentTraits;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskOrder;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.disk.DiskTraits;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.disk.WritePattern;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.profile.DiskPresets;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.GrowthRate;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.dsl.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the disks of a machine in our own keys; with the same meaning as in a declaration.
 *
 * @param presets what stands in where nothing is said
 */
record NdjsonDisks(DiskPresets presets) {

    private static final String OS_DISK = "os";
    private static final int MOST_LUN = 255;
    private static final List<String> KEYS = List.of(
            "lun",
            "size",
            "used",
            "churn",
            "writes",
            "growth",
            "reduction",
            "sku",
            "caching",
            "temporary",
            "exclude",
            "storage",
            "shared",
            "writeAccelerator",
            "id");

    List<Disk> read(Keys machine, OperatingSystem os) {
        List<Disk> disks = new ArrayList<>();
        Map<Integer, SourceSpan> luns = new HashMap<>();
        for (Node.Entry entry :
                machine.mapping("disks").map(Node.Mapping::entries).orElse(List.of())) {
            String name = entry.key().text();
            boolean nothing = RecordFields.isNull(entry.value());
            if (name.isBlank() || AzureMachines.isOdd(name)) {
                machine.report(
                        entry.key().span(), DiagnosticCode.BAD_NAME, "The name of a disk is empty or unprintable.");
            } else if (nothing || entry.value() instanceof Node.Mapping) {
                Node.Mapping keys =
                        nothing ? new Node.Mapping(List.of(), entry.value().span()) : (Node.Mapping) entry.value();
                disks.add(disk(name, new Keys(keys, KEYS, "a disk", machine.diagnostics()), os, luns));
            } else {
                machine.report(
                        entry.value().span(),
                        DiagnosticCode.WRONG_TYPE,
                        "The disk '" + name
                                + "' must be an object with keys, such as {\"lun\": 0, \"size\": \"1TiB\"}.");
            }
        }
        disks.sort(DiskOrder.OF_MACHINE);
        return disks;
    }

    private Disk disk(String name, Keys keys, OperatingSystem os, Map<Integer, SourceSpan> luns) {
        boolean temporary = keys.flag("temporary");
        DiskRole role = name.equals(OS_DISK) ? DiskRole.OS : temporary ? DiskRole.TEMPORARY : DiskRole.DATA;
        if (role == DiskRole.OS && temporary) {
            keys.report(
                    keys.place("temporary"),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "The disk 'os' is the one the machine starts from; it cannot be temporary scratch space. Remove"
                            + " 'temporary', or give the disk another name.");
        }
        Optional<Integer> lun = lun(keys, role, luns);
        Optional<DataSize> written = keys.quantity("size", DataSize::parse);
        Optional<DataSize> usedWritten = keys.quantity("used", DataSize::parse);
        Estimate<DataSize> size = presets.size(written.map(Estimate::declared), role, os);
        DataSize least = usedWritten.orElse(DataSize.ZERO);
        if (least.compareTo(size.value()) > 0) {
            if (written.isPresent()) {
                keys.report(
                        keys.place("used"),
                        DiagnosticCode.OUT_OF_RANGE,
                        "The disk uses " + least + ", which is more than its size of " + size.value()
                                + ". Correct one of the two.");
            } else {
                size = Estimate.preset(least);
            }
        }
        DiskTraits traits = new DiskTraits(
                role,
                keys.word("storage", List.of("managed", "unmanaged", "ephemeral"), DiskStorage::of)
                        .orElse(DiskStorage.MANAGED),
                keys.text("id"),
                keys.text("sku"),
                keys.word("caching", List.of("none", "read-only", "read-write"), Caching::of)
                        .orElse(Caching.NONE),
                keys.flag("shared"),
                keys.flag("writeAccelerator"));
        return new Disk(
                name,
                lun,
                size,
                presets.used(usedWritten.map(Estimate::declared), size.value()),
                presets.churn(keys.quantity("churn", ChurnRate::parse).map(Estimate::declared)),
                content(keys),
                traits,
                keys.text("exclude"));
    }

    private static ContentTraits content(Keys keys) {
        Optional<Percent> reduction = keys.quantity("reduction", Percent::parse);
        Optional<String> problem = reduction.flatMap(ContentTraits::problem);
        problem.ifPresent(text -> keys.report(keys.place("reduction"), DiagnosticCode.OUT_OF_RANGE, text));
        return new ContentTraits(
                keys.word("writes", List.of("uniform", "hot-set", "append"), WritePattern::of)
                        .orElse(WritePattern.UNIFORM),
                keys.quantity("growth", GrowthRate::parse).orElse(GrowthRate.NONE),
                reduction.filter(known -> problem.isEmpty()).orElse(Percent.of(0)));
    }

    private static Optional<Integer> lun(Keys keys, DiskRole role, Map<Integer, SourceSpan> luns) {
        if (role != DiskRole.DATA) {
            if (keys.has("lun")) {
                keys.report(
                        keys.place("lun"),
                        DiagnosticCode.CONFLICTING_KEYS,
                        "Only data disks have a lun; " + (role == DiskRole.OS ? "the OS disk" : "a temporary disk")
                                + " has none. Remove it.");
            }
            return Optional.empty();
        }
        if (!keys.has("lun")) {
            keys.report(
                    keys.place(),
                    DiagnosticCode.MISSING_KEY,
                    "The disk needs the key 'lun', its logical unit number: it tells data disks apart when a machine is"
                            + " restored. Only the disk named 'os' and temporary disks have none.");
            return Optional.empty();
        }
        Optional<Integer> lun = keys.integer("lun", 0, MOST_LUN);
        SourceSpan first = lun.isPresent() ? luns.putIfAbsent(lun.get(), keys.place("lun")) : null;
        if (first != null) {
            keys.diagnostics()
                    .add(Diagnostic.at(
                                    keys.place("lun"),
                                    DiagnosticCode.DUPLICATE_NAME,
                                    "The lun " + lun.orElse(0)
                                            + " is already taken by another disk of this machine. Give each"
                                            + " disk its own.")
                            .withRelated(first, "first used here"));
        }
        return lun;
    }
}
