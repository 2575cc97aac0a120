/**
 * A service whose passing failures are waited out.
 *
 * <p>In: a fabric. Out: the same fabric, which fails only where trying again does not help.
 */
@NullMarked
package dev.holdfast.executor.fabric.retry;

import org.jspecify.annotations.NullMarked;
