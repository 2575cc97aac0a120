package dev.holdfast.cli.ruletest;

import java.util.List;

/** A fixture cannot be judged: it has errors, or could not be brought into force. The test has failed then. */
final class UnusableFixtureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * A fixture that cannot be judged.
     *
     * @param problems full sentences; at least one
     */
    UnusableFixtureException(List<String> problems) {
        super(problems.get(0));
        this.problems = List.copyOf(problems);
    }

    /** Why, in full sentences. */
    List<String> problems() {
        return problems == null ? List.of() : problems;
    }
}
