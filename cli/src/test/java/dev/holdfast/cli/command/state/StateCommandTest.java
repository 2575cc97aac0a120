package dev.holdfast.cli.command.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.TestStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCommandTest {

    private static final String ESTATE = """
            holdfast: 1
            name: small
            defaults: { timeZone: America/New_York, region: eastus, policy: gold }
            vaults:
              rsv: { region: eastus, redundancy: LRS }
            policies:
              gold: { vault: rsv, schedule: { daily: "22:00", stagger: 1h }, retention: { daily: 7d } }
            vms:
              sql-01: { os: linux, disks: { os: { size: 64GiB } } }
              web-01: { os: linux, disks: { os: { size: 64GiB } } }
            """;

    private static final String NO_CHANGES = "No changes. Your protection matches the declaration.";

    @TempDir
    private Path directory;

    @BeforeEach
    void passSomeDays() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        expect(0, "apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        expect(0, "fabric", "advance", "5d");
        expect(0, "apply", "--auto-approve");
    }

    private Result expect(int status, String... arguments) {
        return new Invocation(directory).expect(status, arguments);
    }

    private void execute(String... statements) throws Exception {
        for (String sql : statements) {
            TestStore.SQLITE.execute(DatabasePlace.in(directory), sql);
        }
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(directory.resolve(name), text);
    }

    @Test
    void a_copy_of_the_record_brings_back_what_was_taken_out() {
        expect(0, "state", "pull", "--out", "copy.json");
        String before = expect(0, "state", "list", "--format", "json").out();
        assertThat(expect(0, "state", "rm", "protection/sql-01").out()).contains("out of the record");
        assertThat(expect(0, "state", "list").out()).doesNotContain("protection/sql-01");
        assertThat(expect(0, "state", "push", "copy.json").out()).contains("The record is #");
        String after = expect(0, "state", "list", "--format", "json").out();
        assertThat(after.replaceAll("\"serial\":\\d+", "")).isEqualTo(before.replaceAll("\"serial\":\\d+", ""));
        assertThat(expect(0, "plan").out()).contains(NO_CHANGES);
        assertThat(expect(0, "runs", "list").out()).contains("push", "forget", "apply");
    }

    @Test
    void what_was_taken_out_and_is_still_declared_is_looked_after_again() {
        expect(0, "state", "rm", "protection/sql-01");
        expect(0, "apply", "--auto-approve");
        assertThat(expect(0, "state", "list").out()).contains("protection/sql-01");
        assertThat(expect(0, "plan").out()).contains(NO_CHANGES);
    }

    @Test
    void a_copy_that_was_changed_or_is_of_something_else_is_refused() throws Exception {
        String copy = expect(0, "state", "pull").out();
        write("changed.json", copy.replace("sql-01", "sql-02"));
        assertThat(expect(65, "state", "push", "changed.json").err()).contains("was changed since it was written");
        write("text.json", "what is this");
        assertThat(expect(65, "state", "push", "text.json").err()).contains("not JSON");
        write("other.json", "{\"format\":\"holdfast-plan/1\"}");
        assertThat(expect(65, "state", "push", "other.json").err()).contains("no copy of a record");
        assertThat(expect(65, "state", "push", "missing.json").err()).contains("there is no such directory or file");
        assertThat(expect(0, "state", "verify").out()).contains("are whole");
        assertThat(expect(0, "state", "pull").out()).isEqualTo(copy);
    }

    @Test
    void a_copy_of_another_lineage_is_refused() throws Exception {
        String copy = expect(0, "state", "pull").out();
        write("copy.json", copy);
        execute("UPDATE estate SET lineage = 'another'");
        assertThat(expect(6, "state", "push", "copy.json").err()).contains("another lineage");
    }

    @Test
    void a_journal_that_was_changed_is_found() throws Exception {
        assertThat(expect(0, "state", "verify").out()).contains("are whole");
        execute("UPDATE journal SET payload = 'nothing' WHERE number = 3");
        assertThat(expect(6, "state", "verify").err()).contains("Row 3 of the journal");
        execute("DELETE FROM journal WHERE number >= 3");
        assertThat(expect(6, "state", "verify").err()).contains("lacks the row with which run-000001 ended");
    }

    @Test
    void a_world_without_its_record_is_adopted_or_gets_its_record_back() throws Exception {
        expect(0, "state", "pull", "--out", "copy.json");
        String[] lost = {
            "DELETE FROM estate",
            "DELETE FROM object",
            "DELETE FROM machine",
            "DELETE FROM point",
            "DELETE FROM inventory",
            "DELETE FROM promised_rule"
        };
        execute(lost);
        assertThat(expect(6, "plan").err()).contains("state push FILE", "state init --adopt");
        expect(0, "state", "push", "copy.json");
        assertThat(expect(0, "plan").out()).contains(NO_CHANGES);

        execute(lost);
        assertThat(expect(64, "state", "init").err()).contains("--adopt");
        assertThat(expect(0, "state", "init", "--adopt").out()).contains("A record of 6 objects");
        assertThat(expect(0, "plan").out()).contains(NO_CHANGES);
        assertThat(expect(1, "state", "init", "--adopt").err()).contains("nothing to adopt");
    }

    @Test
    void a_record_without_its_world_is_not_planned_from_until_somebody_says_that_it_is_gone() throws Exception {
        execute(
                "DELETE FROM world",
                "DELETE FROM world_object",
                "DELETE FROM world_item",
                "DELETE FROM world_point",
                "DELETE FROM world_machine",
                "DELETE FROM world_job",
                "DELETE FROM world_running",
                "DELETE FROM world_rule",
                "DELETE FROM world_expired");
        assertThat(expect(6, "plan").err()).contains("a record of 'small' but no world");
        assertThat(expect(0, "state", "init", "--adopt").out()).contains("A new world without machines and points");
        assertThat(expect(0, "plan").out()).doesNotContain(NO_CHANGES);
    }

    @Test
    void who_holds_the_lease_is_named_and_can_be_ended() throws Exception {
        execute("UPDATE lease SET holder = 'x', fence = 9, purpose = 'apply', who = 'bob', host = 'ci-7', process = '',"
                + " url = 'https://ci.example/7', since = 1795000000000, heartbeat = 1795000000000,"
                + " expires = 9995000000000");
        assertThat(expect(6, "fabric", "advance", "1d").err())
                .contains("held by bob on ci-7 for 'apply' (https://ci.example/7)", "--lock-timeout", "state unlock");
        assertThat(expect(6, "fabric", "advance", "1d", "--lock-timeout", "1s").err())
                .contains("It was waited for");
        assertThat(expect(0, "plan").out()).contains(NO_CHANGES);
        assertThat(expect(0, "state", "unlock").out()).contains("Ended the lease that was held by bob on ci-7");
        assertThat(expect(0, "state", "unlock").out()).contains("Nobody held a lease");
        expect(0, "fabric", "advance", "1d");
    }

    @Test
    void runs_are_listed_and_shown() {
        String list = expect(0, "runs", "list").out();
        assertThat(list).contains("run-000001", "apply", "6 done, 0 failed");
        assertThat(expect(0, "runs", "show", "run-000001").out())
                .contains("plan     sha256:", "taken up", "done", "create", "protection/sql-01");
        assertThat(expect(0, "runs", "show", "run-000001", "--format", "json").out())
                .contains("\"phase\":\"done\"", "\"address\":\"protection/sql-01\"");
        assertThat(expect(64, "runs", "show", "run-1").err()).contains("There is no run 'run-1'");
    }

    private void rename(String before, String after) throws Exception {
        Path file = directory.resolve("holdfast.yaml");
        Files.writeString(file, Files.readString(file).replace(before, after));
    }

    @Test
    void a_machine_moved_by_hand_keeps_its_points_and_the_renamed_declaration_plans_nothing() throws Exception {
        expect(0, "hold", firstPoint("web-01"), "--reason", "audit");
        String moved = expect(0, "state", "mv", "vm/web-01", "vm/shop-01").out();
        assertThat(moved)
                .contains("Renamed vm/web-01 to vm/shop-01 in world and record (run-000004)")
                .contains("1 protection, 1 schedule", "recovery points (", "with a promise, 1 under a legal hold)");
        rename("web-01", "shop-01");
        assertThat(expect(0, "plan").out()).contains(NO_CHANGES);
        assertThat(expect(0, "state", "verify").out()).contains("are whole");
        assertThat(expect(0, "state", "mv", "vm/web-01", "vm/shop-01").out())
                .contains("before (run-000004). Nothing was changed.");
        assertThat(expect(0, "state", "mv", "policy/gold", "policy/best", "--format", "json")
                        .out())
                .contains("\"to\":\"policy/best\",\"madeBefore\":false,\"objects\":{\"policy\":1,\"protection\":2}")
                .contains("\"points\":0");
        assertThat(expect(0, "state", "mv", "vault/rsv", "vault/kept").out())
                .contains("1 vault, 1 policy, 2 protections");
        rename("gold", "best");
        rename("rsv", "kept");
        assertThat(expect(0, "plan").out()).contains(NO_CHANGES);
    }

    @Test
    void a_record_that_was_brought_back_with_a_former_name_follows_the_world() {
        expect(0, "state", "pull", "--out", "copy.json");
        String points = points("web-01");
        expect(0, "state", "mv", "vm/web-01", "vm/shop-01");
        String moved = expect(0, "state", "list", "--format", "json").out();
        expect(0, "state", "push", "copy.json");
        assertThat(expect(0, "state", "mv", "vm/web-01", "vm/shop-01").out())
                .contains("Renamed vm/web-01 to vm/shop-01", "1 protection, 1 schedule");
        assertThat(expect(0, "state", "list", "--format", "json").out().replaceAll("\"serial\":\\d+", ""))
                .isEqualTo(moved.replaceAll("\"serial\":\\d+", ""));
        assertThat(points("shop-01")).isEqualTo(points.replace("web-01", "shop-01"));
    }

    /** The points of a machine; the jobs that made them say what they were called then. */
    private String points(String machine) {
        String shown = expect(0, "fabric", "show", "--points", machine).out();
        return shown.substring(0, shown.indexOf("Newest jobs")).replaceAll(" +", " ");
    }

    private String firstPoint(String machine) {
        String points = expect(0, "fabric", "show", "--points", machine).out();
        int at = points.indexOf(machine + "@");
        return points.substring(at).split("\\s", 2)[0];
    }

    @Test
    void a_move_by_hand_that_makes_no_sense_is_refused_and_changes_nothing() {
        String before = expect(0, "state", "pull").out();
        assertThat(expect(64, "state", "mv", "vm/web-02", "vm/shop").err())
                .contains("Nothing is recorded under the name 'vm/web-02'. Did you mean 'vm/web-01'?");
        assertThat(expect(64, "state", "mv", "vm/web-01", "vm/SQL-01").err()).contains("'vm/sql-01' is taken");
        assertThat(expect(64, "state", "mv", "vm/web-01", "policy/web").err()).contains("cannot become a policy");
        assertThat(expect(64, "state", "mv", "vm/web-01", "vm/web-01").err()).contains("are the same name");
        assertThat(expect(64, "state", "mv", "vm/web-01", "vm/WEB-01").err()).contains("apart by case");
        assertThat(expect(64, "state", "mv", "vm/web-01", "vm/a b").err()).contains("cannot be the name of a vm");
        assertThat(expect(64, "state", "mv", "vm/web-01", "vm/../x").err()).contains("cannot be the name of a vm");
        assertThat(expect(64, "state", "mv", "vault/rsv", "vault/a/b").err()).contains("cannot be the name of a vault");
        assertThat(expect(64, "state", "mv", "protection/web-01", "protection/x")
                        .err())
                .contains("The protection of a machine moves with it: write vm/");
        assertThat(expect(64, "state", "mv", "polcy/gold", "policy/x").err()).contains("Did you mean 'policy'?");
        assertThat(expect(64, "state", "mv", "vm/web-01").err()).contains("TO");
        assertThat(expect(64, "state", "mv", "vm/web-01", "vm/x", "--estate", "other")
                        .err())
                .contains("There is no estate 'other'");
        assertThat(expect(0, "state", "pull").out()).isEqualTo(before);
    }

    @Test
    void the_history_tells_every_write_and_of_a_thing_all_that_touched_it_under_whatever_name() throws Exception {
        expect(0, "state", "pull", "--out", "copy.json");
        expect(0, "state", "mv", "vm/web-01", "vm/shop-01");
        expect(0, "hold", firstPoint("shop-01"), "--reason", "audit");
        expect(0, "state", "rm", "protection/sql-01");
        expect(0, "state", "push", "copy.json");
        execute(
                "UPDATE lease SET holder = 'x', purpose = 'apply', who = 'bob', host = 'ci-7', expires = 9995000000000");
        expect(0, "state", "unlock");
        String all = expect(0, "state", "history").out();
        assertThat(all.lines().skip(1).map(line -> line.split("  +")[4]))
                .containsExactly("unlock", "push", "forget", "hold", "move", "apply", "apply");
        assertThat(all)
                .contains("#0 → #1", "#5 → #6", "tester on ", "create 6", "move 1", "hold 1")
                .contains("ended the lease of bob on ci-7 for 'apply'");
        assertThat(expect(0, "state", "history", "--limit", "2").out()).hasLineCount(3);
        assertThat(expect(0, "state", "history", "vm/shop-01").out())
                .contains("push", "hold 1", "move 1", "create 2")
                .doesNotContain("forget");
        assertThat(expect(0, "state", "history", "protection/sql-01").out())
                .contains("push 1", "forget 1", "create 1")
                .doesNotContain("hold");
        assertThat(expect(0, "state", "history", "policy/gold", "--format", "json")
                        .out())
                .contains(
                        "\"address\":\"policy/gold\"",
                        "\"reached\":1,\"id\":\"run-000001\"",
                        "\"changes\":{\"create\":1}");
        assertThat(expect(64, "state", "history", "policy/gild").err()).contains("Did you mean 'policy/gold'?");
        assertThat(expect(64, "state", "history", "--limit", "0").err()).contains("--limit");
    }

    @Test
    void a_world_that_lost_its_own_row_alone_is_not_taken_for_gone() throws Exception {
        execute("DELETE FROM world");
        assertThat(expect(6, "state", "init", "--adopt").err())
                .contains("The world's own row is lost, but", "none was begun");
        assertThat(expect(6, "state", "verify").err()).contains("record without its world", "own row is lost");
    }
}
