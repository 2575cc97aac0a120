package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.planner.document.HoldfastSection.PlannedMove;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.move.RenamedState;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.RenamedEstate;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveWorkTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 200 : 12;
    private static final PlanOptions SHRINKING = new PlanOptions(List.of(), List.of(), Duration.ofDays(7), true, false);

    @TempDir
    private Path temporary;

    private Site site() throws IOException {
        return new Site(Files.createTempDirectory(temporary, "site"));
    }

    @Test
    void a_world_whose_things_were_renamed_goes_on_like_one_whose_were_not() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = EstateGenerator.of(random.nextLong() & 0xffff, 6, 3);
            Site renamedSite = site();
            Site plainSite = site();
            PlanDocument first = plainSite.plan(estate, SHRINKING);
            if (!first.applyable()) {
                return;
            }
            plainSite.apply(first);
            renamedSite.apply(first);
            Duration before = Duration.ofHours(random.nextInt(1, 200));
            plainSite.advance(estate, before);
            renamedSite.advance(estate, before);
            List<Move> asked = RenamedEstate.someMoves(estate, random);
            Estate renamed = RenamedEstate.of(estate, asked).withMoves(asked.toArray(Move[]::new));
            PlanDocument moving = renamedSite.plan(renamed, SHRINKING);
            assertThat(moving.resourceChanges()).isEmpty();
            renamedSite.apply(moving);
            renamedSite.apply(renamedSite.plan(renamed, SHRINKING));
            plainSite.apply(plainSite.plan(estate, SHRINKING));
            assertThat(Site.actions(renamedSite.plan(renamed, SHRINKING))).isEmpty();
            assertThat(renamedSite.plan(renamed, SHRINKING).holdfast().drift()).isEmpty();
            Duration after = Duration.ofHours(random.nextInt(1, 200));
            plainSite.advance(estate, after);
            renamedSite.advance(renamed, after);
            Renaming renaming = new Renaming(made(moving));
            ActualState expected = RenamedState.of(plainSite.actual(estate), renaming);
            ActualState actual = renamedSite.actual(renamed);
            assertThat(actual.objects()).isEqualTo(expected.objects());
            assertThat(withoutIds(actual.points())).isEqualTo(withoutIds(expected.points()));
            assertThat(actual.jobs()).isEqualTo(expected.jobs());
            assertThat(actual.running()).isEqualTo(expected.running());
            RecordedState recorded = RenamedState.of(plainSite.recorded(estate), renaming);
            assertThat(renamedSite.recorded(renamed).objects()).isEqualTo(recorded.objects());
            assertThat(renamedSite.recorded(renamed).resourceIds()).isEqualTo(recorded.resourceIds());
            assertThat(withoutIds(renamedSite.recorded(renamed).points())).isEqualTo(withoutIds(recorded.points()));
        });
    }

    private static List<Move> made(PlanDocument plan) {
        List<Move> moves = new ArrayList<>();
        for (PlannedMove move : plan.holdfast().moves()) {
            moves.add(new Move(
                    dev.holdfast.dsl.model.move.MoveType.of(move.type()).orElseThrow(), move.from(), move.to()));
        }
        return moves;
    }

    /** Ids follow the names. */
    private static SortedMap<ItemKey, List<RecoveryPoint>> withoutIds(Map<ItemKey, List<RecoveryPoint>> points) {
        SortedMap<ItemKey, List<RecoveryPoint>> without = new TreeMap<>();
        points.forEach((item, list) -> without.put(
                item, list.stream().map(point -> point.named("", point.base())).toList()));
        return without;
    }

    @Test
    void an_apply_of_moves_killed_at_any_boundary_can_be_repeated_to_the_same_end() {
        Seeds.forEach(Math.max(3, SEEDS / 4), random -> {
            long seed = random.nextLong() & 0xffff;
            Estate estate = EstateGenerator.of(seed, 4, 2);
            List<Move> asked = RenamedEstate.someMoves(estate, random);
            Estate renamed = RenamedEstate.of(estate, asked).withMoves(asked.toArray(Move[]::new));
            Site whole = started(estate);
            PlanDocument moving = whole.plan(renamed);
            if (!moving.applyable()) {
                return;
            }
            int boundaries = 2 * whole.apply(moving).counts().done();
            for (int kill = 0; kill < boundaries; kill++) {
                Site site = started(estate);
                killAt(site, site.plan(renamed), kill);
                PlanDocument rest = site.plan(renamed);
                assertThat(rest.applyable()).isTrue();
                assertThat(rest.holdfast().drift()).as("killed at %d", kill).isEmpty();
                site.apply(rest);
                assertThat(Site.actions(site.plan(renamed))).isEmpty();
                assertThat(site.actual(renamed)).isEqualTo(whole.actual(renamed));
                assertThat(site.recorded(renamed).objects())
                        .isEqualTo(whole.recorded(renamed).objects());
                assertThat(site.recorded(renamed).points())
                        .isEqualTo(whole.recorded(renamed).points());
            }
        });
    }

    private Site started(Estate estate) throws Exception {
        Site site = site();
        PlanDocument first = site.plan(estate);
        if (first.applyable()) {
            site.apply(first);
            site.advance(estate, Duration.ofHours(40));
            site.apply(site.plan(estate));
        }
        return site;
    }

    private static void killAt(Site site, PlanDocument plan, int boundary) throws WorkspaceException {
        int[] seen = {0};
        ApplyListener killer = (ApplyEvent event) -> {
            if (seen[0]++ == boundary) {
                throw new Killed();
            }
        };
        try {
            site.apply(plan, Site.options(0), killer);
        } catch (Killed killed) {
            assertThat(seen[0]).isEqualTo(boundary + 1);
        }
    }

    /** Stands for SIGKILL: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
