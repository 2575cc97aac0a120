package dev.holdfast.cli.render.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts inside of commands that build servers read from logs. */
class CommandEscapesTest {

    @Test
    void commands_of_github_escape_what_would_end_them() {
        assertThat(GithubWriter.property("a%\r\n:,b")).isEqualTo("a%25%0D%0A%3A%2Cb");
        assertThat(GithubWriter.data("a%\r\n:,b")).isEqualTo("a%25%0D%0A:,b");
    }

    @Test
    void commands_of_azure_escape_what_would_end_them() {
        assertThat(AzureWriter.property("a%\r\n;]b")).isEqualTo("a%AZP25%0D%0A%3B%5Db");
        assertThat(AzureWriter.data("a%\r\n;]b")).isEqualTo("a%AZP25%0D%0A;]b");
    }
}
