package dev.holdfast.dsl.groovy.parse;

import groovyjarjarantlr4.v4.runtime.CharStream;
import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.CommonTokenStream;
import groovyjarjarantlr4.v4.runtime.atn.ParserATNSimulator;
import groovyjarjarantlr4.v4.runtime.misc.ParseCancellationException;
import org.apache.groovy.parser.antlr4.AstBuilder;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLangParser;
import org.apache.groovy.parser.antlr4.GroovyParser.CompilationUnitContext;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;
import org.apache.groovy.parser.antlr4.internal.DescriptiveErrorStrategy;
import org.codehaus.groovy.GroovyBugError;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Groovy's own lexer, parser and tree builder, and nothing else of Groovy.
 *
 * <p>They are put together as {@link SourceUnit#convert} does it, with two differences. The quick choices are {@link Decisions},
 * where Groovy looks ahead over whole blocks. And where they do not suffice, the parser remembers the decisions for which it
 * needed the whole context; without that it makes each of them anew. Measured, both together are a hundred times less work for
 * the same tree.
 *
 * <p>The {@link SourceUnit} never becomes part of a compilation unit, whose first phases already collect transformations,
 * resolve classes and fetch libraries. What the parser reads besides the text are system properties of the program, such as
 * cache sizes; a text cannot set them.
 */
final class GroovySyntax {

    /** The name of the class that Groovy would make of the text; no file of the user has it, so no message shows it. */
    private static final String NAME = "policy";

    private final SourceUnit unit;
    private final GroovyLangParser parser;

    private GroovySyntax(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        this.unit = new SourceUnit(NAME, text, configuration, null, new ErrorCollector(configuration));
        CharStream characters = CharStreams.fromString(text, NAME);
        GroovyLangLexer lexer = new GroovyLangLexer(characters);
        lexer.removeErrorListeners(); // it throws, and would print besides
        this.parser = new GroovyLangParser(new CommonTokenStream(lexer));
        parser.setErrorHandler(new DescriptiveErrorStrategy(characters));
    }

    /** The tree of a text; throws Groovy's own exceptions for texts that it cannot parse. */
    static ModuleNode parse(String text) {
        GroovySyntax syntax = new GroovySyntax(text);
        AstBuilder builder = new AstBuilder(syntax.unit, false, false);
        try {
            ModuleNode module = builder.visitCompilationUnit(syntax.concrete());
            module.setDescription(NAME);
            return module;
        } catch (GroovySyntaxError e) {
            throw syntax.failure(e.getLine(), e.getColumn());
        } catch (GroovyBugError e) {
            throw new ParserFailure(syntax.unit, e);
        }
    }

    /** Groovy's parser reports a mistake of its own, such as for {@code - -3}. */
    static final class ParserFailure extends CompilationFailedException {

        private static final long serialVersionUID = 1;

        ParserFailure(SourceUnit unit, GroovyBugError mistake) {
            super(unit.getPhase(), unit, mistake);
        }
    }

    /** The parse tree: by the quick decisions if they suffice, else by Groovy's own. */
    private CompilationUnitContext concrete() {
        parser.removeErrorListeners();
        parser.setInterpreter(new Decisions(parser));
        try {
            return parser.compilationUnit();
        } catch (ParseCancellationException e) {
            return thorough();
        } catch (GroovySyntaxError e) {
            if (e.getSource() == GroovySyntaxError.LEXER) {
                throw e; // no decision changes what the words are
            }
            return thorough();
        }
    }

    private CompilationUnitContext thorough() {
        FirstError error = new FirstError();
        parser.getInputStream().seek(0);
        parser.addErrorListener(error);
        ParserATNSimulator decisions = new ParserATNSimulator(parser, parser.getATN());
        decisions.enable_global_context_dfa = true;
        parser.setInterpreter(decisions);
        try {
            return parser.compilationUnit();
        } catch (ParseCancellationException e) {
            throw failure(error.line(), error.column());
        }
    }

    private CompilationFailedException failure(int line, int column) {
        SyntaxException problem = new SyntaxException("the text cannot be parsed", line, column);
        unit.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(problem, unit));
        return new MultipleCompilationErrorsException(unit.getErrorCollector());
    }
}
