package dev.holdfast.cli.ruletest;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.model.Declaration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the tests of a declaration's rules. */
public final class RuleTests {

    private RuleTests() {}

    /**
     * Runs all tests, one after the other; nothing is left behind.
     *
     * @param loaded the declaration whose rules are tested, without errors
     * @param path its file or folder, absolute
     * @param costed true if costs are computed
     * @throws CommandException if there are no tests, or a file of tests is wrong
     */
    public static RuleTestResult run(Session session, LoadedDeclaration loaded, Path path, boolean costed)
            throws CommandException {
        Declaration declaration = loaded.declaration()
                .orElseThrow(() -> new IllegalArgumentException("the declaration has errors and cannot judge"));
        RuleTestFiles files = new RuleTestFiles(session, declaration, path);
        List<RuleTestOutcome> outcomes = new ArrayList<>();
        for (RuleTestFile file : files.read()) {
            RuleTestRunner runner = new RuleTestRunner(session, loaded, costed, file);
            for (RuleTest test : file.tests()) {
                outcomes.add(runner.run(test));
            }
        }
        return RuleTestResult.of(
                declaration.name(),
                declaration.rules().keySet(),
                outcomes,
                session.surroundings().clock().instant());
    }
}
