package dev.holdfast.executor.fabric.world;

/**
 * A point in soft delete: deleted, and still kept by its vault.
 *
 * @param point as it was
 * @param deleted second of the deletion
 * @param ends first second at which it cannot be undeleted any more
 * @param reason why it was deleted
 */
public record DeletedPoint(WorldPoint point, long deleted, long ends, String reason) {}
