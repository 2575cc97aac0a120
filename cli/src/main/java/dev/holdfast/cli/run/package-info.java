/**
 * Runs as text and as JSON.
 *
 * <p>In: what the journal knows. Out: pages.
 */
@NullMarked
package dev.holdfast.cli.run;

import org.jspecify.annotations.NullMarked;
