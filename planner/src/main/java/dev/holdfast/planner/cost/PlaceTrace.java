package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.planner.cost.bill.ContentBand;
import dev.holdfast.planner.cost.bill.CostMeter;
import dev.holdfast.planner.cost.course.GapTable;
import dev.holdfast.planner.cost.course.Months;
import dev.holdfast.planner.cost.course.PlaceCourse;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.storage.MachineContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the lines of one place of a machine rest on.
 *
 * @param item machine and vault
 * @param course what the place holds in the months
 * @param content what the disks may hold and rewrite
 * @param disks that are backed up, as they are known; empty for a machine that nobody knows any more
 */
public record PlaceTrace(ItemKey item, PlaceCourse course, ContentBand content, List<Disk> disks) {

    private static final double DAY = 86_400;

    /**
     * Points that are as far from their older neighbours.
     *
     * @param gap time from the older neighbour; empty for points that are held as a whole
     * @param count how many there are on average in the month, or how many were moved in it; below 0 where soft delete parts others
     * @param bytes what each of them holds, likely
     */
    public record Standing(Optional<Duration> gap, double count, double bytes) {}

    public PlaceTrace {
        disks = List.copyOf(disks);
    }

    /** Which points a meter counts in a month, counted from 0: those held as a whole first, then by gap, the shortest first. */
    public List<Standing> standing(CostMeter meter, int month) {
        return switch (meter) {
            case PROTECTED_INSTANCE ->
                averaged(course.held(), data(), month).stream()
                        .filter(points ->
                                points.gap().isEmpty()) // there is an instance as long as there is an oldest point
                        .toList();
            case SNAPSHOT_STORAGE -> averaged(course.snapshots(), data(), month);
            case VAULT_STORAGE -> averaged(course.vault(), stored(), month);
            case ARCHIVE_STORAGE -> averaged(course.archive(), stored(), month);
            case ARCHIVE_EARLY_DELETION -> averaged(course.archiveLeft(), stored(), month);
            case SOFT_DELETED_STORAGE ->
                without(averaged(course.withDeleted(), stored(), month), averaged(course.vault(), stored(), month));
            case COPY_READ, REGION_TRANSFER -> standing(course.copied(), data(), month, 1);
        };
    }

    private MachineContent data() {
        return content.likely();
    }

    private MachineContent stored() {
        return content.likely().stored();
    }

    private static List<Standing> averaged(GapTable table, MachineContent held, int month) {
        return standing(table, held, month, (double) Months.SECONDS);
    }

    /** What has come to growing content until the newest point is shown as part of the oldest: so it is counted, see {@link GapTable}. */
    private static List<Standing> standing(GapTable table, MachineContent held, int month, double unit) {
        List<Standing> points = new ArrayList<>();
        boolean whole = table.whole(month) != 0;
        if (whole) {
            double bytes = held.full() + held.grown(table.newest(month) / DAY);
            points.add(new Standing(Optional.empty(), (double) table.whole(month) / unit, bytes));
        }
        table.gaps(month).forEach((gap, amount) -> {
            Duration length = Duration.ofSeconds(gap);
            double days = (double) length.toSeconds() / DAY;
            points.add(new Standing(
                    Optional.of(length), (double) amount / unit, whole ? held.rewritten(days) : held.changed(days)));
        });
        return points;
    }

    private static List<Standing> without(List<Standing> all, List<Standing> some) {
        SortedMap<Duration, Standing> left = new TreeMap<>();
        all.forEach(one -> left.put(one.gap().orElse(Duration.ZERO), one));
        for (Standing one : some) {
            left.merge(
                    one.gap().orElse(Duration.ZERO),
                    new Standing(one.gap(), -one.count(), one.bytes()),
                    (whole, part) -> new Standing(whole.gap(), whole.count() + part.count(), whole.bytes()));
        }
        return left.values().stream().filter(one -> one.count() != 0).toList();
    }
}
