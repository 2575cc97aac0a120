/**
 * Meters a simulated world while it changes. In: what becomes of points, jobs and objects. Out: levels and amounts in the world's
 * meters. What a unit costs is no business of this package.
 */
@NullMarked
package dev.holdfast.executor.fabric.simulated.metering;

import org.jspecify.annotations.NullMarked;
