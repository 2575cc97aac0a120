package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The faults that were injected into a world, those that are over too. */
public final class WorldFaults {

    private final WorldChanges changes;
    private final TreeMap<Integer, InjectedFault> byNumber = new TreeMap<>();
    private final Map<Key, TreeMap<Integer, InjectedFault>> byKey = new HashMap<>();
    private final Map<FaultKind, TreeMap<Integer, InjectedFault>> inForce = new EnumMap<>(FaultKind.class);

    private record Key(FaultKind kind, FaultTarget target) {}

    WorldFaults(WorldChanges changes) {
        this.changes = changes;
    }

    /** All of them, in the order of injection. */
    public Collection<InjectedFault> all() {
        return Collections.unmodifiableCollection(byNumber.values());
    }

    /** The number of the next. */
    public int next() {
        return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
    }

    /** The fault with this number. */
    public Optional<InjectedFault> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** A fault was injected, or goes on to another state. */
    public void put(InjectedFault fault) {
        InjectedFault before = byNumber.put(fault.number(), fault);
        if (before != null) {
            of(before.kind(), before.target()).remove(fault.number());
        }
        byKey.computeIfAbsent(new Key(fault.kind(), fault.target()), any -> new TreeMap<>())
                .put(fault.number(), fault);
        Map<Integer, InjectedFault> now = inForce.computeIfAbsent(fault.kind(), any -> new TreeMap<>());
        if (fault.state() == FaultState.IN_FORCE) {
            now.put(fault.number(), fault);
        } else {
            now.remove(fault.number());
        }
        changes.faults().add(fault.number());
    }

    /** All faults of a kind at a target, in the order of injection. */
    public Collection<InjectedFault> at(FaultKind kind, FaultTarget target) {
        return byNumber.isEmpty()
                ? List.of()
                : Collections.unmodifiableCollection(of(kind, target).values());
    }

    private Map<Integer, InjectedFault> of(FaultKind kind, FaultTarget target) {
        return byKey.getOrDefault(new Key(kind, target), new TreeMap<>());
    }

    /** All faults of a kind that are in force now, in the order of injection. */
    public Collection<InjectedFault> inForce(FaultKind kind) {
        return Collections.unmodifiableCollection(
                inForce.getOrDefault(kind, new TreeMap<>()).values());
    }

    /** The fault of a kind that is in force at a target now; of several the one that ends last. */
    public Optional<InjectedFault> inForce(FaultKind kind, FaultTarget target) {
        return at(kind, target).stream()
                .filter(fault -> fault.state() == FaultState.IN_FORCE)
                .max(Comparator.comparingLong(InjectedFault::until).thenComparing(InjectedFault::number));
    }

    /** The strength of what is in force at a target now, the strongest if there are several; else {@code none}. */
    public double strength(FaultKind kind, FaultTarget target, double none) {
        return at(kind, target).stream()
                .filter(fault -> fault.state() == FaultState.IN_FORCE)
                .mapToDouble(InjectedFault::strength)
                .max()
                .orElse(none);
    }

    /** Knows targets by other names. */
    void rename(UnaryOperator<FaultTarget> renamed) {
        for (InjectedFault fault : List.copyOf(byNumber.values())) {
            FaultTarget target = renamed.apply(fault.target());
            if (!target.equals(fault.target())) {
                put(fault.at(target));
            }
        }
    }
}
