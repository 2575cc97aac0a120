/**
 * The jobs of the simulated service: backups, copies between vaults and the daily clean-up. In: events. Out: points and finished
 * jobs in the world.
 */
@NullMarked
package dev.holdfast.executor.fabric.simulated.job;

import org.jspecify.annotations.NullMarked;
