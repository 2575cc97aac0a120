/**
 * What a policy says: how machines are protected, for which objectives, in which vaults, and which copies are made. Records only.
 */
@NullMarked
package dev.holdfast.dsl.model.policy;

import org.jspecify.annotations.NullMarked;
