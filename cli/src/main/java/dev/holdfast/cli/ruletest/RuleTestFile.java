package dev.holdfast.cli.ruletest;

import dev.holdfast.dsl.tree.SourceText;
import java.util.List;

/**
 * A file of tests.
 *
 * @param source its text, under the name that messages have for it
 * @param tests in the order of the text
 */
record RuleTestFile(SourceText source, List<RuleTest> tests) {

    RuleTestFile {
        tests = List.copyOf(tests);
    }

    /** How messages call the file. */
    String name() {
        return source.file();
    }
}
