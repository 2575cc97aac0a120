package dev.holdfast.planner.slot.load;

import java.util.OptionalInt;

/**
 * A machine that needs a slot.
 *
 * @param address of the machine; unique in a vault
 * @param pattern when its policy starts
 * @param snapshotMinutes predicted length of the snapshot, which every run takes; at least 1
 * @param transferMinutes predicted length of the transfer, which the last run of each local day takes; at least 1
 * @param recorded its recorded slot, if that still fits into the stagger
 */
public record StaggeredMachine(
        String address, StartPattern pattern, int snapshotMinutes, int transferMinutes, OptionalInt recorded) {

    public StaggeredMachine {
        if (snapshotMinutes < 1 || transferMinutes < 1) {
            throw new IllegalArgumentException(
                    address + ": phases take at least a minute: " + snapshotMinutes + ", " + transferMinutes);
        }
        if (recorded.isPresent() && (recorded.getAsInt() < 0 || recorded.getAsInt() >= pattern.slots())) {
            throw new IllegalArgumentException(address + ": recorded slot outside the stagger: " + recorded);
        }
    }

    /** The same machine with another pattern and nothing recorded. */
    public StaggeredMachine with(StartPattern other) {
        return new StaggeredMachine(address, other, snapshotMinutes, transferMinutes, OptionalInt.empty());
    }

    /** Minutes of a run that transfers. */
    public int minutes() {
        return snapshotMinutes + transferMinutes;
    }
}
