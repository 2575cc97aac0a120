package dev.holdfast.planner.loss;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.schedule.Occurrences;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Plays a year of backups event by event, with delays that a test chooses, and measures what a failure would have lost. Shares
 * nothing with the figures but the nominal starts.
 */
final class LossOracle {

    /** Delays of one run, in seconds. */
    record Delay(long jitter, long snapshot, long transfer, List<Long> copies, long lag) {
        /** Of the last named hop if there are fewer. */
        long copy(int hop) {
            return copies.isEmpty() ? 0 : copies.get(Math.min(hop, copies.size() - 1));
        }
    }

    /** A point that can be restored from an instant on; both in seconds since 1970. */
    private record Arrival(long captured, long restorable) {}

    private final List<Survival.Route> routes;
    private final PolicyType type;
    private final ZoneId zone;
    private final List<Long> nominal = new ArrayList<>();
    private final long until;

    LossOracle(
            List<Survival.Route> routes,
            PolicyShape shape,
            Occurrences occurrences,
            Duration slot,
            Instant from,
            int years) {
        this.routes = routes;
        this.type = shape.policyType();
        this.zone = occurrences.zone();
        this.until = from.atZone(zone).plusYears(1).toEpochSecond();
        Instant end = from.atZone(zone).plusYears(years).toInstant();
        for (Instant start : occurrences.between(from, end, 100_000)) {
            nominal.add(start.plus(slot).getEpochSecond());
        }
    }

    List<Long> nominal() {
        return nominal;
    }

    long until() {
        return until;
    }

    static Delay longest(ServiceProfile profile, long transfer, List<Long> copies) {
        ServiceProfile.Timings timings = profile.timings();
        return new Delay(
                timings.startJitter().toSeconds(),
                timings.snapshot().toSeconds(),
                transfer,
                copies,
                timings.crossRegionLag().toSeconds());
    }

    /** The largest gap between captures that come to a surviving place, each run punctual, without the run {@code missed}. */
    long scheduled(Optional<Long> missed) {
        TreeMap<Long, Boolean> captures = new TreeMap<>();
        for (Arrival arrival : arrivals(run -> 0, run -> new Delay(0, 0, 0, List.of(), 0), missed)) {
            captures.put(arrival.captured(), true);
        }
        long worst = 0;
        long previous = Long.MIN_VALUE;
        for (long capture : captures.keySet()) {
            if (previous != Long.MIN_VALUE && (previous < until || worst == 0)) {
                worst = Math.max(worst, capture - previous);
            }
            previous = capture;
        }
        return worst;
    }

    /** The largest loss of a failure in the year, with the given lateness. */
    long worst(ToLongFunction<Long> jitter, Function<Long, Delay> delays, Optional<Long> missed) {
        List<Arrival> arrivals = new ArrayList<>(arrivals(jitter, delays, missed));
        arrivals.sort(Comparator.comparingLong(Arrival::restorable));
        long newest = Long.MIN_VALUE;
        long worst = 0;
        for (Arrival arrival : arrivals) {
            if (newest != Long.MIN_VALUE && newest < until) {
                worst = Math.max(worst, arrival.restorable() - newest);
            }
            newest = Math.max(newest, arrival.captured());
        }
        return worst;
    }

    private List<Arrival> arrivals(ToLongFunction<Long> jitter, Function<Long, Delay> delays, Optional<Long> missed) {
        List<Arrival> arrivals = new ArrayList<>();
        List<Arrival> stored = new ArrayList<>();
        List<Long> runs = new ArrayList<>(nominal);
        missed.ifPresent(runs::remove);
        for (int i = 0; i + 1 < runs.size(); i++) {
            long run = runs.get(i);
            Delay delay = delays.apply(run);
            long captured = run + jitter.applyAsLong(run);
            if (routes.get(0).place() == Survival.Place.SNAPSHOT) {
                arrivals.add(new Arrival(captured, captured + delay.snapshot()));
                continue;
            }
            boolean everyRun = type == PolicyType.STANDARD;
            boolean lastOfDay = !day(runs.get(i + 1)).equals(day(run));
            if (everyRun || lastOfDay) {
                long next = nominal.get(nominal.indexOf(run) + 1);
                boolean known = everyRun || !day(next).equals(day(run));
                long sent = known
                        ? captured + delay.snapshot()
                        : Math.max(captured + delay.snapshot(), runs.get(i + 1) + jitter.applyAsLong(runs.get(i + 1)));
                stored.add(new Arrival(captured, sent + delay.transfer()));
            }
        }
        for (Survival.Route route : routes) {
            long lag = route.otherRegion() ? 1 : 0;
            if (route.place() == Survival.Place.VAULT) {
                for (Arrival point : stored) {
                    arrivals.add(new Arrival(
                            point.captured(),
                            point.restorable()
                                    + lag * delays.apply(point.captured()).lag()));
                }
            } else if (route.place() == Survival.Place.COPY) {
                copy(route, lag, delays, stored, arrivals);
            }
        }
        return arrivals;
    }

    /**
     * Hop by hop: at the close of an interval the newest point at the source is copied; one that comes there later, when it
     * comes.
     */
    private void copy(
            Survival.Route route,
            long lag,
            Function<Long, Delay> delays,
            List<Arrival> stored,
            List<Arrival> arrivals) {
        List<Arrival> source = stored;
        for (int hop = 0; hop < route.hops().size(); hop++) {
            Duration every = route.hops().get(hop);
            List<Arrival> target = new ArrayList<>();
            for (Arrival point : source) {
                long close = close(point.captured(), every);
                long copied = Math.max(close, point.restorable());
                boolean superseded = false;
                for (Arrival other : source) {
                    superseded |= other.captured() > point.captured()
                            && other.captured() < close
                            && other.restorable() <= copied;
                }
                if (!superseded) {
                    long copy = delays.apply(point.captured()).copy(hop);
                    target.add(new Arrival(point.captured(), copied + copy));
                }
            }
            source = target;
        }
        for (Arrival point : source) {
            arrivals.add(new Arrival(
                    point.captured(),
                    point.restorable() + lag * delays.apply(point.captured()).lag()));
        }
    }

    private LocalDate day(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
    }

    private long midnight(LocalDate date) {
        return date.atStartOfDay(zone).toEpochSecond();
    }

    /** When the interval of an instant closes, by the calendar of the zone. */
    private long close(long second, Duration every) {
        LocalDate date = day(second);
        long length = every.toSeconds();
        if (length % 86_400 == 0) {
            long days = length / 86_400;
            return midnight(LocalDate.ofEpochDay((Math.floorDiv(date.toEpochDay(), days) + 1) * days));
        }
        if (length > 86_400) {
            long anchor = midnight(LocalDate.EPOCH);
            return anchor + (Math.floorDiv(second - anchor, length) + 1) * length;
        }
        long start = midnight(date);
        long end = start + ((second - start) / length + 1) * length;
        return Math.min(end, midnight(date.plusDays(1)));
    }
}
