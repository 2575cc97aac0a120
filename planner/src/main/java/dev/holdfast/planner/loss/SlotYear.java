package dev.holdfast.planner.loss;

import dev.holdfast.planner.loss.LossModel.Delays;
import dev.holdfast.planner.loss.LossModel.Lateness;
import dev.holdfast.planner.loss.Survival.Route;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.GapMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The captures of a year at one slot, measured once: the gaps between them, and each pair of captures that can be the last
 * restorable one and the next. A pair is enough for the worst case also of copies: the first capture of an interval that lies
 * in the vault when the interval closes brings some point of the interval to the target then, and a pair inside an interval is
 * never worse than the pair that leads into it. The same holds hop by hop where copies are made from copies.
 */
final class SlotYear {

    private final CapturePairs pairs;
    private final CapturePairs pairsOneMissed;
    private final Optional<Gap> scheduled;
    private final Optional<Gap> scheduledOneMissed;
    private final Duration onOrdinaryDays;
    private final List<List<Duration>> longestGaps;

    /**
     * Measures a year.
     *
     * @param row captures that reach the snapshot tier or the vault, whichever the routes begin with
     * @param routes the intervals of the copy rules on each route
     * @param jitter how late a run may start
     * @param until end of the year; gaps that begin before it count, and the first one anyway
     * @param ended true if no capture follows
     */
    SlotYear(CaptureRow row, List<List<Duration>> routes, ZoneId zone, Duration jitter, long until, boolean ended) {
        CopySelections selections = new CopySelections(row, routes, zone, ended);
        this.pairs = CapturePairs.following(row, until);
        this.pairsOneMissed = CapturePairs.oneMissed(row, until);
        pairs.close(selections, routes.size(), jitter.toSeconds());
        pairsOneMissed.close(selections, routes.size(), jitter.toSeconds());
        GapMeter meter = meter(row, selections.reaching(), zone, until);
        this.scheduled = meter.largest()
                .map(gap ->
                        gap(gap.start().getEpochSecond() + row.slot(), gap.end().getEpochSecond() + row.slot()));
        this.onOrdinaryDays = meter.largestOnOrdinaryDays().orElse(Duration.ZERO);
        this.scheduledOneMissed = selections.oneMissed(until);
        this.longestGaps = new ArrayList<>();
        Duration own = pairs.longest().map(Gap::length).orElse(Duration.ZERO);
        for (int route = 0; route < routes.size(); route++) {
            List<Duration> gaps = new ArrayList<>();
            for (CopyHop hop : selections.hops(route)) {
                gaps.add(meter(row, hop.taken(), zone, until)
                        .largest()
                        .map(Gap::length)
                        .orElse(own));
            }
            longestGaps.add(gaps);
        }
    }

    Optional<Gap> scheduled() {
        return scheduled;
    }

    Optional<Gap> scheduledOneMissed() {
        return scheduledOneMissed;
    }

    Duration onOrdinaryDays() {
        return onOrdinaryDays;
    }

    /** The longest time between two captures of the row. */
    Duration longestGap() {
        return pairs.longest().map(Gap::length).orElse(Duration.ZERO);
    }

    /** The longest time between two captures that each copy rule of a route takes, in the order of the hops. */
    List<Duration> longestGapsOf(int route) {
        return longestGaps.get(route);
    }

    /** The worst case; the earliest of equals. */
    Lateness worst(Delays delays, List<Route> routes) {
        return new Arrivals(delays, routes).worst(pairs).orElseThrow();
    }

    /** The worst case when the worst single run does not happen; empty if there are fewer than three captures. */
    Optional<Gap> worstOneMissed(Delays delays, List<Route> routes) {
        return new Arrivals(delays, routes).worst(pairsOneMissed).map(Lateness::gap);
    }

    /** Measures nominal starts: a slot can carry a run over a clock change that its nominal start is clear of. */
    private static GapMeter meter(CaptureRow row, BitSet indices, ZoneId zone, long until) {
        GapMeter meter = new GapMeter(zone);
        for (int index = indices.nextSetBit(0); index >= 0; index = indices.nextSetBit(index + 1)) {
            long capture = row.capture(index);
            meter.add(capture - row.slot());
            if (capture >= until && meter.count() > 1) {
                break;
            }
        }
        return meter;
    }

    /** A gap between two instants in seconds since 1970. */
    static Gap gap(long start, long end) {
        return new Gap(Duration.ofSeconds(end - start), Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
    }
}
