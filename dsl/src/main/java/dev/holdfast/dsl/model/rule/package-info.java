/**
 * What a declaration demands of plans: rules, levels and waivers of findings, and limits. Records only.
 */
@NullMarked
package dev.holdfast.dsl.model.rule;

import org.jspecify.annotations.NullMarked;
