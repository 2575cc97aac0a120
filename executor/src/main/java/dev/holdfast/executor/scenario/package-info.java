/**
 * Scenarios: what goes wrong, said loosely enough to fit any estate. In: a scenario file, or the name of a ready-made one. Out: the
 * faults that it means in a certain world, each with its instant, its target and its strength.
 */
@NullMarked
package dev.holdfast.executor.scenario;

import org.jspecify.annotations.NullMarked;
