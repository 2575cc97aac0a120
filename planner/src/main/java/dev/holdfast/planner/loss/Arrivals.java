package dev.holdfast.planner.loss;

import dev.holdfast.planner.loss.LossModel.Delays;
import dev.holdfast.planner.loss.LossModel.Lateness;
import dev.holdfast.planner.loss.LossTerm.Kind;
import dev.holdfast.planner.loss.Survival.Place;
import dev.holdfast.planner.loss.Survival.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the next capture of a pair can be restored at the latest: on the fastest of its routes. */
final class Arrivals {

    private final Delays delays;
    private final List<Route> routes;
    private final boolean copied;

    Arrivals(Delays delays, List<Route> routes) {
        this.delays = delays;
        this.routes = routes;
        this.copied = routes.stream().anyMatch(route -> route.place() == Place.COPY);
    }

    /** The pair that loses most, the earliest of equals; empty if there is none. */
    Optional<Lateness> worst(CapturePairs pairs) {
        int worst = pairs.longestIndex();
        if (worst < 0) {
            return Optional.empty();
        }
        if (copied) {
            // Without copies the delays are the same for all pairs, so the longest is the worst.
            long most = Long.MIN_VALUE;
            for (int i = 0; i < pairs.size(); i++) {
                long loss = arrival(pairs, i, fastest(pairs, i)) - pairs.last(i);
                if (loss > most) {
                    most = loss;
                    worst = i;
                }
            }
        }
        return Optional.of(lateness(pairs, worst));
    }

    private int fastest(CapturePairs pairs, int pair) {
        int fastest = 0;
        for (int route = 1; route < routes.size(); route++) {
            if (arrival(pairs, pair, route) < arrival(pairs, pair, fastest)) {
                fastest = route;
            }
        }
        return fastest;
    }

    private long arrival(CapturePairs pairs, int pair, int route) {
        long there = pairs.start(pair) + delays.jitter() + delays.snapshot() + delays.transfer();
        List<Long> copies = delays.copies().get(route);
        for (int hop = 0; hop < copies.size(); hop++) {
            there = Math.max(there, pairs.close(route, hop, pair)) + copies.get(hop);
        }
        return routes.get(route).otherRegion() ? there + delays.crossRegionLag() : there;
    }

    private Lateness lateness(CapturePairs pairs, int pair) {
        int route = fastest(pairs, pair);
        Route taken = routes.get(route);
        List<LossTerm> terms = new ArrayList<>();
        add(terms, Kind.SCHEDULE, pairs.start(pair) - pairs.last(pair));
        add(terms, Kind.START_JITTER, delays.jitter());
        add(terms, Kind.SNAPSHOT, delays.snapshot());
        if (taken.place() != Place.SNAPSHOT) {
            add(terms, Kind.TRANSFER, delays.transfer());
        }
        long there = pairs.start(pair) + delays.jitter() + delays.snapshot() + delays.transfer();
        List<Long> copies = delays.copies().get(route);
        for (int hop = 0; hop < copies.size(); hop++) {
            long waits = Math.max(0, pairs.close(route, hop, pair) - there);
            add(terms, Kind.INTERVAL_CLOSE, waits);
            add(terms, Kind.COPY, copies.get(hop));
            there += waits + copies.get(hop);
        }
        if (taken.otherRegion()) {
            add(terms, Kind.CROSS_REGION_LAG, delays.crossRegionLag());
        }
        return new Lateness(SlotYear.gap(pairs.last(pair), arrival(pairs, pair, route)), terms);
    }

    private static void add(List<LossTerm> terms, Kind kind, long seconds) {
        terms.add(new LossTerm(kind, Duration.ofSeconds(seconds)));
    }
}
