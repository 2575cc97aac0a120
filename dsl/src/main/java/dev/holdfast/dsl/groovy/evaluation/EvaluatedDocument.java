package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy file in Groovy declares.
 *
 * @param root the tree; absent if a budget ended the evaluation
 * @param complete false if anything was wrong: what the tree lacks says nothing
 * @param holes places whose value could not be made; an empty scalar stands there, already reported
 * @param sources the texts of the file and of those it applied, in the order of their evaluation
 */
public record EvaluatedDocument(
        Optional<Node.Mapping> root, boolean complete, Set<SourceSpan> holes, List<SourceText> sources) {
    public EvaluatedDocument {
        holes = Set.copyOf(holes);
        sources = List.copyOf(sources);
    }
}
