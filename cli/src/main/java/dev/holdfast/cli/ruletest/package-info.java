/**
 * Tests of the rules of a declaration: small declarations, and what must be found in them.
 *
 * <p>In: files of tests and the declaration whose rules they are for. Out: how each test ended, in words for people, programs and
 * build servers, and which rules no test violates.
 */
@NullMarked
package dev.holdfast.cli.ruletest;

import org.jspecify.annotations.NullMarked;
