package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.problem.EvaluationProblem;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.Function;
import dev.holdfast.dsl.groovy.syntax.Parameter;
import dev.holdfast.dsl.groovy.syntax.Script;
import dev.holdfast.dsl.groovy.value.Environment;
import dev.holdfast.dsl.groovy.value.FileScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates whole files, and those they apply. An applied file fills the same declaration, once, however often it is applied;
 * its functions and the variables outside its blocks are known after the line that applies it.
 */
final class Files {

    private static final int DEEPEST = 16;

    private final Evaluation evaluation;
    private final Includes includes;
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, Environment> done = new HashMap<>();

    Files(Evaluation evaluation, Includes includes) {
        this.evaluation = evaluation;
        this.includes = includes;
    }

    /** Evaluates a file into a block; its variables and functions at the end. */
    Environment evaluate(Script script, Frame.Block block) {
        String file = script.source().file();
        evaluation.source(script.source());
        FileScope scope = new FileScope(script.source());
        script.functions().forEach(function -> declare(function, scope));
        Frame frame = Frame.top(Environment.of(scope), block);
        open.push(file);
        evaluation.statements().body(script.body(), frame, false);
        open.pop();
        done.put(file, frame.environment());
        return frame.environment();
    }

    private void declare(Function function, FileScope scope) {
        try {
            share(new FileScope.Declared(function, scope), scope, function.span());
            evaluation.names().checkVerb(function.name(), function.span());
            Set<String> seen = new HashSet<>();
            for (Parameter parameter : function.parameters()) {
                evaluation.names().checkVerb(parameter.name(), parameter.span());
                if (!seen.add(parameter.name())) {
                    throw EvaluationProblem.at(
                            parameter.span(),
                            DiagnosticCode.BAD_NAME,
                            "Two parameters are called '" + parameter.name()
                                    + "'. Choose another name for one of them.");
                }
            }
        } catch (EvaluationProblem problem) {
            evaluation.problems().add(problem);
        }
    }

    private static void share(FileScope.Declared function, FileScope scope, SourceSpan place) {
        Optional<FileScope.Declared> other = scope.declare(function);
        if (other.isPresent()
                && !other.get().function().span().equals(function.function().span())) {
            throw EvaluationProblem.of(Diagnostic.at(
                            place,
                            DiagnosticCode.DUPLICATE_NAME,
                            "A function '" + function.function().name()
                                    + "' exists already. Choose another name for one of"
                                    + " them; functions differ by name alone, not by their parameters.")
                    .withRelated(other.get().function().span(), "declared here"));
        }
    }

    /** {@code apply from: 'tiers.holdfast.groovy'}. */
    void apply(Expression.Call call, Frame frame) {
        SourceSpan place = frame.trail().place(call.span());
        if (!frame.isTop()) {
            throw EvaluationProblem.at(
                    place,
                    DiagnosticCode.BAD_INCLUDE,
                    "'apply' stands inside a block, a loop or a function. Write it outside all of them, so that what it"
                            + " declares does not depend on where it is.");
        }
        Expression.TextLiteral path = path(call, place);
        check(path);
        Script script = includes.load(path.text(), path.span())
                .orElseThrow(() -> EvaluationProblem.at(
                        path.span(),
                        DiagnosticCode.BAD_INCLUDE,
                        "There is no file '" + path.text() + "' beside this one. Paths are relative to the file that"
                                + " applies, and stay inside the declaration's folder."));
        String file = script.source().file();
        if (open.contains(file)) {
            List<String> circle = new ArrayList<>(open);
            java.util.Collections.reverse(circle);
            circle = circle.subList(circle.indexOf(file), circle.size());
            throw EvaluationProblem.at(
                    path.span(),
                    DiagnosticCode.BAD_INCLUDE,
                    "The file applies itself: " + String.join(" → ", circle) + " → " + file
                            + ". Remove one of the lines.");
        }
        if (open.size() > DEEPEST) {
            throw EvaluationProblem.at(
                    path.span(), DiagnosticCode.BAD_INCLUDE, "More than " + DEEPEST + " files apply each other here.");
        }
        Environment applied = done.containsKey(file) ? done.get(file) : evaluate(script, frame.block());
        if (applied != null) {
            take(applied, frame, path.span());
        }
    }

    private static Expression.TextLiteral path(Expression.Call call, SourceSpan place) {
        List<Expression.MapEntry> named = call.arguments().named();
        boolean one = named.size() == 1 && call.arguments().positional().isEmpty();
        if (one
                && named.get(0).key() instanceof Expression.TextLiteral key
                && key.text().equals("from")
                && named.get(0).value() instanceof Expression.TextLiteral path) {
            return path;
        }
        throw EvaluationProblem.at(
                place,
                DiagnosticCode.BAD_INCLUDE,
                "'apply' is written apply from: 'other.holdfast.groovy', with the path in quotes and nothing inserted.");
    }

    private static void check(Expression.TextLiteral path) {
        if (!Includes.allows(path.text())) {
            throw EvaluationProblem.at(
                    path.span(),
                    DiagnosticCode.BAD_INCLUDE,
                    "The path must name a .groovy file beside or below this one, with forward slashes and without '..':"
                            + " apply from: 'shared/tiers.holdfast.groovy'.");
        }
    }

    /** Makes functions and variables of an applied file known to the one that applies it. */
    private void take(Environment applied, Frame frame, SourceSpan place) {
        for (FileScope.Declared function : applied.file().functions()) {
            share(function, frame.environment().file(), place);
        }
        List<String> names = new ArrayList<>(applied.names());
        java.util.Collections.reverse(names);
        for (String name : names) {
            Environment.Variable variable = applied.variable(name).orElseThrow();
            if (frame.environment()
                    .variable(name)
                    .filter(known -> known == variable)
                    .isEmpty()) {
                evaluation.names().check(name, place, frame.environment());
                frame.declare(variable);
                frame.environment().file().topLevel(name, variable.declared());
            }
        }
    }
}
