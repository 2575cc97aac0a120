/**
 * What can go wrong in a world, as values: the kinds of faults, what they hit, and faults that were injected. In: nothing. Out: what a
 * world keeps and its simulation obeys. Scenarios, which say it more loosely, are read elsewhere.
 */
@NullMarked
package dev.holdfast.executor.fabric.scenario;

import org.jspecify.annotations.NullMarked;
