package dev.holdfast.executor.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a restore would do. Made before anything is done; nothing in it changes the world.
 *
 * @param at the fabric's time
 * @param request what it was made for
 * @param machines those for which a point was found, in the order of the request
 * @param unrestorable those for which none was found
 * @param fleet when the last one is back
 */
public record RestorePlan(
        Instant at,
        RestoreRequest request,
        List<MachineRestore> machines,
        List<Unrestorable> unrestorable,
        Fleet fleet) {
    public RestorePlan {
        machines = List.copyOf(machines);
        unrestorable = List.copyOf(unrestorable);
    }

    /** True if every machine asked for can be restored as it stands. */
    public boolean isPossible() {
        return unrestorable.isEmpty()
                && !machines.isEmpty()
                && machines.stream().noneMatch(MachineRestore::isBlocked);
    }

    /**
     * A machine without a point that can be restored.
     *
     * @param machine its address
     * @param why a full sentence
     * @param passedOver points that it has, newest first, and why they will not do; at most
     *     {@link PointChoice#MOST_PASSED_OVER}
     */
    public record Unrestorable(String machine, String why, List<PointChoice.PassedOver> passedOver) {
        public Unrestorable {
            passedOver = List.copyOf(passedOver);
        }
    }

    /**
     * When the last machine is back.
     *
     * @param until from now, at most
     * @param limit what it depends on
     * @param accounts storage accounts that are used side by side
     */
    public record Fleet(Duration until, String limit, int accounts) {}
}
