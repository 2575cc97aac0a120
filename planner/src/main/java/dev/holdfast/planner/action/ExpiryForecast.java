package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.Consistency;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.retention.Expiry;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import dev.holdfast.planner.storage.MachineContent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which points the service will expire in the ordinary way, clean-up after clean-up until the horizon. Backups are taken to
 * start on time and to succeed, since counts end only when newer points come; their transfers take what size, churn and the
 * profile say.
 */
final class ExpiryForecast {

    private final DesiredState desired;
    private final RecordedState recorded;
    private final PromiseBook promises;
    private final ServiceProfile profile;
    private final Instant at;
    private final Instant end;
    /** Starts until the horizon or the next clean-up, by schedule and slot. */
    private final Map<String, List<Start>> starts = new HashMap<>();

    ExpiryForecast(
            DesiredState desired, RecordedState recorded, PromiseBook promises, PointCircumstances circumstances) {
        this.desired = desired;
        this.recorded = recorded;
        this.promises = promises;
        this.profile = circumstances.profile();
        this.at = circumstances.at();
        this.end = at.plus(circumstances.horizon());
    }

    /**
     * A backup that will be taken.
     *
     * @param captured when
     * @param transferred true if it goes to the vault
     */
    private record Start(Instant captured, boolean transferred) {}

    /**
     * A point that will be there.
     *
     * @param captured its capture time
     * @param exists when its snapshot is done
     * @param stored when it is in the vault; absent if it never is
     */
    private record Coming(Instant captured, Instant exists, Optional<Instant> stored) {

        RecoveryPoint at(Instant time) {
            boolean inVault = stored.isPresent() && !stored.get().isAfter(time);
            return RecoveryPoint.good(
                    "",
                    captured,
                    inVault ? EnumSet.of(Tier.INSTANT, Tier.VAULT) : EnumSet.of(Tier.INSTANT),
                    DataSize.ZERO,
                    Consistency.CRASH);
        }
    }

    /** The first clean-up after an instant. */
    Instant nextCleanUp(Instant after) {
        Instant today = after.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atTime(profile.timings().cleanUpTime())
                .toInstant(ZoneOffset.UTC);
        return today.isAfter(after) ? today : today.plus(Duration.ofDays(1));
    }

    /**
     * Adds what goes from an item where the service expires points by itself: until the horizon, and if the plan prunes the
     * item at least at the next clean-up, since what goes then anyway is not freed by the plan.
     *
     * @param found the points of the item
     * @param out what the plan itself prunes of it, already complete
     */
    void addTo(List<RecoveryPoint> found, ItemOwner owner, ItemPrunes out) {
        Instant cleanUp = nextCleanUp(at);
        Instant last = out.isEmpty() ? end : until(cleanUp);
        if (found.isEmpty() || owner.rule().isEmpty() || cleanUp.isAfter(last)) {
            return;
        }
        DesiredMachine machine = owner.machine().orElseThrow();
        List<Coming> coming = coming(machine);
        List<RecoveryPoint> left = out.untilCleanUp(found, at);
        while (!cleanUp.isAfter(last) && !left.isEmpty()) {
            Set<String> gone = new HashSet<>();
            for (PointDecision decision : Expiry.of(
                    owner.rule().orElseThrow(),
                    owner.zone(),
                    profile.policies().dayCounting(),
                    together(coming, left, cleanUp),
                    promises.rules(),
                    cleanUp)) {
                RecoveryPoint point = decision.point();
                if (!point.id().isEmpty()) {
                    gone.add(point.id());
                }
                if (!point.id().isEmpty() && !out.contains(point)) {
                    out.later(point, cleanUp, reason(decision));
                }
            }
            left = without(left, gone);
            cleanUp = cleanUp.plus(Duration.ofDays(1));
        }
    }

    /** The end of the forecast, or this instant if that is later. */
    private Instant until(Instant atLeast) {
        return end.isAfter(atLeast) ? end : atLeast;
    }

    private String reason(PointDecision decision) {
        String reasons = String.join(", ", decision.reasons());
        Optional<Instant> until = decision.point().lockedUntil().filter(lock -> lock.isAfter(at));
        return until.isEmpty() ? reasons : "locked until " + until.get() + "; then " + reasons;
    }

    private static List<RecoveryPoint> without(List<RecoveryPoint> points, Set<String> gone) {
        if (gone.isEmpty()) {
            return points;
        }
        List<RecoveryPoint> left = new ArrayList<>(points.size());
        for (RecoveryPoint point : points) {
            if (!gone.contains(point.id())) {
                left.add(point);
            }
        }
        return left;
    }

    /** Newest first. */
    private static List<RecoveryPoint> together(List<Coming> coming, List<RecoveryPoint> found, Instant time) {
        List<RecoveryPoint> points = new ArrayList<>(coming.size() + found.size());
        for (int i = coming.size() - 1; i >= 0; i--) {
            if (!coming.get(i).exists().isAfter(time)) {
                points.add(coming.get(i).at(time));
            }
        }
        points.addAll(found);
        return points;
    }

    /** The backups until the horizon, oldest first, each transfer after the one before it. */
    private List<Coming> coming(DesiredMachine machine) {
        MachineContent content = ItemOwners.content(machine);
        List<Coming> coming = new ArrayList<>();
        Instant previous = at.minus(Duration.ofDays(1));
        Instant free = at;
        for (Start start : starts(machine)) {
            Instant exists = start.captured().plus(profile.timings().snapshot());
            Optional<Instant> stored = Optional.empty();
            if (start.transferred()) {
                double days = Duration.between(previous, start.captured()).toSeconds() / (double) LocalClock.DAY;
                Instant done = (exists.isAfter(free) ? exists : free).plus(transfer(Math.round(content.changed(days))));
                stored = Optional.of(done);
                free = done;
                previous = start.captured();
            }
            coming.add(new Coming(start.captured(), exists, stored));
        }
        return coming;
    }

    private Duration transfer(long bytes) {
        double seconds = Math.ceil(
                (double) bytes / profile.timings().transferRate().perSecond().bytes());
        return profile.timings().transferOverhead().plusSeconds((long) seconds);
    }

    /** By the schedule that will be there: the desired one, else the recorded one if the machine stays as it is. */
    private List<Start> starts(DesiredMachine machine) {
        ManagedObject schedule = object(new ObjectAddress(ObjectType.SCHEDULE, machine.address()));
        ManagedObject protection = object(new ObjectAddress(ObjectType.PROTECTION, machine.address()));
        if (schedule == null || protection == null) {
            return List.of();
        }
        ManagedObject policy = object(new ObjectAddress(ObjectType.POLICY, protection.text(AttributeNames.POLICY)));
        boolean lastOfDayOnly =
                policy != null && policy.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED);
        String slot = schedule.text(AttributeNames.SLOT);
        String recurrence = schedule.text(AttributeNames.RECURRENCE);
        String zone = schedule.text(AttributeNames.TIME_ZONE);
        String key = recurrence + "\n" + zone + "\n" + slot + "\n" + lastOfDayOnly;
        return starts.computeIfAbsent(key, any -> {
            try {
                Occurrences occurrences = Occurrences.of(RecurrenceText.parse(recurrence), ZoneId.of(zone));
                Duration later = SlotText.read(slot).orElse(Duration.ZERO);
                return starts(occurrences, later, lastOfDayOnly);
            } catch (QuantityException | DateTimeException | IllegalArgumentException e) {
                return List.of(); // recorded by another version; without its backups less is forecast
            }
        });
    }

    private @Nullable ManagedObject object(ObjectAddress address) {
        DesiredObject wanted = desired.objects().get(address);
        return wanted == null ? recorded.objects().get(address) : wanted.object();
    }

    private List<Start> starts(Occurrences occurrences, Duration slot, boolean lastOfDayOnly) {
        Instant until = until(nextCleanUp(at));
        LocalClock clock = new LocalClock(occurrences.zone());
        List<Start> found = new ArrayList<>();
        // A snapshot that is being taken is no point yet.
        Instant first = at.minus(profile.timings().snapshot());
        Runs runs = occurrences.runs(first.minus(slot).plusSeconds(1));
        long next = runs.next();
        while (next != Runs.NONE && !Instant.ofEpochSecond(next).plus(slot).isAfter(until)) {
            long captured = next + slot.toSeconds();
            next = runs.next();
            boolean last = next == Runs.NONE || clock.localDay(next + slot.toSeconds()) != clock.localDay(captured);
            found.add(new Start(Instant.ofEpochSecond(captured), last || !lastOfDayOnly));
        }
        return found;
    }
}
