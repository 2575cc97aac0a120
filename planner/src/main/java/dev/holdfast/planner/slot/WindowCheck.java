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
        late.values().forEach(machines -> machines.sort(MOST_DELAYED_FIRST));
        SortedMap<String, Integer> needed = needed(late.keySet());
        // A stagger that reaches the next run cannot grow, but one beside it can.
        List<String> widened = List.copyOf(needed.keySet());
        if (needed.isEmpty()) {
            needed = enoughForSome(late);
        }
        List<Shortfall> shortfalls = new ArrayList<>();
        for (var entry : late.entrySet()) {
            Optional<Integer> width = Optional.ofNullable(needed.get(entry.getKey()));
            List<String> beside = width.isPresent() ? List.of() : widened;
            shortfalls.add(new Shortfall(pattern(entry.getKey()), entry.getValue(), width, beside));
        }
        return shortfalls;
    }

    /** Staggers with which all machines of some policies begin in time, though no staggers hold the work of all. */
    private SortedMap<String, Integer> enoughForSome(SortedMap<String, List<LateMachine>> late) {
        SortedMap<String, Integer> widths = new TreeMap<>();
        late.forEach((policy, machines) -> {
            int width = lastStart.getOrDefault(policy, 0) + 1;
            if (!machines.get(0).never() && width > pattern(policy).slots()) {
                widths.put(policy, width);
            }
        });
        if (!widths.isEmpty()) {
            OverlapGroup widened = widened(widths);
            Placement fresh = Assignments.fresh(widened, capacity);
            widths.keySet()
                    .removeAll(new WindowCheck(widened, fresh, capacity).late().keySet());
        }
        return widths;
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
     * minute less does not hold it. Only those that grow are named. Empty if the widest do not hold it.
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
            int width = width(pattern(policy), enough);
            if (width > pattern(policy).slots()) {
                needed.put(policy, width);
            }
        }
        return needed;
    }

    private boolean holds(SortedSet<String> policies, int more) {
        SortedMap<String, Integer> widths = new TreeMap<>();
        policies.forEach(policy -> widths.put(policy, width(pattern(policy), more)));
        return Assignments.within(widened(widths), capacity);
    }

    /** The group with other staggers for some of its policies. */
    private OverlapGroup widened(SortedMap<String, Integer> widths) {
        List<StaggeredMachine> machines = new ArrayList<>(group.size());
        for (StaggeredMachine machine : group.machines()) {
            Integer width = widths.get(machine.pattern().policy());
            machines.add(
                    width == null ? machine : machine.with(machine.pattern().withSlots(width)));
        }
        return new OverlapGroup(machines);
    }

    private static int width(StartPattern pattern, int more) {
        return Math.min(pattern.widest(), pattern.slots() + more);
    }
}
