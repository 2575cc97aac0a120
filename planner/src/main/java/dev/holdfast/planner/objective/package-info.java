/**
 * How the machines of a policy are protected: the mechanism and the schedule that are declared or chosen, and whether the
 * service can do them.
 *
 * <p>In: a declared policy and the service profile. Out: a {@link dev.holdfast.planner.objective.Choice} with its reasons, and
 * the {@link dev.holdfast.planner.objective.PolicyShape} that says where captures go; once per policy, not per machine.
 */
@NullMarked
package dev.holdfast.planner.objective;

import org.jspecify.annotations.NullMarked;
