/**
 * Restores of the simulated service. In: orders to restore points. Out: restores in the world that end in time, with the digest of
 * what came back.
 */
@NullMarked
package dev.holdfast.executor.fabric.simulated.restore;

import org.jspecify.annotations.NullMarked;
