package dev.holdfast.dsl.groovy.syntax;

import dev.holdfast.dsl.tree.SourceText;
import java.util.List;

/**
 * One policy file.
 *
 * @param source its text; every span of the tree points into it
 * @param functions the functions it declares, in the order of the text; they are known in the whole file
 * @param body what is evaluated, in order
 */
public record Script(SourceText source, List<Function> functions, List<Statement> body) {
    public Script {
        functions = List.copyOf(functions);
        body = List.copyOf(body);
    }
}
