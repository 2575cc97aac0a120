package dev.holdfast.cli.ruletest;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One test.
 *
 * @param name what must be so
 * @param fixture what is judged
 * @param before what was in force before; absent if nothing was
 * @param age how long that was in force
 * @param at when the fixture is judged
 * @param expected what must be found
 * @param none what must not be found: ids, names, or {@code rule/} and the name of a rule
 */
record RuleTest(
        Name name,
        Fixture fixture,
        Optional<Fixture> before,
        Duration age,
        Instant at,
        List<Expectation> expected,
        List<String> none) {

    RuleTest {
        expected = List.copyOf(expected);
        none = List.copyOf(none);
    }

    /**
     * What a test is called.
     *
     * @param text unique in its file
     * @param place where it is written
     */
    record Name(String text, SourceSpan place) {}
}
