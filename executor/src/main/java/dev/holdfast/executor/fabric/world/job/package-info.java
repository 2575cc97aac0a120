/** Jobs of the simulated service: what is asked for, what is under way and how far it is, and what has ended and how. */
@NullMarked
package dev.holdfast.executor.fabric.world.job;

import org.jspecify.annotations.NullMarked;
