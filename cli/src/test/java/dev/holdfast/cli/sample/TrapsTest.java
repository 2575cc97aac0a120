package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each trap is found with its number and instant, and the edit that the plan proposes removes the finding. */
class TrapsTest {

    private static final Pattern EDIT =
            Pattern.compile("((?:schedule|objectives): \\{.*? \\}) in policy '([a-z-]+)'", Pattern.DOTALL);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window-night | HF1031 | The scheduled loss of 16h exceeds | loses 15 h 59 m > 4h",
                "weekly-against-daily | HF1031 | The scheduled loss of 169h (7d without clock changes) exceeds | loses 7 d > 24h",
                "instant-only | HF1031 | The scheduled loss of 24h exceeds | loses 23 h 59 m > 4h",
                "clock-change | HF1032 | the scheduled loss is 5h | A crash at Sun 2027-11-07 04:59 -05:00 loses 4 h 59 m > 4h",
                "copy-lag | HF1034 | holds its rpo only if the service is punctual | > 24h",
            })
    void a_trap_is_found_and_its_edit_repairs_it(String trap, String id, String figure, String instant)
            throws IOException {
        Path file = copy(trap);
        String before = finding(plan(trap), id);
        assertThat(before).contains(figure).contains(instant);
        Matcher found = EDIT.matcher(before);
        assertThat(found.find()).as(before).isTrue();
        String policy = found.group(2);
        String text = Files.readString(file)
                .replaceAll("policy: " + policy + "\\b", "policy: repaired")
                .replace(
                        "policies:\n",
                        "policies:\n  repaired:\n    extends: " + policy + "\n    " + found.group(1) + "\n\n");
        Files.writeString(file, text);
        assertThat(plan(trap).replaceAll("\\s+", " "))
                .contains("policy/repaired")
                .doesNotContain(id.equals("HF1034") ? "Policy 'repaired' holds" : id);
    }

    @Test
    void a_copy_every_other_day_is_repaired_by_a_copy_every_day() throws IOException {
        Path file = copy("copy-lag");
        String before = finding(plan("copy-lag"), "HF1031");
        assertThat(before)
                .contains("The scheduled loss of 2d exceeds")
                .contains("Write every: 1d in the copy to rsv-far of policy 'every-other-day'");
        Invocation.edit(file, "every: 2d", "every: 1d");
        assertThat(plan("copy-lag")).doesNotContain("HF1031");
    }

    @Test
    void a_slow_restore_is_repaired_by_each_edit_that_its_finding_names() throws IOException {
        Path file = copy("slow-restore");
        String declared = Files.readString(file);
        String before = finding(plan("slow-restore"), "HF1035");
        assertThat(before)
                .contains("The restore of db-01 takes up to 4 h 36 m")
                .contains("Write retention: { instant: 2d } beside the other classes in policy 'vault-only'")
                .contains("declare a storage account in northeurope with throughput: 49MiB/s")
                .contains("spread its data over 2 machines of at most 250 GiB each")
                .contains("objectives: { rto: 5h } in policy 'vault-only'");
        for (String edit : List.of(
                "retention: { daily: 14d }=retention: { instant: 2d, daily: 14d }",
                "throughput: 40MiB/s=throughput: 49MiB/s",
                "used: 500GiB=used: 250GiB",
                "rpo: 24h, rto: 4h=rpo: 24h, rto: 5h")) {
            String[] sides = edit.split("=", -1);
            assertThat(declared).contains(sides[0]);
            Files.writeString(file, declared.replace(sides[0], sides[1]));
            assertThat(plan("slow-restore")).as(edit).doesNotContain("HF1035");
        }
    }

    @Test
    void as_many_accounts_as_a_finding_names_bring_all_machines_back_in_time_and_one_less_does_not()
            throws IOException {
        Path file = copy("slow-restore");
        String text = Files.readString(file);
        String before = finding(plan("slow-restore"), "HF1036");
        Matcher count = Pattern.compile("with a throughput of 60MiB/s each, (\\d+) in all")
                .matcher(before);
        assertThat(count.find()).as(before).isTrue();
        int needed = Integer.parseInt(count.group(1));
        for (int accounts : List.of(needed, needed - 1)) {
            StringBuilder declared = new StringBuilder("storageAccounts:\n");
            for (int i = 0; i < accounts; i++) {
                declared.append("  a").append(i).append(": { region: westeurope, throughput: 60MiB/s }\n");
            }
            Files.writeString(file, text.replace("storageAccounts:\n", declared.toString()));
            assertThat(plan("slow-restore").contains("HF1036")).isEqualTo(accounts < needed);
        }
    }

    private Path copy(String trap) throws IOException {
        Path samples = Files.createDirectories(directory.resolve("samples"));
        return Invocation.copyOfSample("traps/" + trap, samples).resolve("holdfast.yaml");
    }

    private String plan(String trap) {
        return new Invocation(directory)
                .run("plan", "samples/traps/" + trap, "--at", "2026-11-20T15:00:00Z")
                .out();
    }

    /** The text of one finding, its lines joined. */
    private static String finding(String plan, String id) {
        int start = plan.indexOf("  " + id);
        assertThat(start).as(plan).isNotNegative();
        int end = plan.indexOf("\n  HF", start + 4);
        int section = plan.indexOf("\n\n", start);
        int until = end < 0 ? section : Math.min(end, section);
        return plan.substring(start, until).replaceAll("\\s+", " ");
    }
}
