package dev.holdfast.executor.fabric.world;

/**
 * What a world was made with and keeps.
 *
 * @param profile name of the service profile by whose numbers it lives
 * @param seed of everything that is drawn in it
 */
public record WorldOrigin(String profile, long seed) {

    /** Of worlds from before this was written down, and of those that need nothing else. */
    public static final WorldOrigin USUAL = new WorldOrigin("azure", 0);
}
