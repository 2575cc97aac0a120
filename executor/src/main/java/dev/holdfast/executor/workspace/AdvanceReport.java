package dev.holdfast.executor.workspace;

import dev.holdfast.dsl.quantity.DataSize;
import java.time.Instant;

/**
 * What happened while the clock moved.
 *
 * @param from clock before
 * @param to clock after
 * @param backups finished backup jobs
 * @param copies finished copies
 * @param expired points the service expired
 * @param transferred data moved to vaults
 */
public record AdvanceReport(Instant from, Instant to, int backups, int copies, int expired, DataSize transferred) {}
