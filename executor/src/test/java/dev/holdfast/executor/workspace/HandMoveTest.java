package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveAddress;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.executor.command.MoveOutcome;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.RenamedEstate;
import dev.holdfast.planner.state.RecordedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A move by hand does what a declared move does, whatever cuts it off. */
class HandMoveTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 200 : 12;

    @TempDir
    private Path temporary;

    private Path directory() throws IOException {
        return Files.createTempDirectory(temporary, "site");
    }

    /** Stands for SIGKILL: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Kills at one of the two sides of one commit. */
    private static final class KillAt implements Commits {
        private final int boundary;
        private int seen;

        KillAt(int boundary) {
            this.boundary = boundary;
        }

        @Override
        public void before() {
            if (seen++ == boundary) {
                throw new Killed();
            }
        }

        @Override
        public void after() {
            before();
        }
    }

    private static Optional<Site> started(Estate estate, Path directory) throws Exception {
        Site site = new Site(directory);
        PlanDocument first = site.plan(estate);
        if (!first.applyable()) {
            return Optional.empty();
        }
        site.apply(first);
        site.advance(estate, Duration.ofHours(40));
        site.apply(site.plan(estate));
        return Optional.of(site);
    }

    private static MoveOutcome move(Site site, Estate estate, Move move) throws WorkspaceException {
        try (Workspace workspace = site.open(Site.name(estate))) {
            return workspace.move(new MoveAddress(move.type(), move.from()), new MoveAddress(move.type(), move.to()));
        }
    }

    private static List<String> problems(Site site, Estate estate) throws WorkspaceException {
        try (RecordKeeper keeper = site.workspaces().keeper(Site.name(estate), LeaseTerms.USUAL)) {
            return keeper.verify();
        }
    }

    private static void assertSameRecord(RecordedState one, RecordedState other) {
        assertThat(one.objects()).isEqualTo(other.objects());
        assertThat(one.points()).isEqualTo(other.points());
        assertThat(one.resourceIds()).isEqualTo(other.resourceIds());
        assertThat(one.promisedRules()).isEqualTo(other.promisedRules());
    }

    @Test
    void moves_by_hand_lead_where_declared_moves_lead_and_leave_nothing_to_plan() {
        int[] made = {0};
        Seeds.forEach(SEEDS, random -> {
            Estate estate = EstateGenerator.of(random.nextLong() & 0xffff, 6, 3);
            Optional<Site> byHand = started(estate, directory());
            Optional<Site> declared = started(estate, directory());
            if (byHand.isEmpty()) {
                return;
            }
            List<Move> asked = RenamedEstate.someMoves(estate, random);
            Estate renamed = RenamedEstate.of(estate, asked);
            PlanDocument moving = declared.get().plan(renamed.withMoves(asked.toArray(Move[]::new)));
            declared.get().apply(moving);
            List<Move> moves = new ArrayList<>();
            moving.holdfast()
                    .moves()
                    .forEach(m -> moves.add(new Move(MoveType.of(m.type()).orElseThrow(), m.from(), m.to())));
            for (Move move : moves) {
                MoveOutcome outcome = move(byHand.get(), estate, move);
                assertThat(outcome.problems()).isEmpty();
                assertThat(outcome.madeBefore()).isFalse();
                assertThat(move(byHand.get(), estate, move).madeBefore()).isTrue();
                made[0]++;
            }
            PlanDocument rest = byHand.get().plan(renamed);
            assertThat(rest.holdfast().drift()).isEmpty();
            assertThat(Site.actions(rest)).isEqualTo(Site.actions(declared.get().plan(renamed)));
            assertThat(byHand.get().actual(estate)).isEqualTo(declared.get().actual(estate));
            assertSameRecord(byHand.get().recorded(estate), declared.get().recorded(estate));
            assertThat(problems(byHand.get(), estate)).isEmpty();
        });
        assertThat(made[0] > 5 || Long.getLong("holdfast.seed") != null || Integer.getInteger("holdfast.seeds") != null)
                .isTrue();
    }

    @Test
    void a_move_killed_at_any_commit_is_seen_by_the_next_plan_and_can_be_repeated_to_the_same_end() {
        int[] kills = {0};
        Seeds.forEach(Math.max(4, SEEDS / 3), random -> {
            Estate estate = EstateGenerator.of(random.nextLong() & 0xffff, 4, 2);
            Optional<Site> whole = started(estate, directory());
            List<Move> asked = RenamedEstate.someMoves(estate, random);
            if (whole.isEmpty() || asked.isEmpty()) {
                return;
            }
            Move move = asked.get(random.nextInt(asked.size()));
            Estate renamed = RenamedEstate.of(estate, List.of(move));
            DatabasePlace start = TestStore.SQLITE.copy(whole.get().place(), directory());
            KillAt never = new KillAt(-1);
            try {
                move(whole.get().killing(never), estate, move);
            } catch (WorkspaceException e) {
                assertThat(e).hasMessageContaining("Nothing is recorded under");
                return;
            }
            for (int boundary = 0; boundary < never.seen; boundary++) {
                Site site = new Site(TestStore.SQLITE.copy(start, directory()), TestStore.SQLITE);
                int here = boundary;
                assertThatThrownBy(() -> move(site.killing(new KillAt(here)), estate, move))
                        .isInstanceOf(Killed.class);
                boolean moved = site.actual(estate).equals(whole.get().actual(estate));
                PlanDocument next = site.plan(moved ? renamed : estate);
                assertThat(next.holdfast().drift())
                        .as("killed at %d, moved %s", boundary, moved)
                        .isEmpty();
                assertThat(Site.actions(next))
                        .isEqualTo(Site.actions(whole.get().plan(renamed)));
                assertThat(move(site, estate, move).problems()).isEmpty();
                assertThat(site.actual(estate)).isEqualTo(whole.get().actual(estate));
                assertSameRecord(site.recorded(estate), whole.get().recorded(estate));
                assertThat(problems(site, estate)).isEmpty();
                kills[0]++;
            }
        });
        assertThat(kills[0] > 8
                        || Long.getLong("holdfast.seed") != null
                        || Integer.getInteger("holdfast.seeds") != null)
                .isTrue();
    }

    @Test
    void a_cut_off_apply_is_seen_to_before_names_change() throws Exception {
        Estate estate = EstateGenerator.of(3, 4, 2);
        Site site = new Site(directory());
        site.apply(site.plan(estate));
        Estate edited = EstateGenerator.edited(estate, 3);
        PlanDocument plan = site.plan(edited);
        assertThatThrownBy(() -> site.killing(new KillAt(3)).apply(plan, Site.options(99), ApplyListener.SILENT))
                .isInstanceOf(Killed.class);
        String policy = estate.policies().firstKey();
        assertThatThrownBy(() -> move(site, estate, new Move(MoveType.POLICY, policy, "other")))
                .isInstanceOfSatisfying(WorkspaceException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.FAILED);
                    assertThat(e).hasMessageContaining("apply --resume");
                });
    }
}
