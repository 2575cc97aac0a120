package dev.holdfast.cli.command.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.executor.workspace.FailedJobs;
import dev.holdfast.planner.state.ItemKey;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    private static final ItemKey WEB = new ItemKey("web-03", "rsv-eastus");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)\\{([a-z]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)+\\} -?\\d+");

    @TempDir
    private Path directory;

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    private void applied() {
        Invocation.copyOfSample("contoso", directory);
        expect(0, "apply", "contoso", "--auto-approve");
    }

    @Test
    void failed_first_backups_are_behind_and_findings_of_the_plan() throws Exception {
        applied();
        assertThat(expect(0, "status").out()).contains("33 waiting", "none yet");
        assertThat(expect(0, "plan", "contoso").out()).contains("never-backed-up");
        FailedJobs.add(directory, "contoso-prod", WEB, 3, FailedJobs.RESOURCE_NOT_FOUND);
        Result status = expect(4, "status", "web-03");
        assertThat(status.out()).contains("behind", "failed (3 in a row): " + FailedJobs.RESOURCE_NOT_FOUND);
        assertThat(expect(0, "status", "web-04").out()).contains("waiting");
        assertThat(expect(4, "status", "web-03", "--format", "json").out())
                .contains("\"failuresInRow\":3", "\"code\":\"ResourceNotFound\"", "\"status\":\"behind\"");
        assertThat(expect(0, "plan", "contoso").out())
                .contains("HF1027 first-backup-missing", "HF1058 jobs-failing", "ResourceNotFound")
                .contains("HF1026 never-backed-up");
        assertThat(expect(4, "plan", "contoso", "--fail-on", "warning").out()).contains("for web-03");
    }

    @Test
    void a_machine_whose_points_are_too_old_is_behind_in_status_and_plan() throws Exception {
        applied();
        expect(0, "fabric", "advance", "3d");
        assertThat(expect(0, "plan", "contoso").out()).doesNotContain("behind-rpo", "jobs-failing");
        FailedJobs.add(directory, "contoso-prod", WEB, 1, FailedJobs.RESOURCE_NOT_FOUND);
        assertThat(expect(0, "plan", "contoso").out())
                .as("one failed job is made up for by the next")
                .doesNotContain("jobs-failing");
        FailedJobs.add(directory, "contoso-prod", WEB, 1, "UserErrorGenericResourceNotFound: Azure resource is gone.");
        assertThat(expect(0, "status", "web-03").out()).contains("fresh", "failed (2 in a row)");
        assertThat(expect(0, "plan", "contoso").out())
                .contains(
                        "jobs-failing",
                        "UserErrorGenericResourceNotFound",
                        "The service says: Azure resource is gone.");
    }

    @Test
    void metrics_are_valid_and_escaped_and_each_is_described_once() throws Exception {
        applied();
        expect(0, "fabric", "advance", "3d");
        FailedJobs.add(directory, "contoso-prod", WEB, 2, FailedJobs.RESOURCE_NOT_FOUND);
        String text = expect(0, "status", "--format", "prom").out();
        Set<String> described = new HashSet<>();
        String current = "";
        Set<String> series = new HashSet<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# HELP ")) {
                current = line.split(" ", 4)[2];
                assertThat(described.add(current)).as(line).isTrue();
            } else if (line.startsWith("# TYPE ")) {
                assertThat(line).isEqualTo("# TYPE " + current + " gauge");
            } else {
                assertThat(line).matches(SAMPLE).startsWith(current + "{");
                assertThat(series.add(line.substring(0, line.lastIndexOf(' '))))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(text)
                .contains(
                        "holdfast_consecutive_failures{estate=\"contoso-prod\",machine=\"web-03\",policy=\"bronze\"} 2\n"
                                .replace("bronze", policyOfWeb()))
                .contains("holdfast_last_job_success{", "holdfast_behind{", ",class=\"region\"} 0\n");
        assertThat(text)
                .endsWith("\n")
                .isEqualTo(expect(0, "status", "--format", "prom").out());
    }

    private String policyOfWeb() {
        String json = expect(0, "status", "web-03", "--format", "json").out();
        return json.replaceAll("(?s).*\"policy\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void wrong_use_is_said() {
        applied();
        assertThat(expect(64, "status", "--format", "promm").err()).contains("Did you mean 'prom'?");
        assertThat(expect(64, "status", "nothing-*").err()).contains("no protected machine");
        assertThat(expect(64, "fabric", "show", "--points", "nothing-*").err()).contains("--points");
        assertThat(List.of(expect(64, "status", "where:vm.name == 'x'").err()))
                .allMatch(text -> text.contains("where:"));
    }
}
