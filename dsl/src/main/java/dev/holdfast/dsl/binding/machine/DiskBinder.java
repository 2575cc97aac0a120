package dev.holdfast.dsl.binding.machine;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
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
import dev.holdfast.dsl.profile.ServiceProfiles;
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

/** Binds the disks of a declared machine. */
final class DiskBinder {

    private static final String OS_DISK = "os";

    private final Context context;
    private final OperatingSystem os;

    DiskBinder(Context context, OperatingSystem os) {
        this.context = context;
        this.os = os;
    }

    List<Disk> bind(Fields machine) {
        List<Disk> disks = new ArrayList<>();
        Map<Integer, SourceSpan> luns = new HashMap<>();
        machine.mapping("disks").ifPresent(below -> {
            for (Node.Entry entry : below.entries()) {
                if (!entry.key().text().isEmpty()) { // the schema check reported it
                    disks.add(disk(entry.key().text(), Fields.of(context, entry), luns));
                }
            }
        });
        disks.sort(DiskOrder.OF_MACHINE);
        return disks;
    }

    private Disk disk(String name, Fields fields, Map<Integer, SourceSpan> luns) {
        boolean temporary = fields.flag("temporary", false);
        DiskRole role = name.equals(OS_DISK) ? DiskRole.OS : temporary ? DiskRole.TEMPORARY : DiskRole.DATA;
        if (role == DiskRole.OS && temporary) {
            context.report(
                    fields.keyPlace("temporary"),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "The disk 'os' is the one the machine starts from; it cannot be temporary scratch space. Remove"
                            + " 'temporary', or give the disk another name.");
        }
        Optional<Integer> lun = lun(fields, role, luns);
        DiskPresets presets = new DiskPresets(ServiceProfiles.azure().presets());
        Optional<DataSize> written = fields.quantity("size", DataSize::parse);
        Optional<DataSize> writtenUsed = fields.quantity("used", DataSize::parse);
        Estimate<DataSize> known = presets.size(written.map(Estimate::declared), role, os);
        Optional<DataSize> tooMuch = writtenUsed.filter(data -> data.compareTo(known.value()) > 0);
        if (tooMuch.isPresent() && written.isPresent()) {
            context.report(
                    fields.valuePlace("used"),
                    DiagnosticCode.OUT_OF_RANGE,
                    "The disk uses " + tooMuch.get() + ", which is more than its size of " + written.get()
                            + ". Backup sizes are computed from the used part. Correct one of the two.");
        }
        Estimate<DataSize> size = written.isEmpty() && tooMuch.isPresent() ? Estimate.preset(tooMuch.get()) : known;
        Estimate<DataSize> used = presets.used(writtenUsed.map(Estimate::declared), size.value());
        Estimate<ChurnRate> churn =
                presets.churn(fields.quantity("churn", ChurnRate::parse).map(Estimate::declared));
        return new Disk(name, lun, size, used, churn, content(fields), traits(fields, role), fields.reason("exclude"));
    }

    private ContentTraits content(Fields fields) {
        Optional<Percent> reduction = fields.quantity("reduction", Percent::parse);
        Optional<String> problem = reduction.flatMap(ContentTraits::problem);
        problem.ifPresent(text -> context.report(fields.valuePlace("reduction"), DiagnosticCode.OUT_OF_RANGE, text));
        return new ContentTraits(
                fields.word("writes", WritePattern::of).orElse(WritePattern.UNIFORM),
                fields.quantity("growth", GrowthRate::parse).orElse(GrowthRate.NONE),
                reduction.filter(known -> problem.isEmpty()).orElse(Percent.of(0)));
    }

    private static DiskTraits traits(Fields fields, DiskRole role) {
        return new DiskTraits(
                role,
                fields.word("storage", DiskStorage::of).orElse(DiskStorage.MANAGED),
                fields.text("id"),
                fields.text("sku"),
                fields.word("caching", Caching::of).orElse(Caching.NONE),
                fields.flag("shared", false),
                fields.flag("writeAccelerator", false));
    }

    private Optional<Integer> lun(Fields fields, DiskRole role, Map<Integer, SourceSpan> luns) {
        if (role != DiskRole.DATA) {
            if (fields.has("lun")) {
                context.report(
                        fields.keyPlace("lun"),
                        DiagnosticCode.CONFLICTING_KEYS,
                        "Only data disks have a lun; " + (role == DiskRole.OS ? "the OS disk" : "a temporary disk")
                                + " has none. Remove it.");
            }
            return Optional.empty();
        }
        Optional<Integer> lun = fields.integer("lun");
        if (!fields.has("lun")) {
            context.report(
                    fields.place(),
                    DiagnosticCode.MISSING_KEY,
                    "The disk needs the key 'lun', its logical unit number: it tells data disks apart when a machine is"
                            + " restored. Only the disk named 'os' and temporary disks have none.");
        }
        if (lun.isPresent()) {
            SourceSpan first = luns.putIfAbsent(lun.get(), fields.valuePlace("lun"));
            if (first != null) {
                context.diagnostics()
                        .add(Diagnostic.at(
                                        fields.valuePlace("lun"),
                                        DiagnosticCode.DUPLICATE_NAME,
                                        "The lun " + lun.get()
                                                + " is already taken by another disk of this machine. Two disks cannot share"
                                                + " one. Give each its own.")
                                .withRelated(first, "first used here"));
            }
        }
        return lun;
    }
}
