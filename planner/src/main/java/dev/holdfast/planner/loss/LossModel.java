package dev.holdfast.planner.loss;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.loss.Survival.Place;
import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the machines of one policy and vault can lose to one class of failure within a year. The year is looked at once per slot;
 * the figure of a machine then costs some arithmetic on the sizes of its disks. Not thread safe.
 *
 * <p>The worst case takes the newest restorable point as captured on time and the next one as late as the service allows: start
 * jitter, snapshot, and as the surviving place needs them transfer, close of the copy interval, copy, lag of the paired region.
 * How much a transfer moves is an estimate from churn; the first transfer, of everything, is not part of it.
 */
public final class LossModel {

    private final Survival survival;
    private final CaptureYears years;
    private final ServiceProfile.Timings timings;

    LossModel(Survival survival, CaptureYears years, ServiceProfile.Timings timings) {
        this.survival = survival;
        this.years = years;
        this.timings = timings;
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
        long shift = years.moveAsAWhole() ? slot.toSeconds() : 0;
        SlotYear year = years.at(slot.toSeconds() - shift);
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

    private static Optional<Gap> moved(Optional<Gap> gap, long seconds) {
        return gap.map(known -> new Gap(
                known.length(), known.start().plusSeconds(seconds), known.end().plusSeconds(seconds)));
    }

    /** How long transfer and copies take at most; empty if transfers take longer than what lies between them. */
    private Optional<Delays> delays(SlotYear year, List<Disk> disks) {
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
