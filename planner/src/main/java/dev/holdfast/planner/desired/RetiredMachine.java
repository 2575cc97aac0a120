package dev.holdfast.planner.desired;

import dev.holdfast.dsl.model.Retirement;
import java.time.Instant;
import java.util.Optional;

/**
 * A machine whose protection has ended.
 *
 * @param address its address
 * @param retirement what was declared
 * @param dataEnds when its points are deleted; absent if they expire by its last policy alone
 * @param dataIsDue true if that instant has come
 * @param place the line that retires it
 */
public record RetiredMachine(
        String address, Retirement retirement, Optional<Instant> dataEnds, boolean dataIsDue, Optional<String> place) {

    /** Why it has ended, in a clause. */
    public String reason() {
        return "retired since " + retirement.since() + ": " + retirement.reason();
    }
}
