package dev.holdfast.cli.ruletest;

import java.util.List;
import java.util.Set;

/**
 * How a test ended.
 *
 * @param file how messages call its file
 * @param test the test
 * @param problems what is not as it should be, a sentence or more each; empty if the test passed
 * @param violated names of the rules that were violated, waived or not
 * @param held names of the rules that were judged and held
 */
record RuleTestOutcome(String file, RuleTest test, List<String> problems, Set<String> violated, Set<String> held) {

    RuleTestOutcome {
        problems = List.copyOf(problems);
        violated = Set.copyOf(violated);
        held = Set.copyOf(held);
    }

    /** True if everything is as it should be. */
    boolean passed() {
        return problems.isEmpty();
    }
}
