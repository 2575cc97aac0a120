package dev.holdfast.planner.slot;

import dev.holdfast.planner.slot.load.StartPattern;
import java.util.List;
import java.util.Optional;

/**
 * A policy whose stagger does not hold the work of its machines in a vault.
 *
 * @param pattern when the policy starts
 * @param late machines that could only begin after the stagger, if the vault made them wait; the most delayed first
 * @param needed a stagger, in minutes, that would hold the work; absent if none up to the next run does
 * @param beside where nothing is needed of this policy itself because its stagger reaches the next run already: the policies
 *     whose needed staggers together make room for its machines too
 */
public record Shortfall(StartPattern pattern, List<LateMachine> late, Optional<Integer> needed, List<String> beside) {

    public Shortfall {
        late = List.copyOf(late);
        beside = List.copyOf(beside);
    }

    /**
     * A machine that would have to wait.
     *
     * @param address of the machine
     * @param minutes from its slot to the first minute with room in the vault; {@link #NEVER} if there is none before the
     *     next run
     */
    public record LateMachine(String address, int minutes) {

        static final int NEVER = -1;

        /** True if the vault has no room for it before the next run. */
        public boolean never() {
            return minutes == NEVER;
        }
    }
}
