package dev.holdfast.cli.command.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InjectCommandTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            vaults:
              rsv-east: { region: eastus, redundancy: GRS, crossRegionRestore: true }
              rsv-north: { region: northeurope, redundancy: LRS }
            policies:
              gold: { vault: rsv-east, schedule: { daily: "22:00" }, retention: { daily: 30d } }
              silver: { extends: gold, copies: [{ to: rsv-north, every: 1d, retention: { daily: 30d } }] }
            vms:
              db-01: { os: linux, region: eastus, policy: gold, disks: { os: { size: 32GiB } } }
              db-02: { os: linux, region: eastus, policy: silver, disks: { os: { size: 32GiB }, data: { size: 64GiB, lun: 0 } } }
              web-01: { os: linux, region: eastus, policy: gold, disks: { os: { size: 32GiB } } }
            """;

    private static final List<String> READY = List.of(
            "region-outage",
            "zone-outage",
            "ransomware",
            "bad-release",
            "operator-deletes-points",
            "agent-outage",
            "throttling-storm",
            "vault-locked");

    @TempDir
    Path directory;

    private Result run(String... arguments) {
        return new Invocation(directory).run(arguments);
    }

    private Result expect(int status, String... arguments) {
        Result result = run(arguments);
        assertThat(result.status())
                .as("%s%n%s", String.join(" ", arguments), result.all())
                .isEqualTo(status);
        return result;
    }

    private void running() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00Z");
        expect(0, "fabric", "advance", "5d");
    }

    @Test
    void every_ready_made_scenario_is_listed_and_can_be_injected_and_lived_through() {
        running();
        assertThat(expect(0, "fabric", "inject", "--list").out()).contains(READY);
        for (String scenario : READY) {
            Result injected = expect(0, "fabric", "inject", scenario, "--seed", "3");
            assertThat(injected.out()).contains("Scenario " + scenario, "Must survive", "from 2026-11-");
            expect(0, "fabric", "advance", "1h");
            assertThat(run("status").status()).isIn(0, 4);
            assertThat(run("plan", "--detailed-exitcode").status()).isIn(0, 2, 4);
        }
        expect(0, "fabric", "advance", "6d");
        assertThat(expect(0, "fabric", "show", "--format", "json").out()).contains("\"state\":\"over\"");
    }

    @Test
    void while_a_region_is_out_points_are_restored_in_its_pair_and_from_copies() {
        running();
        Result injected = expect(0, "fabric", "inject", "region-outage", "--for", "12h");
        assertThat(injected.out()).contains("region eastus", "from 2026-11-25T15:00:00Z, ends 2026-11-26T03:00:00Z");
        assertThat(expect(0, "fabric", "show").out()).contains("region-outage", "in-force");
        expect(0, "fabric", "advance", "8h");
        assertThat(expect(0, "fabric", "jobs", "--status", "waiting").out()).contains("db-01");
        Result here = run("restore", "db-01", "--name", "*-dr", "--dry-run");
        assertThat(here.all()).contains("The region eastus is out until 2026-11-26T03:00:00Z");
        assertThat(expect(0, "restore", "db-01", "--region", "westus", "--name", "*-dr", "--auto-approve")
                        .all())
                .contains("db-01-dr");
        assertThat(expect(0, "restore", "db-02", "--region", "northeurope", "--name", "*-dr", "--auto-approve")
                        .all())
                .contains("db-02-dr");
        expect(0, "fabric", "advance", "2d");
        expect(0, "status");
        expect(0, "plan");
    }

    @Test
    void deleted_points_are_drift_and_come_back() {
        running();
        expect(0, "apply", "--auto-approve"); // takes the points into the record
        expect(0, "fabric", "inject", "operator-deletes-points", "--machine", "web-01");
        assertThat(expect(0, "plan").out()).contains("Changed outside since the last apply", "web-01");
        assertThat(expect(0, "fabric", "show").out()).contains("Soft-deleted points (5)");
        assertThat(expect(0, "fabric", "jobs", "--machine", "web-01").out()).contains("DeleteBackupData");
    }

    @Test
    void a_selection_that_no_fault_of_the_scenario_heeds_is_refused() {
        running();
        assertThat(expect(64, "fabric", "inject", "zone-outage", "--vault", "rsv-east")
                        .err())
                .contains("--vault chooses nothing here", "hit zone", "Nothing was injected");
        assertThat(expect(64, "fabric", "inject", "throttling-storm", "--machine", "*", "--region", "eastus")
                        .err())
                .contains("--machine chooses nothing here", "--region chooses nothing here");
    }

    @Test
    void points_that_no_apply_has_recorded_are_missed_too() {
        running();
        Invocation.write(directory, List.of("wipe.yaml", """
                holdfast-scenario: 1
                name: wipe
                faults: [{ fault: operator-deletes-points, strength: 9999, where: { machines: web-01 } }]
                """));
        expect(0, "fabric", "inject", "wipe.yaml");
        assertThat(expect(0, "plan").out()).contains("HF1056 points-soft-deleted", "HF1027 first-backup-missing");
        Result nothing = expect(1, "restore", "web-01", "--name", "*-b", "--dry-run");
        assertThat(nothing.out())
                .contains("web-01 has no recovery point.")
                .containsPattern("\\d+ deleted\\s+points\\s+can\\s+be\\s+brought\\s+back");
        Matcher undelete = Pattern.compile("undelete\\s+(web-01@\\S+)'").matcher(nothing.out());
        assertThat(undelete.find()).isTrue();
        expect(0, "undelete", undelete.group(1));
        expect(0, "restore", "web-01", "--name", "*-b", "--dry-run");
    }

    @Test
    void a_restore_passes_over_what_an_attack_has_encrypted_unless_it_is_named() {
        running();
        Invocation.write(directory, List.of("attack.yaml", """
                holdfast-scenario: 1
                name: attack
                faults: [{ fault: ransomware, at: +1h, where: { machines: db-01 } }]
                """));
        expect(0, "fabric", "inject", "attack.yaml");
        expect(0, "fabric", "advance", "2h");
        expect(0, "fabric", "advance", "2d");
        assertThat(expect(0, "restore", "db-01", "--name", "*-clean", "--dry-run")
                        .out())
                .contains("captured after the attack of 2026-11-25T16:00:00Z", "Point     db-01@2026-11-24T22:00Z");
        assertThat(expect(0, "restore", "db-01", "--point", "db-01@2026-11-26T22:00Z", "--name", "*-x", "--dry-run")
                        .out())
                .containsPattern("the point that was named, although captured\\s+after the attack");
    }

    @Test
    void conditions_choose_machines_as_they_are_declared() {
        running();
        Invocation.write(directory, List.of("drills/tags.yaml", """
                holdfast-scenario: 1
                name: tags
                faults:
                  - { fault: agent-down, where: "vm.tags.Tier == 'data' && vm.used > 0GiB" }
                  - { fault: machine-stopped, where: { condition: "vm.disks.size() > 1", region: eastus } }
                """));
        for (String machine : List.of("db-01", "db-02")) {
            Invocation.edit(
                    directory.resolve("holdfast.yaml"),
                    machine + ": { os: linux,",
                    machine + ": { tags: { tier: data }, os: linux,");
        }
        Result injected = expect(0, "fabric", "inject", "drills/tags.yaml", "holdfast.yaml");
        assertThat(injected.out()).contains("2 machines: db-01, db-02", "machine-stopped  machine db-02");
        Invocation.write(directory, List.of("drills/none.yaml", """
                holdfast-scenario: 1
                name: none
                faults: [{ fault: agent-down, where: "vm.name.startsWith('x')" }]
                """));
        assertThat(expect(64, "fabric", "inject", "drills/none.yaml", "holdfast.yaml")
                        .err())
                .contains("The condition is about machines as they are declared", "Nothing was injected");
        Invocation.write(directory, List.of("other/holdfast.yaml", "holdfast: 1\nname: other\n"));
        assertThat(expect(64, "fabric", "inject", "drills/none.yaml", "other").err())
                .contains("declares the estate 'other', not 'small'");
        expect(65, "fabric", "inject", "drills/none.yaml", "nowhere");
    }

    @Test
    void a_policy_edited_by_hand_is_found_and_set_back() {
        running();
        Invocation.write(directory, List.of("edit.yaml", """
                holdfast-scenario: 1
                name: edit
                faults: [{ fault: policy-edited, where: { policy: gold } }]
                """));
        expect(0, "fabric", "inject", "edit.yaml");
        assertThat(expect(0, "plan").out()).contains("Changed outside since the last apply", "policy/gold", "15d");
        expect(0, "apply", "--auto-approve");
        assertThat(expect(0, "plan", "--detailed-exitcode").out()).contains("No changes.");
    }

    @Test
    void an_apply_survives_a_storm() {
        running();
        expect(0, "fabric", "inject", "throttling-storm");
        Invocation.edit(directory.resolve("holdfast.yaml"), "daily: \"22:00\"", "daily: \"21:00\"");
        expect(0, "apply", "--auto-approve");
        assertThat(expect(0, "plan", "--detailed-exitcode").out()).contains("No changes.");
    }

    @Test
    void wrong_use_is_answered_with_what_was_probably_meant() {
        running();
        assertThat(expect(64, "fabric", "inject", "region-outag").err()).contains("Did you mean 'region-outage'?");
        assertThat(expect(64, "fabric", "inject").err()).contains("Which scenario?");
        assertThat(expect(64, "fabric", "inject", "ransomware", "--machine", "nobody")
                        .err())
                .contains("finds no machine that fits", "Nothing was injected");
        assertThat(expect(64, "fabric", "inject", "region-outage", "--region", "mars")
                        .err())
                .contains("finds no region that fits");
        assertThat(expect(64, "fabric", "inject", "region-outage", "--at", "2020-01-01T00:00Z")
                        .err())
                .contains("nothing can go wrong before that");
        expect(64, "fabric", "inject", "region-outage", "--for", "long");
        expect(64, "fabric", "inject", "region-outage", "--seed", "many");
        expect(0, "fabric", "inject", "agent-outage", "--seed", "-7035632437455371214", "--at", "+300d", "--for", "1h");
        assertThat(expect(0, "fabric", "show").out()).contains("coming").doesNotContain("region-outage");
    }

    private record Bad(String text, String says) {}

    @Test
    void wrong_files_are_refused_with_the_place_of_each_mistake() {
        running();
        String head = "holdfast-scenario: 1\nname: bad\nfaults:\n";
        List<Bad> files = List.of(
                new Bad("", "bad.yaml:1:1"),
                new Bad("holdfast-scenario: 2\nname: x\nfaults: [{ fault: lost-reply }]\n", "bad.yaml:1:20"),
                new Bad("holdfast-scenario: 1\nname: x\nfaults: []\n", "bad.yaml:3:9"),
                new Bad("holdfast-scenario: 1\nname: x\nfault: []\n", "Did you mean 'faults'?"),
                new Bad(head + "  - fault: agent-dwn\n", "Did you mean 'agent-down'?"),
                new Bad(head + "  - { fault: agent-down, for: soon }\n", "bad.yaml:4:31"),
                new Bad(head + "  - { fault: agent-down, at: tomorrow }\n", "bad.yaml:4:30"),
                new Bad(head + "  - { fault: vault-locked, for: 2h }\n", "happens at an instant"),
                new Bad(head + "  - { fault: agent-down, strength: 3 }\n", "are all alike"),
                new Bad(head + "  - { fault: churn-burst, strength: 0 }\n", "from 1 to 10000"),
                new Bad(head + "  - { fault: lost-reply, where: { region: eastus } }\n", "the service as a whole"),
                new Bad(head + "  - { fault: agent-down, where: { count: 1, share: 0.5 } }\n", "said twice"),
                new Bad(head + "  - { fault: agent-down, where: { share: 7 } }\n", "bad.yaml:4:42"),
                new Bad(head + "  - { fault: agent-down, where: \"vm.tag.env == 'x'\" }\n", "bad.yaml:4:37"),
                new Bad(head + "  - { fault: agent-down, where: { condition: \"vm.os =\" } }\n", "bad.yaml:4:53"),
                new Bad(
                        head + "  - { fault: lost-reply, where: \"vm.os == 'linux'\" }\n",
                        "a condition selects machines"),
                new Bad(head + "  - { fault: process-killed, where: { region: x } }\n", "the next command that writes"),
                new Bad(head + "  - { fault: agent-down\n", "Text cannot be parsed"));
        for (Bad bad : files) {
            Invocation.write(directory, List.of("bad.yaml", bad.text()));
            Result result = expect(65, "fabric", "inject", "bad.yaml");
            assertThat(result.err()).as(bad.text()).contains(bad.says()).doesNotContain("Exception");
        }
    }
}
