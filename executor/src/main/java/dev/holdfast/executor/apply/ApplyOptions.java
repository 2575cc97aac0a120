package dev.holdfast.executor.apply;

import java.time.Instant;
import java.util.List;

/**
 * The guards a user opened, and who did.
 *
 * @param allowDataLoss how many points may be lost early at most; 0 normally
 * @param allowIrreversible whether actions that cannot be undone may run
 * @param who who applies, as shown in the record
 * @param now system time for journal rows; the world's clock is another
 * @param worldStart clock of a world that has to be created
 */
public record ApplyOptions(int allowDataLoss, boolean allowIrreversible, String who, Instant now, Instant worldStart) {
    public ApplyOptions {
        if (allowDataLoss < 0) {
            throw new IllegalArgumentException("allowDataLoss must not be negative: " + allowDataLoss);
        }
    }

    /** Notes on what the options open, for the record; empty if nothing is open. */
    public List<String> opened() {
        List<String> opened = new java.util.ArrayList<>();
        if (allowDataLoss > 0) {
            opened.add("data loss of " + allowDataLoss);
        }
        if (allowIrreversible) {
            opened.add("irreversible actions");
        }
        return List.copyOf(opened);
    }
}
