package dev.holdfast.dsl.groovy.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of a verb on its way to text.
 *
 * @param verb its name
 * @param arguments their texts, in order
 * @param parenthesised true if the arguments stand in parentheses
 * @param body what stands in its braces; absent if it has none
 * @param before comments on lines of their own before it, without marks
 * @param beside the comment at the end of its first line, without marks
 */
record Clause(
        String verb,
        List<String> arguments,
        boolean parenthesised,
        Optional<List<Clause>> body,
        List<String> before,
        Optional<String> beside) {

    Clause {
        arguments = List.copyOf(arguments);
        body = body.map(List::copyOf);
        before = List.copyOf(before);
    }

    static Clause of(String verb, List<String> arguments, boolean parenthesised) {
        return new Clause(verb, arguments, parenthesised, Optional.empty(), List.of(), Optional.empty());
    }

    /** Comments on lines of their own, and nothing else. */
    static Clause comments(List<String> lines) {
        return new Clause("", List.of(), false, Optional.empty(), lines, Optional.empty());
    }

    /** True if there is nothing but comments. */
    boolean isComment() {
        return verb.isEmpty();
    }

    Clause withBody(List<Clause> clauses) {
        return new Clause(verb, arguments, parenthesised, Optional.of(clauses), before, beside);
    }

    /** The same with more comments before it and, if it has none yet, one beside it; else that stands before it too. */
    Clause withComments(List<String> lines, Optional<String> atItsSide) {
        List<String> all = new ArrayList<>(lines);
        if (beside.isPresent()) {
            atItsSide.ifPresent(all::add);
        }
        all.addAll(before);
        return new Clause(verb, arguments, parenthesised, body, all, beside.or(() -> atItsSide));
    }

    /** How many blocks stand in each other here; 0 without one. */
    int height() {
        return body.map(clauses ->
                        1 + clauses.stream().mapToInt(Clause::height).max().orElse(0))
                .orElse(0);
    }

    /** True if nothing inside has a comment, so that all of it may stand on one line. */
    boolean quietInside() {
        return body.stream()
                .flatMap(List::stream)
                .allMatch(clause -> clause.before.isEmpty() && clause.beside.isEmpty() && clause.quietInside());
    }

    /** The verb and its arguments. */
    String head() {
        String joined = String.join(", ", arguments);
        if (parenthesised) {
            return verb + "(" + joined + ")";
        }
        return arguments.isEmpty() ? verb : verb + " " + joined;
    }

    /** All of it on one line, without comments. */
    String line() {
        return body.map(clauses -> clauses.isEmpty()
                        ? head() + " { }"
                        : head() + " { "
                                + String.join(
                                        "; ", clauses.stream().map(Clause::line).toList())
                                + " }")
                .orElseGet(this::head);
    }
}
