package dev.holdfast.executor.fabric.simulated.agenda;

import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldRestore;
import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is due next, in order. Follows from the world alone; made when it is first asked, since most callers never let time
 * pass.
 */
public final class Agenda {

    private final World world;
    private final TermsBook terms;
    private final LocalTime cleanUpTime;
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final Map<String, Timetable> timetables = new HashMap<>();
    private final Map<ObjectAddress, CopyTimes> copies = new HashMap<>();
    private final Map<String, Occurrences> occurrences = new HashMap<>();
    private boolean built;

    public Agenda(World world, TermsBook terms, LocalTime cleanUpTime) {
        this.world = world;
        this.terms = terms;
        this.cleanUpTime = cleanUpTime;
    }

    /** Takes the next event that happens until a second, inclusive; null if there is none. */
    public @Nullable Event poll(long until) {
        build();
        while (true) {
            Event first = queue.peek();
            if (first == null || first.at() > until) {
                return null;
            }
            queue.remove();
            if (isValid(first)) {
                return first;
            }
        }
    }

    /** Events of what was changed or ended since they were noted do not happen. */
    @SuppressWarnings("ReferenceEquality") // the very cursor that made the event
    private boolean isValid(Event event) {
        if (event instanceof Event.JobEnds ends) {
            RunningJob job = ends.job();
            return world.jobs()
                    .running(job.kind(), job.item(), job.captured())
                    .filter(job::equals)
                    .isPresent();
        }
        if (event instanceof Event.RestoreEnds ends) {
            return world.restores()
                    .find(ends.restore())
                    .filter(restore -> restore.isRunning() && restore.timing().ends() == ends.at())
                    .isPresent();
        }
        if (event instanceof Event.CopiesDue due) {
            return copies.get(due.address()) == due.times();
        }
        if (event instanceof Event.FaultBegins begins) {
            return isIn(FaultState.COMING, begins.number());
        }
        if (event instanceof Event.FaultEnds ends) {
            return isIn(FaultState.IN_FORCE, ends.number());
        }
        return !(event instanceof Event.BackupDue due) || timetables.get(due.machine()) == due.timetable();
    }

    private boolean isIn(FaultState state, int fault) {
        return world.faults()
                .find(fault)
                .filter(known -> known.state() == state)
                .isPresent();
    }

    private void build() {
        if (built) {
            return;
        }
        built = true;
        for (ManagedObject schedule : world.objects(ObjectType.SCHEDULE)) {
            scheduleChanged(schedule.text(AttributeNames.MACHINE));
        }
        for (ManagedObject rule : world.objects(ObjectType.COPY)) {
            copyRuleChanged(rule.address());
        }
        world.jobs().running().forEach(this::add);
        world.restores().all().stream().filter(WorldRestore::isRunning).forEach(this::add);
        world.faults().all().forEach(this::add);
        addCleanUp();
    }

    /** A job began or went into its next phase. */
    public void add(RunningJob job) {
        if (built) {
            queue.add(new Event.JobEnds(job.ends(), job));
        }
    }

    /** A restore began. */
    public void add(WorldRestore restore) {
        if (built) {
            queue.add(new Event.RestoreEnds(restore.timing().ends(), restore.number(), restore.id()));
        }
    }

    /** A fault was injected, or has begun. */
    public void add(InjectedFault fault) {
        if (built && fault.state() == FaultState.COMING) {
            queue.add(new Event.FaultBegins(Math.max(fault.from(), world.clock()), fault.number()));
        } else if (built && fault.state() == FaultState.IN_FORCE && fault.end().isPresent()) {
            queue.add(new Event.FaultEnds(fault.until(), fault.number()));
        }
    }

    /** The next clean-up. */
    public void addCleanUp() {
        long today = Math.floorDiv(world.clock(), LocalClock.DAY) * LocalClock.DAY + cleanUpTime.toSecondOfDay();
        queue.add(new Event.CleanUpDue(today > world.clock() ? today : today + LocalClock.DAY));
    }

    /** The next start of a machine. */
    public void addStart(String machine, Timetable timetable) {
        if (timetable.next() != Runs.NONE) {
            queue.add(new Event.BackupDue(timetable.next(), machine, timetable));
        }
    }

    /** The next close of a copy rule's interval. */
    public void addClose(ObjectAddress address, CopyTimes times) {
        queue.add(new Event.CopiesDue(times.intervals().end(world.clock()), address, times));
    }

    /** The schedule of a machine is new, differs or is gone. */
    public void scheduleChanged(String machine) {
        if (!built) {
            return;
        }
        timetables.remove(machine);
        ManagedObject schedule = world.objects().get(new ObjectAddress(ObjectType.SCHEDULE, machine));
        if (schedule != null) {
            Timetable timetable = Timetable.of(schedule, occurrences(schedule), world.clock());
            timetables.put(machine, timetable);
            addStart(machine, timetable);
        }
    }

    /** A copy rule is new, differs or is gone. */
    public void copyRuleChanged(ObjectAddress address) {
        copies.remove(address);
        if (built) {
            copyTimes(address).ifPresent(times -> addClose(address, times));
        }
    }

    /** When a machine is backed up; empty if it has no schedule. */
    public Optional<Timetable> timetable(String machine) {
        build();
        return Optional.ofNullable(timetables.get(machine));
    }

    /** A copy rule as it stands; empty if there is none. */
    public Optional<CopyTimes> copyTimes(ObjectAddress address) {
        CopyTimes times = copies.get(address);
        if (times == null) {
            Optional<Terms> known = terms.of(address);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            try {
                times = CopyTimes.of(known.get().source(), known.get());
            } catch (QuantityException e) {
                throw new IllegalStateException("accepted although unreadable: " + address, e);
            }
            copies.put(address, times);
        }
        return Optional.of(times);
    }

    private Occurrences occurrences(ManagedObject schedule) {
        String key = schedule.text(AttributeNames.RECURRENCE) + "\n" + schedule.text(AttributeNames.TIME_ZONE);
        return occurrences.computeIfAbsent(key, ignored -> {
            try {
                return read(schedule);
            } catch (QuantityException e) {
                throw new IllegalStateException("accepted although unreadable: " + schedule.address(), e);
            }
        });
    }

    /**
     * The nominal starts of a schedule.
     *
     * @throws QuantityException if it cannot be read
     */
    public static Occurrences read(ManagedObject schedule) throws QuantityException {
        ZoneId zone = Promises.zone(schedule);
        try {
            return Occurrences.of(RecurrenceText.parse(schedule.text(AttributeNames.RECURRENCE)), zone);
        } catch (IllegalArgumentException e) {
            throw new QuantityException("The schedule '" + schedule.text(AttributeNames.RECURRENCE)
                    + "' cannot be followed: " + e.getMessage());
        }
    }
}
