package dev.holdfast.cli.render;

import java.util.Locale;
import java.util.Optional;

/** The formats of results: THE list; the words are the values of {@code --format}. */
public enum OutputFormat {
    /** For people at a terminal. */
    TEXT,
    /** For programs. */
    JSON,
    /** For a comment on a pull request. */
    MARKDOWN,
    /** For calendars, RFC 5545. */
    ICS,
    /** For programs that read line by line. */
    JSONL,
    /** For code scanning: SARIF 2.1.0. */
    SARIF,
    /** For reports of tests. */
    JUNIT,
    /** For GitLab's Code Quality. */
    GITLAB,
    /** For GitLab's Terraform widget. */
    GITLAB_TERRAFORM,
    /** For the log of a GitHub job, with annotations. */
    GITHUB,
    /** For the log of an Azure Pipelines job, with issues. */
    AZURE,
    /** For reviewdog. */
    RDJSON;

    /** The word used on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with this word. */
    public static Optional<OutputFormat> of(String word) {
        for (OutputFormat constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
