/**
 * What the simulated service metered, on the screen. In: meter readings. Out: text and JSON.
 */
@NullMarked
package dev.holdfast.cli.meter;

import org.jspecify.annotations.NullMarked;
