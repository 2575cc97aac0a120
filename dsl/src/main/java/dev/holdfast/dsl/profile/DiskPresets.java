package dev.holdfast.dsl.profile;

import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import java.util.Optional;

/**
 * Fills in what nobody says of a disk, marked as a preset.
 *
 * @param presets the service profile's
 */
public record DiskPresets(ServiceProfile.Presets presets) {

    /** The size, else that of an OS disk (of Windows where the system is unknown: it is the larger) or of a data disk. */
    public Estimate<DataSize> size(Optional<Estimate<DataSize>> known, DiskRole role, OperatingSystem os) {
        return known.orElseGet(() -> Estimate.preset(
                switch (role) {
                    case OS -> os == OperatingSystem.LINUX ? presets.linuxOsDisk() : presets.windowsOsDisk();
                    case DATA, TEMPORARY -> presets.dataDisk();
                }));
    }

    /** The used part, else the usual share of the size; never more than the size. */
    public Estimate<DataSize> used(Optional<Estimate<DataSize>> known, DataSize size) {
        Estimate<DataSize> used = known.orElseGet(() -> Estimate.preset(size.times(presets.usedShare())));
        return used.value().compareTo(size) > 0 ? new Estimate<>(size, used.origin()) : used;
    }

    /** The churn, else the moderate one. */
    public Estimate<ChurnRate> churn(Optional<Estimate<ChurnRate>> known) {
        return known.orElseGet(() -> Estimate.preset(presets.churn()));
    }
}
