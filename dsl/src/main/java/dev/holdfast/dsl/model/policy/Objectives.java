package dev.holdfast.dsl.model.policy;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must be possible after a failure.
 *
 * @param rpo most data that may be lost, as time; for every class that has none of its own
 * @param rto longest time until service is back; for every class that has none of its own
 * @param survive failure classes that must be survived, in the order of {@link FailureClass}
 * @param strict judge the worst-case figure, not only the scheduled one
 */
public record Objectives(
        Optional<Duration> rpo, Optional<Duration> rto, Map<FailureClass, ClassObjective> survive, boolean strict) {

    public static final Objectives NONE = new Objectives(Optional.empty(), Optional.empty(), Map.of(), false);

    public Objectives {
        Map<FailureClass, ClassObjective> copy = new EnumMap<>(FailureClass.class);
        copy.putAll(survive);
        survive = Collections.unmodifiableMap(copy);
    }

    /** The classes that points are judged for: those to be survived; without any, the loss of the machine. */
    public Set<FailureClass> classes() {
        return survive.isEmpty() ? Set.of(FailureClass.VM) : survive.keySet();
    }

    /** True if something is asked for a class: that it is survived, or an rpo. */
    public boolean isAsked(FailureClass failureClass) {
        return survive.containsKey(failureClass)
                || (survive.isEmpty() && failureClass == FailureClass.VM && rpo.isPresent());
    }

    /** The same objectives with another general rpo. */
    public Objectives withRpo(Duration other) {
        return new Objectives(Optional.of(other), rto, survive, strict);
    }

    /** The same objectives with other classes to be survived. */
    public Objectives withSurvive(Map<FailureClass, ClassObjective> others) {
        return new Objectives(rpo, rto, others, strict);
    }

    /** The rpo for a class: its own, else the general one; empty if neither is declared. */
    public Optional<Duration> rpoFor(FailureClass failureClass) {
        ClassObjective own = survive.get(failureClass);
        return own == null ? rpo : own.rpo().or(() -> rpo);
    }

    /** The rto for a class: its own, else the general one; empty if neither is declared. */
    public Optional<Duration> rtoFor(FailureClass failureClass) {
        ClassObjective own = survive.get(failureClass);
        return own == null ? rto : own.rto().or(() -> rto);
    }

    /**
     * Objectives of one class.
     *
     * @param rpo own rpo; absent for the general one
     * @param rto own rto; absent for the general one
     */
    public record ClassObjective(Optional<Duration> rpo, Optional<Duration> rto) {}
}
