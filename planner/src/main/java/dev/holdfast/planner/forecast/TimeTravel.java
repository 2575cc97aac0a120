package dev.holdfast.planner.forecast;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.retention.Expiry;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.schedule.Runs;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets time pass over the points of an item: every run makes a good point at its nominal start, and once a day the service
 * expires what the retention no longer keeps. How long snapshots and transfers take does not count.
 *
 * <p>Cost: the runs, and for every day the points that are there then.
 */
public final class TimeTravel {

    /** Most runs of a journey: 100 years of the shortest interval of the service, and some. */
    public static final int MOST_RUNS = 250_000;

    private final Itinerary itinerary;
    private final LocalClock clock;
    private final List<RecoveryPoint> present;
    /** The last word on each point: of those that went, then of those that are there at the end. */
    private final IdentityHashMap<RecoveryPoint, PointDecision> decided = new IdentityHashMap<>();

    private TimeTravel(Itinerary itinerary, List<RecoveryPoint> beginning) {
        this.itinerary = itinerary;
        this.clock = new LocalClock(itinerary.zone());
        this.present = new ArrayList<>(beginning);
    }

    /**
     * The points at the end of the stretch.
     *
     * @param beginning points there are, in any order. The schedule runs only after the newest of them; those dated after
     *     the end do not count as such.
     * @return empty if the schedule would run more than {@link #MOST_RUNS} times
     */
    public static Optional<Forecast> of(Itinerary itinerary, List<RecoveryPoint> beginning) {
        return new TimeTravel(itinerary, beginning).travel(beginning);
    }

    private Optional<Forecast> travel(List<RecoveryPoint> beginning) {
        Optional<List<RecoveryPoint>> made = made(beginning);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        List<RecoveryPoint> runs = made.get();
        int next = 0;
        for (Instant cleanUp = firstCleanUp(); !cleanUp.isAfter(itinerary.until()); cleanUp = nextDay(cleanUp)) {
            while (next < runs.size() && !runs.get(next).captured().isAfter(cleanUp)) {
                present.add(runs.get(next++));
            }
            cleanUp(cleanUp);
        }
        present.addAll(runs.subList(next, runs.size()));
        for (PointDecision decision :
                RetentionEngine.decide(itinerary.rule(), itinerary.zone(), counting(), present, itinerary.until())) {
            decided.put(decision.point(), decision);
        }
        List<PointDecision> decisions = new ArrayList<>(beginning.size() + runs.size());
        beginning.forEach(point -> decisions.add(decision(point)));
        runs.forEach(point -> decisions.add(decision(point)));
        return Optional.of(new Forecast(decisions, runs.size()));
    }

    private PointDecision decision(RecoveryPoint point) {
        PointDecision decision = decided.get(point);
        if (decision == null) {
            throw new IllegalStateException("nothing was decided about " + point);
        }
        return decision;
    }

    private void cleanUp(Instant at) {
        List<PointDecision> ended = Expiry.of(itinerary.rule(), itinerary.zone(), counting(), present, Map.of(), at);
        if (!ended.isEmpty()) {
            ended.forEach(decision -> decided.put(decision.point(), decision));
            present.removeIf(decided::containsKey);
        }
    }

    private DayCounting counting() {
        return itinerary.profile().policies().dayCounting();
    }

    /** The points that runs make, oldest first; empty if they are too many. */
    private Optional<List<RecoveryPoint>> made(List<RecoveryPoint> beginning) {
        long first = itinerary.from().plusNanos(999_999_999).getEpochSecond();
        for (RecoveryPoint point : beginning) {
            if (!point.captured().isAfter(itinerary.until())) {
                first = Math.max(first, point.captured().getEpochSecond() + 1);
            }
        }
        long last = itinerary.until().getEpochSecond();
        List<RecoveryPoint> made = new ArrayList<>();
        Runs runs = itinerary.starts().runs(Instant.ofEpochSecond(first));
        long run = runs.next();
        while (run != Runs.NONE && run <= last) {
            if (made.size() == MOST_RUNS) {
                return Optional.empty();
            }
            long following = runs.next();
            made.add(point(run, following));
            run = following;
        }
        return Optional.of(made);
    }

    private RecoveryPoint point(long captured, long following) {
        boolean lastOfDay = following == Runs.NONE || clock.localDay(following) != clock.localDay(captured);
        boolean transferred = lastOfDay || !itinerary.transfersOncePerDay();
        return RecoveryPoint.good(
                "run-" + LocalDateTime.ofEpochSecond(captured, 0, ZoneOffset.UTC) + "Z",
                Instant.ofEpochSecond(captured),
                transferred ? EnumSet.of(Tier.INSTANT, Tier.VAULT) : EnumSet.of(Tier.INSTANT),
                DataSize.ZERO,
                Consistency.CRASH);
    }

    private Instant firstCleanUp() {
        Instant today = itinerary
                .from()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atTime(itinerary.profile().timings().cleanUpTime())
                .toInstant(ZoneOffset.UTC);
        return today.isAfter(itinerary.from()) ? today : nextDay(today);
    }

    private static Instant nextDay(Instant cleanUp) {
        return cleanUp.plusSeconds(LocalClock.DAY);
    }
}
