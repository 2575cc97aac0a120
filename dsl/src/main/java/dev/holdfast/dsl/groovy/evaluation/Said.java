package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.problem.EvaluationProblem;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.vocabulary.Verb;
import java.util.List;
import java.util.Optional;

/**
 * A verb with everything that is said to it.
 *
 * @param verb which one
 * @param place of the verb itself
 * @param values in order, without the block
 * @param named in order
 * @param block the closure in braces
 * @param frame where it stands
 */
record Said(Verb verb, SourceSpan place, List<Given> values, List<Named> named, Optional<Given> block, Frame frame) {
    Said {
        values = List.copyOf(values);
        named = List.copyOf(named);
    }

    /** A value and where it is written. */
    record Given(Value value, SourceSpan span) {}

    /** A named value and where the name is written. */
    record Named(String name, SourceSpan span, Given given) {}

    String name() {
        return verb.name();
    }

    EvaluationProblem wrong(SourceSpan span, String detail) {
        return EvaluationProblem.at(span, DiagnosticCode.WRONG_TYPE, detail);
    }
}
