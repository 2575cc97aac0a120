package dev.holdfast.executor.fabric.guest;

import dev.holdfast.executor.fabric.Guest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A machine at one instant, as a backup finds it.
 *
 * @param windows true if writers coordinate its snapshots, false if scripts do
 * @param guest its state
 * @param crashOnly true if its protection asks for crash consistency, which needs no agent
 * @param troubles what goes wrong at that instant
 */
public record GuestCondition(boolean windows, Guest guest, boolean crashOnly, Set<GuestTrouble> troubles) {

    public GuestCondition {
        troubles = Collections.unmodifiableSet(
                troubles.isEmpty() ? EnumSet.noneOf(GuestTrouble.class) : EnumSet.copyOf(troubles));
    }

    /** True if it suffers from that. */
    boolean has(GuestTrouble trouble) {
        return troubles.contains(trouble);
    }
}
