package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
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
import java.util.Set;

/**
 * The backups that are under way and those that schedules will start: when their points are there, and when in the vault.
 * They are taken to start on time and to succeed; their transfers take what size, churn and the profile say.
 */
final class ComingBackups {

    private final Map<ObjectAddress, ManagedObject> left;
    private final Map<ItemKey, List<RunningBackup>> running;
    private final ServiceProfile profile;
    private final Instant at;
    private final Instant until;
    private final Map<String, Rota> rotas = new HashMap<>();

    /**
     * Backups from the instant of a plan on.
     *
     * @param left every object as the plan leaves it
     * @param until no backup that starts later is looked for
     */
    ComingBackups(Map<ObjectAddress, ManagedObject> left, PointCircumstances circumstances, Instant until) {
        this.left = left;
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
    private record Rota(Optional<Occurrences> occurrences, Duration slot, boolean lastOfDayOnly, List<Start> starts) {

        static final Rota NONE = new Rota(Optional.empty(), Duration.ZERO, false, List.of());

        /**
         * True if a point is the last of its day at the first start and nobody took it for that, because its schedule was another
         * one: the service makes up for its transfer then.
         */
        boolean makesUpFor(RecoveryPoint newest) {
            if (starts.isEmpty() || !newest.isGood() || !newest.tiers().equals(EnumSet.of(Tier.INSTANT))) {
                return false;
            }
            return isEarlierDay(newest.captured(), starts.get(0).captured());
        }

        private boolean isEarlierDay(Instant one, Instant other) {
            LocalClock clock = new LocalClock(occurrences.orElseThrow().zone());
            return clock.localDay(one.getEpochSecond()) < clock.localDay(other.getEpochSecond());
        }

        /** True if a capture goes to the vault. */
        boolean transfers(Instant captured) {
            if (!lastOfDayOnly || occurrences.isEmpty()) {
                return true;
            }
            return occurrences
                    .get()
                    .next(captured.minus(slot))
                    .map(next -> isEarlierDay(captured, next.plus(slot)))
                    .orElse(true);
        }
    }

    /**
     * Bytes of a point that go to the vault.
     *
     * @param begins when they begin to
     * @param ends when the point is in the vault
     */
    private record Transfer(Instant begins, Instant ends) {}

    /**
     * What comes to an item. Mutable: what came and went again does not count any more.
     */
    final class Arrivals {
        /** Captures whose points are not there yet, oldest first. */
        private final List<Instant> coming = new ArrayList<>();
        /** By capture time, of points that are there or will be. */
        private final Map<Instant, Transfer> transfers = new HashMap<>();

        private Arrivals() {}

        /** The points of a time, newest first: those found, and what has come by then, which has no id. */
        List<RecoveryPoint> with(List<RecoveryPoint> found, Instant time) {
            List<RecoveryPoint> all = new ArrayList<>(coming.size() + found.size());
            for (int i = coming.size() - 1; i >= 0; i--) {
                Instant captured = coming.get(i);
                if (!exists(captured).isAfter(time)) {
                    Set<Tier> tiers = EnumSet.of(Tier.INSTANT);
                    all.add(at(RecoveryPoint.good("", captured, tiers, DataSize.ZERO, Consistency.CRASH), time));
                }
            }
            if (transfers.isEmpty()) {
                all.addAll(found);
            } else {
                found.forEach(point -> all.add(at(point, time)));
            }
            return all;
        }

        private RecoveryPoint at(RecoveryPoint point, Instant time) {
            Transfer transfer = transfers.get(point.captured());
            return transfer == null || transfer.ends().isAfter(time) ? point : point.alsoIn(Tier.VAULT);
        }

        /** True while the bytes of a point go to the vault; the service lets it stay so long. */
        boolean isMoving(RecoveryPoint point, Instant time) {
            Transfer transfer = transfers.get(point.captured());
            return transfer != null
                    && !transfer.begins().isAfter(time)
                    && transfer.ends().isAfter(time);
        }

        /** A point that came has expired. */
        void remove(RecoveryPoint point) {
            coming.remove(point.captured());
        }
    }

    /**
     * What comes to the place where a machine is backed up.
     *
     * @param found the points there, newest first; at least one
     */
    Arrivals to(ItemKey item, ItemOwner owner, List<RecoveryPoint> found) {
        Rota rota = rota(item.machine());
        Queue queue = new Queue(owner.content(), found);
        Arrivals arrivals = new Arrivals();
        for (RunningBackup backup : running.getOrDefault(item, List.of())) {
            Instant captured = backup.captured();
            if (backup.snapshotTaken()) {
                arrivals.transfers.put(captured, queue.add(captured, exists(captured)));
            } else {
                add(new Start(captured, rota.transfers(captured)), queue, arrivals);
            }
        }
        Instant newest = found.get(0).captured();
        if (arrivals.coming.isEmpty() && !arrivals.transfers.containsKey(newest) && rota.makesUpFor(found.get(0))) {
            arrivals.transfers.put(
                    newest, queue.add(newest, rota.starts().get(0).captured()));
        }
        rota.starts().forEach(start -> add(start, queue, arrivals));
        return arrivals;
    }

    private void add(Start start, Queue queue, Arrivals arrivals) {
        Instant captured = start.captured();
        arrivals.coming.add(captured);
        if (start.transferred()) {
            arrivals.transfers.put(captured, queue.add(captured, exists(captured)));
        }
    }

    private Instant exists(Instant captured) {
        return captured.plus(profile.timings().snapshot());
    }

    /** The transfers of an item, one after the other, in the order of the captures. Mutable. */
    private final class Queue {
        private final MachineContent content;
        private Optional<Instant> previous;
        private Instant free = Instant.MIN;

        Queue(MachineContent content, List<RecoveryPoint> found) {
            this.content = content;
            this.previous = found.stream()
                    .filter(point -> point.tiers().contains(Tier.VAULT))
                    .map(RecoveryPoint::captured)
                    .findFirst();
        }

        /** What changed since the capture before goes to the vault, or all content of the first; not before {@code ready}. */
        Transfer add(Instant captured, Instant ready) {
            double bytes = previous.map(before ->
                            content.changed(Duration.between(before, captured).toSeconds() / (double) LocalClock.DAY))
                    .orElse((double) content.full());
            previous = Optional.of(captured);
            Instant begins = ready.isAfter(free) ? ready : free;
            Instant ends = begins.plus(duration(Math.round(bytes)));
            free = ends.isAfter(at) ? ends : at;
            return new Transfer(begins, free);
        }
    }

    private Duration duration(long bytes) {
        double seconds = Math.ceil(
                (double) bytes / profile.timings().transferRate().perSecond().bytes());
        return profile.timings().transferOverhead().plusSeconds((long) seconds);
    }

    /** By the schedule that will be there. */
    private Rota rota(String machine) {
        ManagedObject schedule = left.get(new ObjectAddress(ObjectType.SCHEDULE, machine));
        ManagedObject protection = left.get(new ObjectAddress(ObjectType.PROTECTION, machine));
        if (schedule == null || protection == null) {
            return Rota.NONE;
        }
        ManagedObject policy = left.get(new ObjectAddress(ObjectType.POLICY, protection.text(AttributeNames.POLICY)));
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
