package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.planner.state.ItemKey;

/**
 * Draws that follow from what they are for: the seed of the world, the purpose, the item and a second. There is no generator
 * whose state could depend on the order of draws, so a history does not depend on how time is cut.
 */
public final class Chance {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private Chance() {}

    /** A share from 0, inclusive, to 1, exclusive. */
    public static double draw(long seed, String purpose, ItemKey item, long second) {
        long hash = mix(seed + GOLDEN);
        hash = text(hash, purpose);
        hash = text(hash, item.machine());
        hash = text(hash, item.vault());
        hash = mix(hash ^ mix(second + GOLDEN));
        return (hash >>> 11) * UNIT;
    }

    private static long text(long hash, String text) {
        long mixed = mix(hash + text.length());
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed ^ text.charAt(i));
        }
        return mixed;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
