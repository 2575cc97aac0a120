package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import java.util.Optional;

/**
 * One file of a declaration on its way to the binder.
 *
 * @param source its text
 * @param root its tree; absent if nothing could be read, or nothing is in it
 * @param complete false if the tree may lack parts of the text
 */
public record ParsedFile(SourceText source, Optional<Node> root, boolean complete) {}
