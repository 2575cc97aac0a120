package dev.holdfast.executor.fabric.scenario;

import java.time.Instant;
import java.util.Optional;

/**
 * A fault that was injected into a world: nothing about it is open any more.
 *
 * @param number in the order of injection, from 1
 * @param scenario name of the scenario it came with
 * @param kind what goes wrong
 * @param target where
 * @param period when
 * @param strength how much, as {@link FaultKind#strength} says; 0 where there is none
 * @param state where it stands
 */
public record InjectedFault(
        int number,
        String scenario,
        FaultKind kind,
        FaultTarget target,
        Period period,
        double strength,
        FaultState state) {

    /** The end of what does not end by itself. */
    public static final long FOR_GOOD = Long.MAX_VALUE;

    public InjectedFault {
        if (target.kind() != kind.target()) {
            throw new IllegalArgumentException(kind.word() + " does not hit a " + target);
        }
    }

    /**
     * From a second, inclusive, to another, exclusive.
     *
     * @param until {@link #FOR_GOOD} if it does not end by itself; {@code from} for what happens at once
     */
    public record Period(long from, long until) {
        public Period {
            if (until < from) {
                throw new IllegalArgumentException("a fault does not end before it begins: " + from + " " + until);
            }
        }

        /** True if it covers a second. */
        public boolean covers(long second) {
            return second >= from && second < until;
        }
    }

    /** First second. */
    public long from() {
        return period.from();
    }

    /** Second at which it ends. */
    public long until() {
        return period.until();
    }

    /** When it ends; empty if it does not end by itself. */
    public Optional<Instant> end() {
        return until() == FOR_GOOD ? Optional.empty() : Optional.of(Instant.ofEpochSecond(until()));
    }

    /** {@code until 2026-11-21T15:00:00Z}, or {@code until further notice}. */
    public String untilWords() {
        return end().map(end -> "until " + end).orElse("until further notice");
    }

    /** The same fault in another state. */
    public InjectedFault in(FaultState other) {
        return new InjectedFault(number, scenario, kind, target, period, strength, other);
    }

    /** The same fault of a target that has another name now. */
    public InjectedFault at(FaultTarget other) {
        return new InjectedFault(number, scenario, kind, other, period, strength, state);
    }

    /** The same fault with its place in a world. */
    public InjectedFault numbered(int place) {
        return new InjectedFault(place, scenario, kind, target, period, strength, state);
    }
}
