package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The worst moment to fail, on the wall clock of the policy. */
final class Counterexample {

    private Counterexample() {}

    /** The minute before the next point can be restored; not before the last one was captured. */
    static Instant worstInstant(Gap gap) {
        Instant minuteBefore = gap.end().minus(Duration.ofMinutes(1));
        return minuteBefore.isBefore(gap.start()) ? gap.start() : minuteBefore;
    }

    /** What a failure at the worst instant loses, in a sentence. */
    static String sentence(Gap gap, Duration target, ZoneId zone) {
        Instant crash = worstInstant(gap);
        return "A crash at " + WallClock.text(crash, zone) + " loses "
                + Durations.display(Duration.between(gap.start(), crash)) + " > " + Durations.format(target)
                + ": the last restorable point is of " + WallClock.text(gap.start(), zone) + ".";
    }
}
