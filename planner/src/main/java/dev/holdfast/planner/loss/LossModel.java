package dev.holdfast.planner.loss;

import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.machine.Disk;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.loss.Survival.Place;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the machines of one policy and vault can lose to one class of failure, over the year that begins at an instant. A model
 * looks at the year once per slot; the figure of a machine then costs some arithmetic on the sizes of its disks. Not thread
 * safe.
 *
 * <p>The worst case takes the newest restorable point as captured on time and the next one as late as the service allows: start
 * jitter, snapshot, and as the surviving place needs them transfer, close of the copy interval, copy, lag of the paired region.
 * How much a transfer moves is an estimate from churn; the first transfer, of everything, is not part of it.
 */
public final class LossModel {

    private static final Duration DAY = Duration.ofDays(1);

    private final Survival survival;
    private final PolicyType policyType;
    private final ZoneId zone;
    private final ServiceProfile profile;
    private final long until;
    private final long[] runs;
    private final boolean ended;
    private final Map<Long, SlotYear> years = new HashMap<>();

    private LossModel(
            Survival survival, PolicyType policyType, Occurrences occurrences, ServiceProfile profile, Instant from) {
        this.survival = survival;
        this.policyType = policyType;
        this.zone = occurrences.zone();
        this.profile = profile;
        this.until = from.atZone(zone).plusYears(1).toEpochSecond();
        Runs cursor = occurrences.runs(from);
        this.runs = survival.routes().isEmpty() ? new long[0] : collect(cursor);
        this.ended = survival.routes().isEmpty() || cursor.next() == Runs.NONE;
    }

    /**
     * The model of one class.
     *
     * @param recurrence nominal starts
     * @param zone the policy's zone
     * @param from begin of the year
     */
    public static LossModel of(
            FailureClass failureClass,
            Recurrence recurrence,
            ZoneId zone,
            PolicyShape shape,
            ServiceProfile profile,
            Instant from) {
        return new LossModel(
                Survival.of(failureClass, shape, profile),
                shape.policyType(),
                Occurrences.of(recurrence, zone),
                profile,
                from);
    }

    /**
     * The figure of a machine.
     *
     * @param slot its offset after each nominal start
     * @param disks what is backed up of it
     */
    public LossFigure figure(Duration slot, List<Disk> disks) {
        if (survival.routes().isEmpty()) {
            return LossFigure.nothingSurvives(survival.explanation());
        }
        long shift = movesAsAWhole() ? slot.toSeconds() : 0;
        SlotYear year = years.computeIfAbsent(slot.toSeconds() - shift, this::year);
        Optional<Gap> scheduled = year.scheduled();
        if (scheduled.isEmpty()) {
            return LossFigure.nothingSurvives(
                    "The schedule makes no two captures that survive. " + survival.explanation());
        }
        Optional<Delays> delays = delays(year, disks);
        Optional<Lateness> worst = delays.map(found -> year.worst(found, survival.routes()));
        return new LossFigure(
                moved(scheduled, shift),
                year.onOrdinaryDays(),
                moved(year.scheduledOneMissed(), shift),
                moved(worst.map(Lateness::gap), shift),
                moved(delays.flatMap(found -> year.worstOneMissed(found, survival.routes())), shift),
                worst.map(Lateness::terms).orElse(List.of()),
                worst.isPresent()
                        ? survival.explanation()
                        : survival.explanation()
                                + " What changes between two captures takes longer to transfer than the time between"
                                + " them, so the vault falls behind without bound.");
    }

    /** True if a slot moves all instants alike: no day or copy interval has to be told. */
    private boolean movesAsAWhole() {
        return takesEveryCapture() && survival.routes().stream().noneMatch(route -> route.place() == Place.COPY);
    }

    private boolean takesEveryCapture() {
        return survival.routes().get(0).place() == Place.SNAPSHOT || policyType == PolicyType.STANDARD;
    }

    private static Optional<Gap> moved(Optional<Gap> gap, long seconds) {
        return gap.map(known -> new Gap(
                known.length(), known.start().plusSeconds(seconds), known.end().plusSeconds(seconds)));
    }

    private SlotYear year(long slot) {
        CaptureRow row =
                takesEveryCapture() ? CaptureRow.every(runs, slot) : CaptureRow.lastOfDays(runs, slot, zone, ended);
        return new SlotYear(row, survival.routes(), zone, profile.timings().startJitter(), until, ended);
    }

    /** How long transfer and copies take at most; empty if transfers take longer than what lies between them. */
    private Optional<Delays> delays(SlotYear year, List<Disk> disks) {
        ServiceProfile.Timings timings = profile.timings();
        List<List<Long>> copies = new ArrayList<>();
        boolean transferred = survival.routes().get(0).place() != Place.SNAPSHOT;
        Duration apart = year.longestGap();
        Duration transfer = transferred
                ? MovedData.time(
                        disks, apart.plus(timings.startJitter()), timings.transferOverhead(), timings.transferRate())
                : Duration.ZERO;
        if (transferred && transfer.compareTo(apart) > 0) {
            return Optional.empty();
        }
        for (int i = 0; i < survival.routes().size(); i++) {
            List<Long> hops = new ArrayList<>();
            for (Duration gap : year.longestGapsOf(i)) {
                hops.add(MovedData.time(
                                disks, gap.plus(timings.startJitter()), timings.transferOverhead(), timings.copyRate())
                        .toSeconds());
            }
            copies.add(hops);
        }
        return Optional.of(new Delays(
                timings.startJitter().toSeconds(),
                timings.snapshot().toSeconds(),
                transfer.toSeconds(),
                copies,
                timings.crossRegionLag().toSeconds()));
    }

    /** The runs of the year and so many after it that the selections of each surviving place have an end. */
    private long[] collect(Runs cursor) {
        Optional<Duration> coarsest = survival.routes().stream()
                .flatMap(route -> route.hops().stream())
                .max(Duration::compareTo);
        int hops = survival.routes().stream()
                .mapToInt(route -> route.hops().size())
                .max()
                .orElse(0);
        Intervals intervals =
                new Intervals(coarsest.filter(every -> every.compareTo(DAY) > 0).orElse(DAY), zone);
        long[] found = new long[512];
        int size = 0;
        int after = 0;
        long interval = 0;
        long run = cursor.next();
        while (run != Runs.NONE) {
            long current = intervals.of(run);
            after += run >= until && (size == 0 || current != interval) ? 1 : 0;
            if (after > 3 + hops && size > 3 + hops) {
                break;
            }
            interval = current;
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
            }
            found[size++] = run;
            run = cursor.next();
        }
        return Arrays.copyOf(found, size);
    }

    /**
     * Longest times, in seconds.
     *
     * @param copies of each route and hop, in order
     */
    record Delays(long jitter, long snapshot, long transfer, List<List<Long>> copies, long crossRegionLag) {
        Delays {
            copies = List.copyOf(copies);
        }
    }

    /** A worst case and what it is made of. */
    record Lateness(Gap gap, List<LossTerm> terms) {
        Lateness {
            terms = List.copyOf(terms);
        }
    }
}
