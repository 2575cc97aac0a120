package dev.holdfast.dsl.model;

import java.time.Duration;

/**
 * A vault that keeps recovery points.
 *
 * @param name unique in the declaration
 * @param region where it is; it can protect machines of this region only
 * @param redundancy fixed once the vault protects something
 * @param crossRegionRestore points can be restored in the paired region; needs GRS
 * @param softDelete how long deleted points can be brought back; 14 to 180 days
 * @param immutability locked is irreversible
 */
public record Vault(
        String name,
        String region,
        Redundancy redundancy,
        boolean crossRegionRestore,
        Duration softDelete,
        Immutability immutability) {}
