/**
 * What becomes of recovery points whose legal hold ends: what keeps them then, and until when.
 *
 * <p>In: the record and the fabric as they are. Out: {@link dev.holdfast.executor.outlook.PointOutlook}.
 */
@NullMarked
package dev.holdfast.executor.outlook;

import org.jspecify.annotations.NullMarked;
