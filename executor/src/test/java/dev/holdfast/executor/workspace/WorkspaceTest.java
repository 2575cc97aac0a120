package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.executor.database.DatabasePlace.SqliteFile;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Policies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    private static final Estate ESTATE = EstateGenerator.of(3, 5, 2);

    @TempDir
    private Path directory;

    private Site site;

    @BeforeEach
    void openSite() {
        site = new Site(directory);
    }

    private Path file() {
        return directory.resolve(".holdfast").resolve("state.db");
    }

    @Test
    void reading_creates_nothing() throws Exception {
        assertThat(site.recorded(ESTATE).serial()).isZero();
        assertThat(site.actual(ESTATE).clock()).isEmpty();
        assertThat(site.workspaces().estates()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void the_first_apply_begins_record_and_world_at_the_given_clock() throws Exception {
        site.apply(site.plan(ESTATE));
        try (Workspace workspace = site.open(Site.name(ESTATE))) {
            assertThat(workspace.clock()).contains(Estate.AT);
            assertThat(workspace.firstRun()).isFalse();
            assertThat(workspace.isInterrupted()).isFalse();
            assertThat(workspace.recorded().serial()).isEqualTo(1);
        }
        assertThat(site.workspaces().estates()).containsExactly(Site.name(ESTATE));
    }

    @Test
    void a_second_apply_of_the_same_plan_is_stale() throws Exception {
        PlanDocument plan = site.plan(ESTATE);
        site.apply(plan);
        assertThat(refusal(() -> site.apply(plan)).kind()).isEqualTo(Kind.PLAN_STALE);
    }

    @Test
    void a_plan_made_before_the_clock_moved_still_applies_when_its_objects_did_not_change() throws Exception {
        site.apply(site.plan(ESTATE));
        Estate edited = ESTATE.withoutMachine(ESTATE.machines().get(0).machine().name());
        PlanDocument plan = site.plan(edited);
        site.advance(ESTATE, Duration.ofHours(5));
        assertThat(site.apply(plan, Site.options(0), ApplyListener.SILENT).problems())
                .isEmpty();
    }

    @Test
    void there_is_no_clock_to_move_without_a_world() {
        assertThat(refusal(() -> site.advance(ESTATE, Duration.ofDays(1))).kind())
                .isEqualTo(Kind.NO_WORLD);
    }

    @Test
    void an_empty_record_is_an_error_and_never_no_state() throws Exception {
        assertDamaged(new byte[0], "empty");
    }

    @Test
    void a_text_in_place_of_the_record_is_an_error() throws Exception {
        assertDamaged("nothing to see here, move along".getBytes(StandardCharsets.UTF_8), "not a database");
    }

    @Test
    void a_truncated_record_is_an_error() throws Exception {
        site.apply(site.plan(ESTATE));
        byte[] bytes = Files.readAllBytes(file());
        assertDamaged(Arrays.copyOf(bytes, bytes.length / 3), "good copy");
    }

    @Test
    void a_record_with_its_inside_overwritten_is_an_error() throws Exception {
        site.apply(site.plan(ESTATE));
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
        assertDamaged(bytes, "good copy");
    }

    @Test
    void another_programs_database_is_an_error() throws Exception {
        Path file = file();
        Files.createDirectories(file.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE recipes (name TEXT)");
        }
        WorkspaceException refusal = refusal(() -> site.recorded(ESTATE));
        assertThat(refusal.kind()).isEqualTo(Kind.STATE_UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("not one of Holdfast");
    }

    @Test
    void a_record_of_a_newer_program_is_left_alone() throws Exception {
        site.apply(site.plan(ESTATE));
        execute("UPDATE flyway_schema_history SET version = '99' WHERE installed_rank ="
                + " (SELECT max(installed_rank) FROM flyway_schema_history)");
        assertThat(refusal(() -> site.recorded(ESTATE))).hasMessageContaining("version 99");
    }

    @Test
    void a_record_from_before_the_first_release_is_not_guessed_at() throws Exception {
        Files.createDirectories(file().getParent());
        execute("CREATE TABLE estate (name TEXT)");
        execute("PRAGMA user_version = 2");
        assertThat(refusal(() -> site.recorded(ESTATE)))
                .hasMessageContaining("from before the first release")
                .hasMessageContaining("-C");
    }

    @Test
    void a_world_without_a_record_is_an_error() throws Exception {
        site.apply(site.plan(ESTATE));
        execute("DELETE FROM estate");
        WorkspaceException refusal = refusal(() -> site.plan(ESTATE));
        assertThat(refusal.kind()).isEqualTo(Kind.STATE_UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("has a world").hasMessageContaining("no record");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws Exception {
        PlanDocument plan = site.plan(ESTATE);
        Files.writeString(directory.resolve(".holdfast"), "in the way");
        WorkspaceException refusal = refusal(() -> site.apply(plan));
        assertThat(refusal.kind()).isEqualTo(Kind.STATE_UNAVAILABLE);
        assertThat(refusal).hasMessageContaining(".holdfast");
    }

    @Test
    void somebody_who_wrote_meanwhile_is_not_overwritten() throws Exception {
        site.apply(site.plan(ESTATE));
        Estate edited = ESTATE.withoutMachine(ESTATE.machines().get(0).machine().name());
        PlanDocument plan = site.plan(edited);
        WorkspaceException refusal = refusal(() -> site.apply(plan, Site.options(0), event -> {
            if (event.done() == 0) {
                executeQuietly("UPDATE estate SET serial = serial + 1");
            }
        }));
        assertThat(refusal.kind()).isEqualTo(Kind.STATE_UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("Somebody else wrote");
    }

    @Test
    void who_writes_goes_by_what_others_have_written_since_it_read() throws Exception {
        site.apply(site.plan(ESTATE));
        try (Workspace one = site.open(Site.name(ESTATE));
                Workspace other = site.open(Site.name(ESTATE))) {
            one.actual();
            other.actual();
            one.advance(Duration.ofDays(3));
            other.advance(Duration.ofDays(5));
        }
        assertThat(site.actual(ESTATE).clock()).contains(Estate.AT.plus(Duration.ofDays(8)));
    }

    @Test
    void an_apply_whose_world_moved_since_it_read_goes_by_the_world_as_it_is() throws Exception {
        site.apply(site.plan(ESTATE));
        Estate edited = ESTATE.withoutMachine(ESTATE.machines().get(0).machine().name());
        PlanDocument plan = site.plan(edited);
        try (Workspace late = site.open(Site.name(ESTATE))) {
            late.actual();
            site.advance(ESTATE, Duration.ofDays(3));
            late.apply(plan, Site.options(0), ApplyListener.SILENT);
        }
        assertThat(site.actual(ESTATE).clock()).contains(Estate.AT.plus(Duration.ofDays(3)));
        assertThat(Site.actions(site.plan(edited))).isEmpty();
    }

    @Test
    void a_database_that_was_never_finished_is_in_nobodys_way() throws Exception {
        Path folder = file().getParent();
        Files.createDirectories(folder);
        Files.write(folder.resolve("state.db123.new"), new byte[] {1, 2, 3});
        site.apply(site.plan(ESTATE));
        assertThat(Site.actions(site.plan(ESTATE))).isEmpty();
    }

    @Test
    void creating_leaves_nothing_but_the_database_its_sum_and_a_copy() throws Exception {
        site.apply(site.plan(ESTATE));
        try (var files = Files.list(file().getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("state.db", "state.db.sum", "generations");
        }
    }

    @Test
    void a_damaged_value_in_a_row_is_an_error_that_names_it() throws Exception {
        site.apply(site.plan(ESTATE));
        execute("UPDATE estate SET last_applied = 'yesterday'");
        WorkspaceException refusal = refusal(() -> site.recorded(ESTATE));
        assertThat(refusal.kind()).isEqualTo(Kind.STATE_UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("yesterday").hasMessageContaining("damaged");
    }

    @Test
    void a_plan_for_a_time_to_come_is_refused_and_changes_nothing() throws Exception {
        site.apply(site.plan(ESTATE));
        Estate edited = ESTATE.withoutMachine(ESTATE.machines().get(0).machine().name());
        PlanDocument plan = site.planAt(edited, Estate.AT.plus(Duration.ofDays(400)));
        assertThat(refusal(() -> site.apply(plan)).kind()).isEqualTo(Kind.PLAN_STALE);
        assertThat(site.recorded(edited).lastApplied()).contains(Estate.AT);
        assertThat(site.recorded(edited).serial()).isEqualTo(1);
    }

    @Test
    void a_plan_that_prunes_is_refused_a_day_later() throws Exception {
        Estate copied = copying(List.of(Policies.copy("rsv-westus", Duration.ofDays(1), Map.of("daily", "10d"))));
        site.apply(site.plan(copied));
        site.advance(copied, Duration.ofDays(20));
        PlanDocument plan = site.plan(copied);
        assertThat(plan.holdfast().prunes()).isNotEmpty();
        site.advance(copied, Duration.ofHours(25));
        assertThat(refusal(() -> site.apply(plan))).hasMessageContaining("older than 24 h");
    }

    @Test
    void copies_of_a_plan_run_side_by_side() throws Exception {
        Estate plain = copying(List.of());
        site.apply(site.plan(plain));
        site.advance(plain, Duration.ofDays(12));
        Estate copied = copying(List.of(Policies.copy("rsv-westus", Duration.ofDays(1), Map.of("daily", "30d"))));
        PlanDocument plan = site.plan(copied);
        Instant before = site.actual(copied).clock().orElseThrow();
        assertThat(plan.holdfast().copies()).hasSizeGreaterThan(8 * 8);
        assertThat(site.apply(plan).problems()).isEmpty();
        Duration took = Duration.between(before, site.actual(copied).clock().orElseThrow());
        assertThat(took).isGreaterThan(Duration.ofMinutes(1)).isLessThan(Duration.ofHours(5));
        assertThat(Site.actions(site.plan(copied))).isEmpty();
    }

    private static Estate copying(List<CopyRule> copies) {
        Estate estate = Estate.empty()
                .with(Policies.vault("rsv-eastus", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-westus", "westus", Redundancy.LRS))
                .with(Policies.policy(
                        "gold",
                        new VaultChoice(Optional.of("rsv-eastus"), new TreeMap<>()),
                        Duration.ofDays(8),
                        "daily 22:00",
                        Map.of("daily", "30d"),
                        copies))
                .withBindings(Policies.bindAll("gold"));
        for (int i = 0; i < 8; i++) {
            estate = estate.with(Machines.machine("vm" + i, "eastus", 1));
        }
        return estate;
    }

    @Test
    void two_estates_share_a_database_and_nothing_else() throws Exception {
        Estate other = EstateGenerator.of(8, 3, 1);
        site.apply(site.plan(ESTATE));
        assertThat(Site.name(other)).isEqualTo(Site.name(ESTATE));
        try (Workspace workspace = site.open("another")) {
            assertThat(workspace.firstRun()).isTrue();
            assertThat(workspace.recorded().objects()).isEmpty();
        }
    }

    private void assertDamaged(byte[] bytes, String words) throws IOException {
        Path file = file();
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file.resolveSibling("state.db-wal"));
        Files.deleteIfExists(file.resolveSibling("state.db-shm"));
        Files.write(file, bytes);
        WorkspaceException refusal = refusal(() -> {
            site.recorded(ESTATE);
            site.actual(ESTATE);
        });
        assertThat(refusal.kind()).isEqualTo(Kind.STATE_UNAVAILABLE);
        assertThat(refusal).hasMessageContaining(words).hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private void executeQuietly(String sql) {
        try {
            execute(sql);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws Exception {
        TestStore.SQLITE.execute(new SqliteFile(file()), sql);
    }

    private static WorkspaceException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        WorkspaceException refusal = catchThrowableOfType(WorkspaceException.class, call);
        assertThat(refusal).as("it was refused").isNotNull();
        return refusal;
    }
}
