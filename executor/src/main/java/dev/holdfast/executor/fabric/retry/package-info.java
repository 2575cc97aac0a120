/**
 * A service of which no more is asked than it takes, and whose passing failures are waited out.
 *
 * <p>In: a fabric, its quotas, and whoever has the patience. Out: the same fabric, which fails only where trying again does not
 * help.
 */
@NullMarked
package dev.holdfast.executor.fabric.retry;

import org.jspecify.annotations.NullMarked;
