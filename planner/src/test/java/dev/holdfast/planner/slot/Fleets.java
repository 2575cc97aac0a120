package dev.holdfast.planner.slot;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.StartPattern;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Machines of a vault for tests of slots. */
final class Fleets {

    static final VaultCapacity AMPLE = new VaultCapacity(100_000, 100_000);
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    private Fleets() {}

    static StartPattern pattern(String policy, String schedule, Duration stagger, String zone) {
        try {
            return StartPattern.of(policy, new Schedule(RecurrenceText.parse(schedule), stagger), ZoneId.of(zone), AT);
        } catch (QuantityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static StaggeredMachine machine(String address, StartPattern pattern, int minutes) {
        return new StaggeredMachine(address, pattern, 8, minutes - 8, OptionalInt.empty());
    }

    static StaggeredMachine recorded(StaggeredMachine machine, int slot) {
        return new StaggeredMachine(
                machine.address(),
                machine.pattern(),
                machine.snapshotMinutes(),
                machine.transferMinutes(),
                OptionalInt.of(slot));
    }

    /** Every machine with the slot it was given. */
    static List<StaggeredMachine> applied(List<StaggeredMachine> machines, SlotAssignment assignment) {
        List<StaggeredMachine> applied = new ArrayList<>();
        for (StaggeredMachine machine : machines) {
            applied.add(recorded(machine, assignment.slots().get(machine.address())));
        }
        return applied;
    }

    static List<StaggeredMachine> shuffled(List<StaggeredMachine> machines, RandomGenerator random) {
        List<StaggeredMachine> shuffled = new ArrayList<>(machines);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return shuffled;
    }

    /** Machines of up to five policies with any kind of schedule, stagger and zone. */
    static List<StaggeredMachine> random(RandomGenerator random, int most) {
        List<StartPattern> patterns = new ArrayList<>();
        int policies = 1 + random.nextInt(5);
        for (int i = 0; i < policies; i++) {
            String schedule = Seeds.oneOf(
                    random,
                    "daily 22:00",
                    "daily 23:30",
                    "daily 02:15",
                    "every 4h 20:00-20:00",
                    "every 6h 08:00-20:00",
                    "weekly sunday 22:00",
                    "weekly monday wednesday 01:00",
                    "monthly first sunday 03:00",
                    "cron 30 1 * * 1-5");
            Duration stagger = Duration.ofMinutes(Seeds.oneOf(random, 0, 1, 7, 30, 60, 120, 240));
            String zone = Seeds.oneOf(random, "America/New_York", "UTC", "Asia/Kolkata", "Pacific/Kiritimati");
            patterns.add(pattern("p" + i, schedule, stagger, zone));
        }
        List<StaggeredMachine> machines = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            StartPattern pattern = patterns.get(random.nextInt(policies));
            int minutes = 9 + (int) Math.min(3_000, 4 / Math.max(0.001, random.nextDouble()));
            machines.add(machine("vm-" + i, pattern, minutes));
        }
        return machines;
    }

    /**
     * The most jobs at any minute of a week, counted one job at a time: the slow and plain way.
     */
    static int peak(List<StaggeredMachine> machines, SlotAssignment assignment, boolean transfersOnly) {
        int week = 7 * StartPattern.DAY;
        int[] load = new int[week];
        for (StaggeredMachine machine : machines) {
            StartPattern pattern = machine.pattern();
            int slot = assignment.slots().get(machine.address());
            for (java.time.DayOfWeek day : pattern.weekdays()) {
                int last = pattern.minutes().stream()
                        .mapToInt(minute -> (minute + slot) % StartPattern.DAY)
                        .max()
                        .orElse(-1);
                for (int minute : pattern.minutes()) {
                    int start = (day.getValue() - 1) * StartPattern.DAY + minute + slot - pattern.zoneMinutes();
                    boolean transfers = (minute + slot) % StartPattern.DAY == last;
                    int from = transfersOnly ? machine.snapshotMinutes() : 0;
                    int to = transfers ? machine.minutes() : machine.snapshotMinutes();
                    for (int i = from; i < to; i++) {
                        load[Math.floorMod(start + i, week)]++;
                    }
                }
            }
        }
        int peak = 0;
        for (int value : load) {
            peak = Math.max(peak, value);
        }
        return peak;
    }
}
