package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.GapMeter;
import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Computes the scheduled loss: the largest elapsed time between two captures that reach a place which survives the failure,
 * every run being punctual. Time to transfer and to copy is not part of this figure; the explanation names it.
 */
public final class ScheduledLoss {

    private static final Duration DAY = Duration.ofDays(1);

    private ScheduledLoss() {}

    /**
     * The figure for one class over the year that begins at {@code from}, clock changes included. Costs some microseconds;
     * made to be asked once per policy, vault and class.
     *
     * @param recurrence nominal starts; a machine's own offset moves all of them alike
     * @param zone the policy's zone
     */
    public static LossFigure of(
            FailureClass failureClass,
            Recurrence recurrence,
            ZoneId zone,
            PolicyShape shape,
            ServiceProfile profile,
            Instant from) {
        Survival survival = Survival.of(failureClass, shape, profile);
        if (survival.selections().isEmpty()) {
            return new LossFigure(Optional.empty(), Optional.empty(), Duration.ZERO, survival.explanation());
        }
        Occurrences occurrences = Occurrences.of(recurrence, zone);
        long until = from.atZone(zone).plusYears(1).toEpochSecond();
        GapMeter meter = new GapMeter(zone);
        long previous = Long.MIN_VALUE;
        for (long capture : captures(occurrences, zone, shape.policyType(), survival.selections(), from, until)) {
            if (capture != previous) {
                meter.add(capture);
            }
            previous = capture;
            if (capture >= until && meter.count() > 1) {
                break;
            }
        }
        Optional<Gap> gap = meter.largest();
        if (gap.isEmpty()) {
            String never = "The schedule makes no two captures that survive " + failureClass.word() + ".";
            return new LossFigure(Optional.empty(), Optional.empty(), Duration.ZERO, never);
        }
        return new LossFigure(
                Optional.of(gap.get().length()),
                Optional.of(worst(gap.get(), zone)),
                meter.largestOnOrdinaryDays().orElse(Duration.ZERO),
                survival.explanation());
    }

    private static ZonedDateTime worst(Gap gap, ZoneId zone) {
        Instant minuteBefore = gap.end().minus(Duration.ofMinutes(1));
        return (minuteBefore.isBefore(gap.start()) ? gap.start() : minuteBefore).atZone(zone);
    }

    /** Selected captures of all selections, ascending, from {@code from} to the first at or after {@code until}. */
    private static long[] captures(
            Occurrences occurrences,
            ZoneId zone,
            PolicyType type,
            List<Survival.Selection> selections,
            Instant from,
            long until) {
        LongStream all = LongStream.empty();
        for (Survival.Selection selection : selections) {
            long[] selected = captures(occurrences, zone, type, selection, from, until);
            if (selections.size() == 1) {
                return selected;
            }
            all = LongStream.concat(all, LongStream.of(selected));
        }
        return all.sorted().toArray();
    }

    private static long[] captures(
            Occurrences occurrences,
            ZoneId zone,
            PolicyType type,
            Survival.Selection selection,
            Instant from,
            long until) {
        boolean everyCapture = selection.place() == Survival.Place.SNAPSHOT;
        Selected sink = new Selected(selection.every().map(every -> new Intervals(every, zone)), until);
        Selected vault = everyCapture || type == PolicyType.STANDARD
                ? sink
                : new Selected(Optional.of(new Intervals(DAY, zone)), until).into(sink);
        Runs runs = occurrences.runs(from);
        long run = runs.next();
        while (run != Runs.NONE && !sink.isComplete()) {
            vault.add(run);
            run = runs.next();
        }
        if (run == Runs.NONE) {
            vault.finish();
        }
        return sink.taken();
    }
}
