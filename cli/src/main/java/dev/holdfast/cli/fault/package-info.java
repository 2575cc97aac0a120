/**
 * Faults of the simulated world, shown: what an injection does, and what is in force or coming. In: injected faults. Out: rows of a
 * page, and JSON.
 */
@NullMarked
package dev.holdfast.cli.fault;

import org.jspecify.annotations.NullMarked;
