package dev.holdfast.dsl.model.disk;

import java.util.Optional;

/**
 * The properties of a disk that decide which mechanisms can back it up.
 *
 * @param role OS, data or temporary
 * @param storage managed, unmanaged or ephemeral
 * @param resourceId cloud id of a managed disk, as the source spells it; compare ignoring case
 * @param sku performance tier as the source spells it ({@code Premium_LRS}, {@code UltraSSD_LRS}); absent if unknown
 * @param caching host caching
 * @param shared attached to several machines at once
 * @param writeAccelerator uses the host's write accelerator
 */
public record DiskTraits(
        DiskRole role,
        DiskStorage storage,
        Optional<String> resourceId,
        Optional<String> sku,
        Caching caching,
        boolean shared,
        boolean writeAccelerator) {

    /** A managed disk of this role about which nothing else is known. */
    public static DiskTraits managed(DiskRole role) {
        return new DiskTraits(
                role, DiskStorage.MANAGED, Optional.empty(), Optional.empty(), Caching.NONE, false, false);
    }
}
