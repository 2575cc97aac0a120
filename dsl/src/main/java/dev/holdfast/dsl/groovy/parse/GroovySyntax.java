package dev.holdfast.dsl.groovy.parse;

import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Groovy's own parser, and nothing else of Groovy.
 *
 * <p>A {@link SourceUnit} turns text into a tree. It never becomes part of a compilation unit, whose first phases already
 * collect transformations, resolve classes and fetch libraries. What the parser reads besides the text are system properties
 * of the program, such as cache sizes; a text cannot set them.
 */
final class GroovySyntax {

    /** The name of the class that Groovy would make of the text; no file of the user has it, so no message shows it. */
    private static final String NAME = "policy";

    private GroovySyntax() {}

    /** The tree of a text; throws Groovy's own exceptions for texts that it cannot parse. */
    static ModuleNode parse(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        SourceUnit unit = new SourceUnit(NAME, text, configuration, null, new ErrorCollector(configuration));
        unit.parse();
        unit.completePhase();
        unit.nextPhase();
        unit.convert();
        return unit.getAST();
    }
}
