package dev.holdfast.executor.fabric.simulated;

import java.time.Instant;

/**
 * What happened while the clock moved.
 *
 * @param from clock before
 * @param to clock after
 * @param backups finished backup jobs
 * @param copies finished copies
 * @param expired points the service expired
 * @param transferredBytes moved to vaults by jobs that finished
 */
public record AdvanceSummary(Instant from, Instant to, int backups, int copies, int expired, long transferredBytes) {}
