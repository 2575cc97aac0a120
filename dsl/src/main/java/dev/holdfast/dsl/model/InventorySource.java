package dev.holdfast.dsl.model;

import java.util.Optional;

/**
 * A file with machines.
 *
 * @param format which shape
 * @param path relative to the file that names it, forward slashes
 * @param disks for Azure answers: a disk list whose sizes are joined by id; same kind of path
 */
public record InventorySource(InventoryFormat format, String path, Optional<String> disks) {}
