package dev.holdfast.cli.ruletest;

import dev.holdfast.cli.render.view.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How all tests of a declaration ended.
 *
 * @param estate name of the estate
 * @param outcomes in the order of files and tests
 * @param neverViolated rules that no test violates, sorted: nobody knows whether they find anything
 * @param neverHeld rules that no test sees hold, sorted: nobody knows whether they are ever silent
 * @param rules how many rules there are
 * @param at when they were run
 */
public record RuleTestResult(
        String estate,
        List<RuleTestOutcome> outcomes,
        List<String> neverViolated,
        List<String> neverHeld,
        int rules,
        Instant at) {

    public RuleTestResult {
        outcomes = List.copyOf(outcomes);
        neverViolated = List.copyOf(neverViolated);
        neverHeld = List.copyOf(neverHeld);
    }

    static RuleTestResult of(String estate, Collection<String> rules, List<RuleTestOutcome> outcomes, Instant at) {
        Set<String> violated = new HashSet<>();
        Set<String> held = new HashSet<>();
        for (RuleTestOutcome outcome : outcomes) {
            violated.addAll(outcome.violated());
            held.addAll(outcome.held());
        }
        return new RuleTestResult(estate, outcomes, without(rules, violated), without(rules, held), rules.size(), at);
    }

    private static List<String> without(Collection<String> rules, Set<String> some) {
        List<String> left = new ArrayList<>(rules);
        left.removeAll(some);
        left.sort(null);
        return left;
    }

    /** How many tests failed. */
    public int failed() {
        return (int) outcomes.stream().filter(outcome -> !outcome.passed()).count();
    }

    /** True if a rule is never violated or never holds in a test. */
    public boolean hasUntested() {
        return !neverViolated.isEmpty() || !neverHeld.isEmpty();
    }

    /** {@code 7 tests: 6 passed, 1 failed; 2 of 3 rules are violated in one and hold in another.} */
    String counts() {
        Set<String> untested = new HashSet<>(neverViolated);
        untested.addAll(neverHeld);
        int tested = rules - untested.size();
        return Wording.counted(outcomes.size(), "test") + ": " + (outcomes.size() - failed()) + " passed, " + failed()
                + " failed; " + tested + " of " + Wording.counted(rules, "rule")
                + ((tested == 1 || rules == 1)
                        ? " is violated in one and holds in another."
                        : " are violated in one and hold in another.");
    }
}
