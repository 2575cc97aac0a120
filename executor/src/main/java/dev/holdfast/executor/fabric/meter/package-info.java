/**
 * What a fabric meters, in units and without prices. In: levels that change and amounts that are added, each at a second. Out:
 * exact amounts per item and meter. Prices are no business of this package.
 */
@NullMarked
package dev.holdfast.executor.fabric.meter;

import org.jspecify.annotations.NullMarked;
