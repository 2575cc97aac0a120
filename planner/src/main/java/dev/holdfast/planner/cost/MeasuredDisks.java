package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reads off a machine's points what nobody says of its disks. Its oldest point holds everything that was in use, each further one what was
 * rewritten since the one before it. What is left of that after the disks about which somebody said something is spread over the others by
 * their presets, and takes their place. What was declared is never replaced.
 */
final class MeasuredDisks {

    private static final double DAY = 86_400;

    /** A rate is read off the newest points, this many of them at least ... */
    private static final int FEWEST = 3;

    /** ... and this many at most. */
    private static final int MOST = 30;

    private static final double ALMOST_ALL = 0.99;

    private MeasuredDisks() {}

    /**
     * The disks with what the points tell of them.
     *
     * @param disks that are backed up
     * @param points of the machine in the vault to which it is backed up
     */
    static List<Disk> of(List<Disk> disks, List<RecoveryPoint> points) {
        boolean unknown = disks.stream()
                .anyMatch(disk -> disk.used().isPreset() || disk.churn().isPreset());
        if (!unknown) {
            return disks;
        }
        List<RecoveryPoint> stored = points.stream()
                .filter(point -> point.isGood() && !point.tiers().equals(Set.of(Tier.ARCHIVE)))
                .sorted(Comparator.comparing(RecoveryPoint::captured))
                .toList();
        long whole =
                stored.stream().mapToLong(point -> point.size().bytes()).max().orElse(0);
        List<Disk> measured = used(disks, whole);
        return churn(measured, rewrittenPerDay(stored, whole));
    }

    private static List<Disk> used(List<Disk> disks, long whole) {
        double said = 0;
        double assumed = 0;
        for (Disk disk : disks) {
            double bytes = disk.used().value().bytes();
            said += disk.used().isPreset() ? 0 : bytes;
            assumed += disk.used().isPreset() ? bytes : 0;
        }
        if (whole <= said || assumed == 0) {
            return disks;
        }
        double factor = (whole - said) / assumed;
        List<Disk> measured = new ArrayList<>(disks.size());
        for (Disk disk : disks) {
            long bytes = Math.min(
                    disk.size().value().bytes(),
                    StrictMath.round(disk.used().value().bytes() * factor));
            measured.add(disk.used().isPreset() ? disk.withUsed(Estimate.measured(new DataSize(bytes))) : disk);
        }
        return measured;
    }

    private static List<Disk> churn(List<Disk> disks, double perDay) {
        double said = 0;
        double assumed = 0;
        for (Disk disk : disks) {
            double bytes = rewritten(disk);
            said += disk.churn().isPreset() ? 0 : bytes;
            assumed += disk.churn().isPreset() ? bytes : 0;
        }
        if (perDay <= said || assumed == 0) {
            return disks;
        }
        double factor = (perDay - said) / assumed;
        List<Disk> measured = new ArrayList<>(disks.size());
        for (Disk disk : disks) {
            long bytes = Math.max(1, StrictMath.round(rewritten(disk) * factor));
            measured.add(
                    disk.churn().isPreset()
                            ? disk.withChurn(Estimate.measured(ChurnRate.ofAmount(new DataSize(bytes))))
                            : disk);
        }
        return measured;
    }

    private static double rewritten(Disk disk) {
        return disk.churn().value().perDay(disk.used().value()).bytes();
    }

    /**
     * Bytes rewritten in a day: with the share c of the content each, a point that is d days younger than its neighbour holds the share
     * 1 − (1 − c)^d. 0 if there are too few points to tell.
     */
    private static double rewrittenPerDay(List<RecoveryPoint> oldestFirst, long whole) {
        int pairs = 0;
        double days = 0;
        double kept = 0;
        for (int i = oldestFirst.size() - 1; i > 0 && pairs < MOST; i--) {
            RecoveryPoint point = oldestFirst.get(i);
            long seconds = point.captured().getEpochSecond()
                    - oldestFirst.get(i - 1).captured().getEpochSecond();
            double share = whole == 0 ? 0 : (double) point.size().bytes() / whole;
            if (seconds > 0 && share < ALMOST_ALL) {
                pairs++;
                days += seconds / DAY;
                kept += StrictMath.log1p(-share);
            }
        }
        return pairs < FEWEST ? 0 : whole * -StrictMath.expm1(kept / days);
    }
}
