/**
 * What has to change: desired against recorded against actual, object by object and attribute by attribute.
 *
 * <p>In: the desired state, what was last done, what a refresh found. Out:
 * {@link dev.holdfast.planner.difference.ObjectDifference}s in the order of execution, each attribute with its line and with
 * whether it strengthens or weakens protection. What the service does not allow becomes a finding, never a difference.
 */
@NullMarked
package dev.holdfast.planner.difference;

import org.jspecify.annotations.NullMarked;
