package dev.holdfast.cli.render.report.format;

import java.util.Locale;
import java.util.Optional;

/** Whose JUnit is written: the option {@code --junit-flavor}. */
public enum JunitFlavor {
    /** What every reader takes, Jenkins' strict one among them. */
    PORTABLE,
    /** With the file of each test case, as GitLab shows it; strict readers refuse that. */
    GITLAB;

    /** The word used on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Optional<JunitFlavor> of(String word) {
        for (JunitFlavor constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
