package dev.holdfast.planner.state;

import java.time.Instant;

/**
 * A backup under way.
 *
 * @param captured capture time of its point
 * @param snapshotTaken false until its point exists; true while the bytes of its point go to the vault
 */
public record RunningBackup(Instant captured, boolean snapshotTaken) {}
