package dev.holdfast.cli.fault;

import dev.holdfast.executor.fabric.scenario.FaultCourse;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Faults that differ only in their target.
 *
 * @param like one of them
 * @param targets names, in order; an empty one for the service
 */
record FaultGroup(InjectedFault like, List<String> targets) {

    /** More names are counted, not listed. */
    private static final int LISTED = 5;

    private record Key(
            String scenario, FaultKind kind, InjectedFault.Period period, double strength, FaultState state) {}

    /** Groups in the order of their first fault. */
    static List<FaultGroup> of(Collection<InjectedFault> faults) {
        Map<Key, FaultGroup> groups = new LinkedHashMap<>();
        for (InjectedFault fault : faults) {
            Key key = new Key(fault.scenario(), fault.kind(), fault.period(), fault.strength(), fault.state());
            groups.computeIfAbsent(key, any -> new FaultGroup(fault, new ArrayList<>()))
                    .targets()
                    .add(fault.target().name());
        }
        return List.copyOf(groups.values());
    }

    /** {@code 12 machines: web-01, web-02, … and 7 more}; {@code region eastus}; {@code the service}. */
    String where() {
        String word = like.target().kind().word();
        if (targets.size() == 1) {
            return targets.get(0).isEmpty() ? "the " + word : word + " " + targets.get(0);
        }
        String plural = word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
        int more = targets.size() - LISTED;
        return targets.size() + " " + plural + ": "
                + String.join(", ", targets.subList(0, Math.min(LISTED, targets.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** When it begins. */
    String begins() {
        return Instant.ofEpochSecond(like.from()).toString();
    }

    /** When it ends. */
    String ends() {
        return like.kind().course() == FaultCourse.AT_ONCE
                ? "at once"
                : like.end().map(Instant::toString).orElse("not by itself");
    }

    /** What it does, with its strength. */
    String effect() {
        String effect = like.kind().effect();
        if (!like.kind().strength().exists()) {
            return effect;
        }
        double strength = like.strength();
        String number = strength == Math.rint(strength) ? Long.toString((long) strength) : Double.toString(strength);
        return effect + " (" + number + " " + like.kind().strength().meaning() + ")";
    }
}
