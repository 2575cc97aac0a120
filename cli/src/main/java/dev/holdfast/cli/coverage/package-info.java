/**
 * The answer of {@code coverage}: what becomes of every machine, and which failures its recovery points survive.
 *
 * <p>In: a plan. Out: text, JSON or CSV.
 */
@NullMarked
package dev.holdfast.cli.coverage;

import org.jspecify.annotations.NullMarked;
