package dev.holdfast.planner.cost.course;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * When backups of a machine start.
 *
 * @param occurrences nominal starts
 * @param slot seconds after each
 */
public record RunTimes(Occurrences occurrences, long slot) {

    /** Most runs that are looked at in one stretch: 100 years of daily ones, and some. */
    static final int MOST = 40_000;

    /** Runs that are looked at to see how far apart they are. */
    private static final int LOOKED_AT = 32;

    /**
     * The points that runs make after a second and before another, oldest first; of more than {@value #MOST} the newest are missing.
     *
     * @param enhanced true if only the last of a day reaches the vault
     * @param vaultAlone true to leave out those that do not
     */
    List<RecoveryPoint> captures(long after, long before, boolean enhanced, boolean vaultAlone) {
        LocalClock clock = new LocalClock(occurrences.zone());
        List<RecoveryPoint> captures = new ArrayList<>();
        Runs runs = occurrences.runs(Instant.ofEpochSecond(after - slot + 1));
        long run = runs.next();
        while (run != Runs.NONE && run + slot < before && captures.size() < MOST) {
            long following = runs.next();
            long captured = run + slot;
            boolean stored =
                    !enhanced || following == Runs.NONE || clock.localDay(following + slot) != clock.localDay(captured);
            if (stored || !vaultAlone) {
                captures.add(RecoveryPoint.good(
                        Long.toString(captured),
                        Instant.ofEpochSecond(captured),
                        stored ? EnumSet.of(Tier.INSTANT, Tier.VAULT) : EnumSet.of(Tier.INSTANT),
                        DataSize.ZERO,
                        Consistency.CRASH));
            }
            run = following;
        }
        return captures;
    }

    /** The longest time between two of the next runs, in seconds; 0 if there are none. */
    long longestGap(long after) {
        Runs runs = occurrences.runs(Instant.ofEpochSecond(after));
        long longest = 0;
        long run = runs.next();
        for (int i = 0; i < LOOKED_AT && run != Runs.NONE; i++) {
            long following = runs.next();
            longest = following == Runs.NONE ? longest : Math.max(longest, following - run);
            run = following;
        }
        return longest;
    }
}
