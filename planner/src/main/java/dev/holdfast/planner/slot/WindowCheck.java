package dev.holdfast.planner.slot;

import dev.holdfast.planner.slot.Shortfall.LateMachine;
import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.StartPattern;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds out, for a group that is more than its vault takes, who would have to wait and which stagger would do. */
final class WindowCheck {

    private static final Comparator<LateMachine> MOST_DELAYED_FIRST = Comparator.comparing(
                    (LateMachine late) -> late.never() ? Integer.MAX_VALUE : late.minutes())
            .reversed()
            .thenComparing(LateMachine::address);

    private final OverlapGroup group;
    private final Placement planned;
    private final VaultCapacity capacity;
    private final SortedMap<String, Integer> lastStart = new TreeMap<>();

    WindowCheck(OverlapGroup group, Placement planned, VaultCapacity capacity) {
        this.group = group;
        this.planned = planned;
        this.capacity = capacity;
    }

    /** The policies with late machines, in the order of their names. */
    List<Shortfall> shortfalls() {
        SortedMap<String, List<LateMachine>> late = late();
        SortedMap<String, Integer> needed = needed(late.keySet());
        List<Shortfall> shortfalls = new ArrayList<>();
        late.forEach((policy, machines) -> {
            machines.sort(MOST_DELAYED_FIRST);
            Optional<Integer> width = Optional.ofNullable(needed.get(policy));
            if (width.isEmpty() && !machines.get(0).never()) {
                width = Optional.of(lastStart.getOrDefault(policy, 0) + 1);
            }
            shortfalls.add(new Shortfall(pattern(policy), machines, width));
        });
        return shortfalls;
    }

    private StartPattern pattern(String policy) {
        for (StartPattern pattern : group.patterns()) {
            if (pattern.policy().equals(policy)) {
                return pattern;
            }
        }
        throw new IllegalArgumentException("no machine of policy " + policy);
    }

    /** Who would begin after its stagger if, in the order of slots, each took the first minute at which the vault has room. */
    private SortedMap<String, List<LateMachine>> late() {
        SortedMap<String, List<LateMachine>> late = new TreeMap<>();
        Placement waiting = new Placement(group);
        int[] slots = planned.slots();
        List<Integer> order = IntStream.range(0, slots.length)
                .boxed()
                .sorted(Comparator.comparing(index -> slots[index]))
                .toList();
        for (int index : order) {
            StaggeredMachine machine = group.machine(index);
            OptionalInt start = waiting.earliest(index, slots[index], capacity);
            start.ifPresent(minute -> {
                waiting.put(index, minute);
                lastStart.merge(machine.pattern().policy(), minute, Math::max);
            });
            if (start.isEmpty() || start.getAsInt() >= machine.pattern().slots()) {
                int delay = start.isPresent() ? start.getAsInt() - slots[index] : LateMachine.NEVER;
                late.computeIfAbsent(machine.pattern().policy(), any -> new ArrayList<>())
                        .add(new LateMachine(machine.address(), delay));
            }
        }
        return late;
    }

    /**
     * The least staggers that hold the work, all of these policies widened by equally many minutes as far as they can be; a
     * minute less does not hold it. Empty if the widest do not.
     */
    private SortedMap<String, Integer> needed(Iterable<String> policies) {
        SortedSet<String> widened = new TreeSet<>();
        int most = 0;
        for (String policy : policies) {
            widened.add(policy);
            most = Math.max(most, pattern(policy).widest() - pattern(policy).slots());
        }
        if (widened.isEmpty() || !holds(widened, most)) {
            return new TreeMap<>();
        }
        int tooFew = 0;
        int enough = most;
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (holds(widened, middle)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        SortedMap<String, Integer> needed = new TreeMap<>();
        for (String policy : widened) {
            needed.put(policy, width(pattern(policy), enough));
        }
        return needed;
    }

    private boolean holds(SortedSet<String> widened, int more) {
        List<StaggeredMachine> machines = new ArrayList<>(group.size());
        for (StaggeredMachine machine : group.machines()) {
            StartPattern pattern = machine.pattern();
            machines.add(
                    widened.contains(pattern.policy())
                            ? machine.with(pattern.withSlots(width(pattern, more)))
                            : machine);
        }
        return Assignments.within(new OverlapGroup(machines), capacity);
    }

    private static int width(StartPattern pattern, int more) {
        return Math.min(pattern.widest(), pattern.slots() + more);
    }
}
