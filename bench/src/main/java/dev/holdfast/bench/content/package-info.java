/**
 * What counting and keeping the content of backups costs.
 *
 * <p>In: numbers of jobs. Out: jobs a second of the processor, counted and verified, and bytes per recovery point.
 */
@NullMarked
package dev.holdfast.bench.content;

import org.jspecify.annotations.NullMarked;
