/**
 * The jobs of the simulated service on the screen. In: job views. Out: text and JSON.
 */
@NullMarked
package dev.holdfast.cli.job;

import org.jspecify.annotations.NullMarked;
