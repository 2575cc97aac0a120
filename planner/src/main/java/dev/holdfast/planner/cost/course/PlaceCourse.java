package dev.holdfast.planner.cost.course;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.cost.course.PointStay.Stretch;
import dev.holdfast.planner.state.Tier;
import java.util.List;
import java.util.Optional;

/**
 * What one item of a machine holds over the months of an estimate, without sizes.
 *
 * @param snapshots seconds of pairs in the snapshot tier
 * @param vault seconds of pairs in the vault
 * @param arrivals how many points reached the vault
 * @param withDeleted seconds of pairs in the vault together with the points that are billed in soft delete
 * @param archive seconds of points in the archive tier, each as a whole
 * @param archiveLeft seconds that points which left the archive tier lack of the shortest stay there
 * @param copied how much was copied from the source; nothing if the item is no copy
 * @param held seconds in which the item holds any point: those of its oldest
 */
public record PlaceCourse(
        GapTable snapshots,
        GapTable vault,
        GapTable arrivals,
        GapTable withDeleted,
        GapTable archive,
        GapTable archiveLeft,
        GapTable copied,
        GapTable held) {

    static PlaceCourse of(Stage stage, List<PointStay> stays, Optional<GapTable> copied) {
        TierSweep.Result vault = TierSweep.of(stays, stage, stay -> stay.in(Tier.VAULT));
        boolean anyDeleted = stays.stream().anyMatch(stay -> length(stay.deleted()) > 0);
        return new PlaceCourse(
                TierSweep.of(stays, stage, stay -> stay.in(Tier.INSTANT)).stood(),
                vault.stood(),
                vault.arrived(),
                anyDeleted
                        ? TierSweep.of(stays, stage, PlaceCourse::vaultOrDeleted)
                                .stood()
                        : vault.stood(),
                archive(stage, stays),
                archiveLeft(stage, stays),
                copied.orElseGet(() -> new GapTable(stage)),
                TierSweep.of(stays, stage, PlaceCourse::anywhere).stood());
    }

    /** True if points are billed in soft delete. */
    public boolean deletes() {
        return !withDeleted.equals(vault); // one table serves for both if nothing is
    }

    private static long length(Stretch stretch) {
        return stretch.to() - stretch.from();
    }

    private static Stretch vaultOrDeleted(PointStay stay) {
        Stretch vault = stay.in(Tier.VAULT);
        Stretch deleted = length(stay.in(Tier.ARCHIVE)) > 0 ? new Stretch(0, 0) : stay.deleted();
        if (length(deleted) == 0 || length(vault) == 0) {
            return length(vault) == 0 ? deleted : vault;
        }
        return new Stretch(vault.from(), deleted.to());
    }

    private static GapTable archive(Stage stage, List<PointStay> stays) {
        GapTable table = new GapTable(stage);
        for (PointStay stay : stays) {
            Stretch there = stay.in(Tier.ARCHIVE);
            if (length(there) > 0) {
                table.stoodWhole(
                        stay.captured(),
                        there.from(),
                        Math.max(there.to(), stay.deleted().to()));
            }
        }
        return table;
    }

    /** The rest of the shortest stay is billed in the month in which a point is gone. */
    private static GapTable archiveLeft(Stage stage, List<PointStay> stays) {
        ServiceProfile.Archive archive = stage.profile().policies().archive();
        GapTable table = new GapTable(stage);
        for (PointStay stay : stays) {
            Stretch there = stay.in(Tier.ARCHIVE);
            long gone = Math.max(there.to(), stay.deleted().to());
            if (length(there) > 0 && gone < stage.months().end()) {
                long left = there.from() + archive.shortestStay().toSeconds() - gone;
                table.wholeAt(Math.max(0, left), stay.captured(), gone);
            }
        }
        return table;
    }

    private static Stretch anywhere(PointStay stay) {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (Tier tier : Tier.values()) {
            Stretch stretch = stay.in(tier);
            if (length(stretch) > 0) {
                from = Math.min(from, stretch.from());
                to = Math.max(to, stretch.to());
            }
        }
        return to == 0 ? new Stretch(0, 0) : new Stretch(from, to);
    }
}
