package dev.holdfast.cli.ruletest;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A declaration to try rules on: a file or folder, or a part of the test file.
 *
 * @param file the file or folder; of a part, the test file
 * @param part the part; absent for a file or folder
 * @param place where the test names or holds it
 */
record Fixture(Path file, Optional<Node> part, SourceSpan place) {}
