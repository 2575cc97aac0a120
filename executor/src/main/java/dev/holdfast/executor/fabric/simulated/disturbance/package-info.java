/**
 * What faults in force mean for calls, jobs and restores. In: the faults of a world. Out: answers such as why a vault cannot be read
 * just now; nothing here changes anything.
 */
@NullMarked
package dev.holdfast.executor.fabric.simulated.disturbance;

import org.jspecify.annotations.NullMarked;
