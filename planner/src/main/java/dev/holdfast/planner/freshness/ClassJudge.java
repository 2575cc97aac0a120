package dev.holdfast.planner.freshness;

import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfile.Timings;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.planner.objective.RestorablePlaces;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Judges one machine for one failure class after the other. */
final class ClassJudge {

    /** An enhanced policy sends one capture of each day to the vault, so the first may wait this long. */
    private static final Duration VAULT_INTERVAL = Duration.ofDays(1);

    private final RecordedPlaces places;
    private final Timings timings;
    private final boolean vaultCopies;
    private final Instant now;
    private final ItemKey home;
    private final PolicyTerms terms;
    private final SortedMap<String, ArrivedPoints> arrived;
    private final boolean missed;

    /**
     * A judge of one machine.
     *
     * @param home where its points are kept
     * @param arrived its points, by vault
     * @param missed true if a run was missed or its newest job failed
     */
    ClassJudge(
            RecordedPlaces places,
            ServiceProfile profile,
            Instant now,
            ItemKey home,
            PolicyTerms terms,
            SortedMap<String, ArrivedPoints> arrived,
            boolean missed) {
        this.places = places;
        this.timings = profile.timings();
        this.vaultCopies = profile.vaultCopies();
        this.now = now;
        this.home = home;
        this.terms = terms;
        this.arrived = arrived;
        this.missed = missed;
    }

    ClassFreshness judge(FailureClass failureClass, Optional<Duration> rpo) {
        Optional<Vault> vault = places.vault(home.vault());
        Optional<RestorablePlaces> restorable =
                vault.map(known -> new RestorablePlaces(failureClass, terms.type(), known));
        Optional<Instant> newest = restorable.flatMap(places -> newest(places, ArrivedPoints::restorable));
        Optional<Duration> age = newest.map(captured -> Duration.between(captured, now));
        Optional<Duration> allowance = restorable.flatMap(this::allowance);
        Freshness freshness;
        if (age.isPresent()) {
            freshness = compared(age.get(), rpo, allowance.orElse(Duration.ZERO));
        } else {
            boolean broken = restorable
                    .flatMap(places -> newest(places, ArrivedPoints::good))
                    .isPresent();
            freshness = broken ? Freshness.BEHIND : withoutPoint(rpo, allowance);
        }
        return new ClassFreshness(failureClass, newest, age, rpo, allowance.orElse(Duration.ZERO), freshness);
    }

    private static Freshness compared(Duration age, Optional<Duration> rpo, Duration allowance) {
        if (rpo.isEmpty() || age.compareTo(rpo.get()) <= 0) {
            return Freshness.FRESH;
        }
        return age.compareTo(rpo.get().plus(allowance)) <= 0 ? Freshness.LATE : Freshness.BEHIND;
    }

    /** No point is there that could count: that is in order only as long as the first one cannot have come yet. */
    private Freshness withoutPoint(Optional<Duration> rpo, Optional<Duration> allowance) {
        if (allowance.isEmpty() || missed) {
            return Freshness.BEHIND;
        }
        Optional<Instant> first = oldestCapture();
        Duration wait = rpo.orElse(VAULT_INTERVAL).plus(allowance.get());
        boolean overdue =
                first.isPresent() && Duration.between(first.get(), now).compareTo(wait) > 0;
        return overdue ? Freshness.BEHIND : Freshness.WAITING;
    }

    private Optional<Instant> oldestCapture() {
        return arrived.values().stream()
                .map(ArrivedPoints::good)
                .filter(points -> !points.isEmpty())
                .map(points -> points.get(points.size() - 1).captured())
                .min(Instant::compareTo);
    }

    // ---- what is there

    private Optional<Instant> newest(
            RestorablePlaces restorable, Function<ArrivedPoints, List<RecoveryPoint>> counting) {
        List<Instant> newest = new ArrayList<>();
        arrived.forEach((vault, there) -> {
            List<RecoveryPoint> points = counting.apply(there);
            if (vault.equals(home.vault()) && restorable.snapshotLoss().isEmpty()) {
                first(points, point -> point.tiers().contains(Tier.INSTANT)).ifPresent(newest::add);
            }
            Optional<Vault> known = places.vault(vault);
            if (known.isPresent() && restorable.vaultLoss(known.get()).isEmpty()) {
                Instant latest =
                        restorable.isReadFromPairedRegion(known.get()) ? now.minus(timings.crossRegionLag()) : now;
                first(points, point -> isStored(point) && !point.captured().isAfter(latest))
                        .ifPresent(newest::add);
            }
        });
        return newest.stream().max(Instant::compareTo);
    }

    private static Optional<Instant> first(List<RecoveryPoint> newestFirst, Predicate<RecoveryPoint> fits) {
        return newestFirst.stream().filter(fits).findFirst().map(RecoveryPoint::captured);
    }

    private static boolean isStored(RecoveryPoint point) {
        return point.tiers().contains(Tier.VAULT) || point.tiers().contains(Tier.ARCHIVE);
    }

    // ---- what should be there

    /** Jitter and lag on the fastest way to a place that survives; empty if no place does. */
    private Optional<Duration> allowance(RestorablePlaces restorable) {
        Duration snapshot = timings.startJitter().plus(timings.snapshot());
        if (terms.instantKept() && restorable.snapshotLoss().isEmpty()) {
            return Optional.of(snapshot);
        }
        Duration vault = snapshot.plus(timings.transferOverhead()).plus(transfer(timings.transferRate()));
        if (restorable.vaultLoss(restorable.home()).isEmpty()) {
            return Optional.of(vault.plus(lag(restorable, restorable.home())));
        }
        return vaultCopies ? copyAllowance(restorable, vault) : Optional.empty();
    }

    /** A copy is made when its interval closes, at most one interval after its source is there. */
    private Optional<Duration> copyAllowance(RestorablePlaces restorable, Duration vault) {
        Duration moved = timings.transferOverhead().plus(transfer(timings.copyRate()));
        List<Duration> ways = new ArrayList<>();
        for (RecordedPlaces.CopyPlace copy : places.copies(home.machine())) {
            Optional<Vault> target = places.vault(copy.vault());
            if (target.isPresent() && restorable.vaultLoss(target.get()).isEmpty()) {
                Duration way = vault.plus(lag(restorable, target.get()));
                for (RecordedPlaces.CopyPlace hop : places.chain(home.machine(), copy)) {
                    way = way.plus(hop.every()).plus(moved);
                }
                ways.add(way);
            }
        }
        return ways.stream().min(Duration::compareTo);
    }

    private Duration lag(RestorablePlaces restorable, Vault vault) {
        return restorable.isReadFromPairedRegion(vault) ? timings.crossRegionLag() : Duration.ZERO;
    }

    /**
     * Time to move what the vault gets at a time: what was captured since its newest point, or what that point had brought,
     * whichever is more. What was moved was moved, whether it can be restored or not.
     */
    private Duration transfer(DataRate rate) {
        long pending = 0;
        long brought = 0;
        int stored = 0;
        for (RecoveryPoint point :
                arrived.getOrDefault(home.vault(), ArrivedPoints.NONE).good()) {
            stored += isStored(point) ? 1 : 0;
            if (stored > 1) {
                break;
            }
            pending += stored == 0 ? point.size().bytes() : 0;
            brought += stored == 1 ? point.size().bytes() : 0;
        }
        return Duration.ofSeconds(Math.max(pending, brought) / rate.perSecond().bytes());
    }
}
