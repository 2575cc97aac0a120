/**
 * What faults do to a world when they begin and when they end: the one door through which a fault changes anything. In: an injected
 * fault. Out: changed guests, disks, jobs and restores, and what somebody does through the service by hand.
 */
@NullMarked
package dev.holdfast.executor.fabric.simulated.fault;

import org.jspecify.annotations.NullMarked;
