package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.Consistency;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.RunningBackup;
import dev.holdfast.planner.state.Tier;
import dev.holdfast.planner.storage.MachineContent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The backups that are under way and those that schedules will start: when their points are there, and when in the vault.
 * They are taken to start on time and to succeed; their transfers take what size, churn and the profile say.
 */
final class ComingBackups {

    private final DesiredState desired;
    private final RecordedState recorded;
    private final Map<ItemKey, List<RunningBackup>> running;
    private final ServiceProfile profile;
    private final Instant at;
    private final Instant until;
    private final Map<String, Rota> rotas = new HashMap<>();

    /**
     * Backups from the instant of a plan on.
     *
     * @param until no backup that starts later is looked for
     */
    ComingBackups(DesiredState desired, RecordedState recorded, PointCircumstances circumstances, Instant until) {
        this.desired = desired;
        this.recorded = recorded;
        this.running = circumstances.running();
        this.profile = circumstances.profile();
        this.at = circumstances.at();
        this.until = until;
    }

    /**
     * A backup that will be taken.
     *
     * @param captured when
     * @param transferred true if it goes to the vault
     */
    private record Start(Instant captured, boolean transferred) {}

    /**
     * When machines of a schedule are backed up.
     *
     * @param occurrences nominal starts; absent if there are none
     * @param slot how much later these machines start
     * @param lastOfDayOnly true if only the last capture of a day goes to the vault
     * @param starts those that are to come, oldest first
     */
    private record Rota(
            Optional<Occurrences> occurrences, Duration slot, boolean lastOfDayOnly, List<Start> starts) {

        static final Rota NONE = new Rota(Optional.empty(), Duration.ZERO, false, List.of());

        /** True if a capture goes to the vault. */
        boolean transfers(Instant captured) {
            if (!lastOfDayOnly || occurrences.isEmpty()) {
                return true;
            }
            LocalClock clock = new LocalClock(occurrences.get().zone());
            return occurrences
                    .get()
                    .next(captured.minus(slot))
                    .map(next -> clock.localDay(next.plus(slot).getEpochSecond())
                            != clock.localDay(captured.getEpochSecond()))
                    .orElse(true);
        }
    }

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

    /**
     * What comes to an item.
     *
     * @param points points that will be there, oldest first
     * @param stored when points that are there will be in the vault, by capture time
     */
    record Arrivals(List<Coming> points, Map<Instant, Instant> stored) {

        /** The points of a time, newest first: those found, and what has come by then, which has no id. */
        List<RecoveryPoint> with(List<RecoveryPoint> found, Instant time) {
            List<RecoveryPoint> all = new ArrayList<>(points.size() + found.size());
            for (int i = points.size() - 1; i >= 0; i--) {
                if (!points.get(i).exists().isAfter(time)) {
                    all.add(points.get(i).at(time));
                }
            }
            if (stored.isEmpty()) {
                all.addAll(found);
                return all;
            }
            for (RecoveryPoint point : found) {
                Instant arrives = stored.get(point.captured());
                all.add(arrives == null || arrives.isAfter(time) ? point : point.alsoIn(Tier.VAULT));
            }
            return all;
        }

        /** True while the bytes of a point go to the vault; the service lets it stay so long. */
        boolean isMoving(RecoveryPoint point, Instant time) {
            Instant arrives = stored.get(point.captured());
            return arrives != null && arrives.isAfter(time);
        }
    }

    /** What comes to the place where a machine is backed up, beside the points found there, which are newest first. */
    Arrivals to(ItemKey item, ItemOwner owner, List<RecoveryPoint> found) {
        Rota rota = rota(owner.machine().orElseThrow());
        Transfers transfers = new Transfers(owner.content(), found);
        List<Coming> points = new ArrayList<>();
        Map<Instant, Instant> stored = new HashMap<>();
        for (RunningBackup backup : running.getOrDefault(item, List.of())) {
            Instant captured = backup.captured();
            if (backup.snapshotTaken()) {
                stored.put(captured, transfers.done(captured));
            } else {
                points.add(transfers.coming(new Start(captured, rota.transfers(captured))));
            }
        }
        rota.starts().forEach(start -> points.add(transfers.coming(start)));
        return new Arrivals(points, stored);
    }

    /** The transfers of an item, one after the other. Mutable. */
    private final class Transfers {
        private final MachineContent content;
        private Optional<Instant> previous;
        private Instant free = Instant.MIN;

        Transfers(MachineContent content, List<RecoveryPoint> found) {
            this.content = content;
            this.previous = found.stream()
                    .filter(point -> point.tiers().contains(Tier.VAULT))
                    .map(RecoveryPoint::captured)
                    .findFirst();
        }

        Coming coming(Start start) {
            Instant exists = exists(start.captured());
            return new Coming(
                    start.captured(),
                    exists,
                    start.transferred() ? Optional.of(done(start.captured())) : Optional.empty());
        }

        /** When a capture is in the vault; to be asked in the order of the captures. */
        Instant done(Instant captured) {
            double bytes = previous.map(before -> content.changed(
                            Duration.between(before, captured).toSeconds() / (double) LocalClock.DAY))
                    .orElse((double) content.full());
            previous = Optional.of(captured);
            Instant exists = exists(captured);
            Instant done = (exists.isAfter(free) ? exists : free).plus(transfer(Math.round(bytes)));
            free = done.isAfter(at) ? done : at;
            return free;
        }

        private Instant exists(Instant captured) {
            return captured.plus(profile.timings().snapshot());
        }
    }

    private Duration transfer(long bytes) {
        double seconds = Math.ceil(
                (double) bytes / profile.timings().transferRate().perSecond().bytes());
        return profile.timings().transferOverhead().plusSeconds((long) seconds);
    }

    /** By the schedule that will be there: the desired one, else the recorded one if the machine stays as it is. */
    private Rota rota(DesiredMachine machine) {
        ManagedObject schedule = object(new ObjectAddress(ObjectType.SCHEDULE, machine.address()));
        ManagedObject protection = object(new ObjectAddress(ObjectType.PROTECTION, machine.address()));
        if (schedule == null || protection == null) {
            return Rota.NONE;
        }
        ManagedObject policy = object(new ObjectAddress(ObjectType.POLICY, protection.text(AttributeNames.POLICY)));
        boolean lastOfDayOnly =
                policy != null && policy.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED);
        String slot = schedule.text(AttributeNames.SLOT);
        String recurrence = schedule.text(AttributeNames.RECURRENCE);
        String zone = schedule.text(AttributeNames.TIME_ZONE);
        String key = recurrence + "\n" + zone + "\n" + slot + "\n" + lastOfDayOnly;
        return rotas.computeIfAbsent(key, any -> {
            try {
                Occurrences occurrences = Occurrences.of(RecurrenceText.parse(recurrence), ZoneId.of(zone));
                Duration later = SlotText.read(slot).orElse(Duration.ZERO);
                return new Rota(
                        Optional.of(occurrences), later, lastOfDayOnly, starts(occurrences, later, lastOfDayOnly));
            } catch (QuantityException | DateTimeException | IllegalArgumentException e) {
                return Rota.NONE; // recorded by another version; without its backups less is forecast
            }
        });
    }

    private @Nullable ManagedObject object(ObjectAddress address) {
        DesiredObject wanted = desired.objects().get(address);
        return wanted == null ? recorded.objects().get(address) : wanted.object();
    }

    /** Those after the plan; what a schedule started by then is under way or there. */
    private List<Start> starts(Occurrences occurrences, Duration slot, boolean lastOfDayOnly) {
        LocalClock clock = new LocalClock(occurrences.zone());
        List<Start> found = new ArrayList<>();
        Runs runs = occurrences.runs(at.minus(slot).plusNanos(1));
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
