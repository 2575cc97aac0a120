package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.syntax.Function;
import dev.holdfast.dsl.groovy.syntax.Parameter;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads the outermost level of Groovy's tree: statements and functions, and refuses everything else that a file can hold. */
final class ScriptReader {

    /** What Groovy makes of the outermost statements; functions of these names would take their place. */
    private static final Set<String> RESERVED = Set.of("run", "main");

    private final Source source;
    private final Refusals refusals;
    private final StatementReader statements;

    ScriptReader(Source source, Refusals refusals) {
        this.source = source;
        this.refusals = refusals;
        this.statements = new StatementReader(source, refusals);
    }

    /** Adds what a part of the file holds to the functions and statements of the parts before it. */
    void read(ModuleNode module, List<Function> functions, List<dev.holdfast.dsl.groovy.syntax.Statement> body) {
        boolean reserved = module.getMethods().stream().anyMatch(method -> RESERVED.contains(method.getName()));
        if (!reserved) {
            declarations(module); // a reserved name changes what Groovy makes of the file, and is refused below
        }
        for (MethodNode method : module.getMethods()) {
            function(method, functions);
        }
        body.addAll(statements.block(module.getStatementBlock()));
    }

    /** Refuses whatever a file can declare besides functions. */
    private void declarations(ModuleNode module) {
        boolean imports = !module.getImports().isEmpty()
                || !module.getStarImports().isEmpty()
                || !module.getStaticImports().isEmpty()
                || !module.getStaticStarImports().isEmpty();
        if (imports || module.getPackage() != null) {
            refusals.foreign(beginning(), "Imports and packages", "");
        }
        for (ClassNode type : module.getClasses()) {
            boolean script = type.isScript() && !type.getInnerClasses().hasNext();
            boolean plain = type.getAnnotations().isEmpty()
                    && type.getFields().isEmpty()
                    && type.getProperties().isEmpty()
                    && type.getInterfaces().length == 0
                    && type.getDeclaredConstructors().size() <= 2
                    && type.getObjectInitializerStatements().isEmpty();
            if (!script || !plain) {
                refusals.foreign(
                        type.getLineNumber() > 0 ? source.span(type) : beginning(),
                        "Class declarations",
                        "Declare a function with def, or a list or map of values.");
            }
        }
    }

    private SourceSpan beginning() {
        return source.span(source.offset(1, 1), source.offset(1, 1));
    }

    private void function(MethodNode method, List<Function> functions) {
        int start = source.start(method);
        int nameStart = source.startsWith("def", start) ? source.skipBlank(start + "def".length()) : start;
        String name = method.getName();
        SourceSpan span = source.span(nameStart, nameStart + name.length());
        boolean plain = method.getModifiers() == Modifier.PUBLIC
                && method.getAnnotations().isEmpty()
                && method.getExceptions().length == 0
                && method.getGenericsTypes() == null
                && !method.isConstructor()
                && ClassHelper.isObjectType(method.getReturnType())
                && method.isDynamicReturnType();
        if (!plain || !source.startsWith("def", start) || !source.isName(name, nameStart)) {
            refusals.foreign(
                    source.span(start, Math.min(source.end(method), nameStart + 1)),
                    "Functions with modifiers, types or quoted names",
                    "Write def name(a, b) { … }.");
            return;
        }
        if (RESERVED.contains(name)) {
            refusals.add(
                    span,
                    DiagnosticCode.BAD_NAME,
                    "A function cannot be called '" + name + "': the file itself has that name. Choose another.");
        }
        List<Parameter> parameters = statements.expressions().parameters(method.getParameters());
        Statement code = method.getCode();
        if (code instanceof BlockStatement block && code.getClass() == BlockStatement.class) {
            functions.add(new Function(name, parameters, statements.block(block), span));
        } else {
            refusals.foreign(span, "Functions without a body", "Write def name(a, b) { … }.");
        }
    }
}
