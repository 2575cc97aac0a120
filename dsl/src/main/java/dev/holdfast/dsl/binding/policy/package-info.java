/**
 * Binds {@code policies}: schedules, retention, copies, objectives, and what a policy takes from another.
 *
 * <p>In: the entries of {@code policies}. Out: {@link dev.holdfast.dsl.model.policy.BackupPolicy} values and semantic problems.
 */
@NullMarked
package dev.holdfast.dsl.binding.policy;

import org.jspecify.annotations.NullMarked;
