package dev.holdfast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

    @TempDir
    Path directory;

    @Test
    void every_wrong_use_ends_with_64_a_reason_on_standard_error_and_nothing_on_standard_output() {
        List<List<String>> wrong = List.of(
                List.of("plann"),
                List.of("plan", "--fromat", "json"),
                List.of("plan", "--format", "yaml"),
                List.of("plan", "--format=html"),
                List.of("plan", "a", "b"),
                List.of("plan", "--at", "yesterday"),
                List.of("plan", "--at"),
                List.of("plan", "--horizon", "7"),
                List.of("plan", "--detail", "all"),
                List.of("plan", "--fail-on", "never"),
                List.of("plan", "--detailed-exitcode", "--detailed-exitcode"),
                List.of("plan", "--report", "pdf=x"),
                List.of("apply", "--allow-data-loss", "-1"),
                List.of("apply", "--allow-data-loss", "many"),
                List.of("show"),
                List.of("fabric"),
                List.of("fabric", "advance"),
                List.of("fabric", "advance", "30"),
                List.of("fabric", "rewind", "30d"),
                List.of("state", "burn"),
                List.of("status"),
                List.of("state", "list"),
                List.of("schedule", "--count", "-2"),
                List.of("completion", "tcsh"),
                List.of("-C", "no-such-directory", "plan"),
                List.of("--color", "blue", "version"),
                List.of());
        for (List<String> arguments : wrong) {
            Result result = run(arguments);
            assertThat(result.status()).as("%s: %s", arguments, result.all()).isEqualTo(64);
            assertThat(result.out()).as("%s", arguments).isEmpty();
            assertThat(result.err()).as("%s", arguments).isNotBlank().doesNotContain("Exception");
        }
    }

    @Test
    void a_wrong_value_is_told_what_would_be_right() {
        Map<List<String>, String> wrong = Map.ofEntries(
                Map.entry(List.of("apply", "--allow-data-loss", "many"), "such as --allow-data-loss=9."),
                Map.entry(List.of("apply", "--allow-data-loss=1e3"), "Write a whole number from 0 to 999999999"),
                Map.entry(List.of("apply", "--auto-approve=maybe"), "'maybe' is no value of --auto-approve"),
                Map.entry(List.of("fabric", "show", "--jobs", "-1"), "'-1' is no value of --jobs. Write a whole"),
                Map.entry(List.of("fabric", "show", "--jobs", "99999999999"), "to 999999999, such as --jobs=100."),
                Map.entry(List.of("fabric", "advance"), "'holdfast fabric advance' needs DURATION"),
                Map.entry(List.of("hold"), "'holdfast hold' needs POINT"),
                Map.entry(List.of("plan", "--at"), "--at is given without its value. Write --at=INSTANT"),
                Map.entry(List.of("plan", "--at", "--format"), "--at is given without its value"),
                Map.entry(List.of("plan", "--at=2026-11-20T15:00Z", "--at=x"), "--at is given twice"),
                Map.entry(List.of("plan", "--report", "text"), "such as --report markdown=plan.md"),
                Map.entry(List.of("plan", "--report", "=x"), "'=x' is no value of --report"),
                Map.entry(List.of("plan", "--report", "text="), "'text=' is no value of --report"),
                Map.entry(List.of("plan", "--report", "pdf=x"), "'pdf' is no value of --report. Possible are"),
                Map.entry(List.of("plan", "--report", "text=x", "--report", "json=./x"), "go to the file 'x'"));
        wrong.forEach((arguments, message) -> {
            Result result = run(arguments);
            assertThat(result.status()).as("%s: %s", arguments, result.all()).isEqualTo(64);
            assertThat(result.err()).as("%s", arguments).contains(message);
        });
    }

    @Test
    void an_empty_value_does_not_pass_for_an_option_that_is_not_given() {
        for (List<String> arguments : List.of(
                List.of("plan", ""),
                List.of("plan", "--at", ""),
                List.of("plan", "--target="),
                List.of("-C", "", "plan"),
                List.of("hold", "sql-01@2026-11-20T22:07Z", "--until", ""),
                List.of("retention", "gold", "--points", ""),
                List.of("status", "--estate="))) {
            Result result = run(arguments);
            assertThat(result.status()).as("%s: %s", arguments, result.all()).isEqualTo(64);
            assertThat(result.err()).as("%s", arguments).contains("is given with an empty value");
        }
    }

    @Test
    void misspelt_words_get_a_suggestion() {
        assertThat(run(List.of("plann")).err()).contains("Did you mean 'plan'?");
        assertThat(run(List.of("plan", "--fromat=json")).err()).contains("Did you mean '--format'?");
        assertThat(run(List.of("fabric", "advanse", "1d")).err()).contains("Did you mean 'advance'?");
        assertThat(run(List.of("plan", "--format", "jsno")).err()).contains("Did you mean 'json'?");
    }

    @Test
    void help_starts_with_examples_for_every_command() {
        for (CommandName name : CommandName.values()) {
            Result help = run(List.of(name.word(), "--help"));
            assertThat(help.status()).isZero();
            assertThat(help.out()).startsWith("Examples:\n  ").contains("Usage: holdfast " + name.word());
            assertThat(run(List.of("help", name.word())).out()).isEqualTo(help.out());
        }
        assertThat(run(List.of("--help")).out()).startsWith("Examples:\n").contains("Commands:");
    }

    @Test
    void the_version_is_said_in_both_spellings() {
        assertThat(run(List.of("--version")).out()).startsWith("Holdfast ");
        assertThat(run(List.of("version")).out()).isEqualTo(run(List.of("-V")).out());
        assertThat(run(List.of("version", "--format=json")).out())
                .startsWith("{\"holdfast\":")
                .endsWith("}\n");
    }

    @Test
    void an_unreadable_path_is_invalid_input_not_a_defect() {
        Result result = run(List.of("plan", "no-such-folder"));
        assertThat(result.status()).as(result.all()).isEqualTo(65);
        assertThat(result.err()).contains("no-such-folder");
        assertThat(run(List.of("show", "no-such-file")).status()).isEqualTo(65);
        assertThat(run(List.of("plan", ".")).status()).isEqualTo(65);
    }

    private Result run(List<String> arguments) {
        return new Invocation(directory).run(arguments.toArray(new String[0]));
    }
}
