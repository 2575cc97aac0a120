/**
 * What is due next in a simulated world, and by which terms. In: a world. Out: events in order, and the schedules, policies and
 * copy rules as they are followed.
 */
@NullMarked
package dev.holdfast.executor.fabric.simulated.agenda;

import org.jspecify.annotations.NullMarked;
