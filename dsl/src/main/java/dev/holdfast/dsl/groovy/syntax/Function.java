package dev.holdfast.dsl.groovy.syntax;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.List;

/**
 * A function: {@code def web(i) { … }}.
 *
 * @param name not a verb of the language
 * @param parameters each without a default
 * @param body evaluated at each call; the value of its last statement is the result unless one returns before
 * @param span of its name
 */
public record Function(String name, List<Parameter> parameters, List<Statement> body, SourceSpan span) {
    public Function {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }
}
