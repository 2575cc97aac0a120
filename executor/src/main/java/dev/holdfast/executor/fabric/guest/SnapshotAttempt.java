package dev.holdfast.executor.fabric.guest;

import java.util.Optional;

/**
 * What an attempt to take a snapshot comes to: exactly one of cause and fault is there.
 *
 * @param cause how consistent the snapshot is, and why
 * @param fault why there is none
 */
public record SnapshotAttempt(Optional<ConsistencyCause> cause, Optional<JobFault> fault) {

    public SnapshotAttempt {
        if (cause.isPresent() == fault.isPresent()) {
            throw new IllegalArgumentException("an attempt succeeds or fails: " + cause + " " + fault);
        }
    }

    static SnapshotAttempt succeeded(ConsistencyCause cause) {
        return new SnapshotAttempt(Optional.of(cause), Optional.empty());
    }

    static SnapshotAttempt failed(JobFault fault) {
        return new SnapshotAttempt(Optional.empty(), Optional.of(fault));
    }
}
