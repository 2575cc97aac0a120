package dev.holdfast.dsl.yaml;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import java.util.Optional;
import java.util.Set;

/**
 * What could be read of one YAML file.
 *
 * @param root the tree; absent if the file holds nothing but comments, or nothing readable
 * @param complete false if a problem ended the reading early: what the tree lacks says nothing
 * @param holes places whose value could not be used; an empty scalar stands there, already reported
 */
public record YamlDocument(Optional<Node> root, boolean complete, Set<SourceSpan> holes) {
    public YamlDocument {
        holes = Set.copyOf(holes);
    }
}
