/**
 * YAML text becomes the neutral tree.
 *
 * <p>In: the bytes of a file. Out: {@link dev.holdfast.dsl.yaml.YamlDocument}, with every problem of the text as a
 * diagnostic at its place. Hostile input (deep nesting, alias bombs, long lines, binary files) is refused within bounded time
 * and memory; the package knows no vocabulary of backup policies.
 */
@NullMarked
package dev.holdfast.dsl.yaml;

import org.jspecify.annotations.NullMarked;
