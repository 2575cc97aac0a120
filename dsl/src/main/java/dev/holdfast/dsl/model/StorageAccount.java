package dev.holdfast.dsl.model;

import dev.holdfast.dsl.quantity.DataRate;
import java.util.Optional;

/**
 * A storage account that restores and disk copies go through.
 *
 * @param name unique in the declaration
 * @param region where it is
 * @param kind {@code standard} or {@code premium}
 * @param throughput data per second in all
 * @param iops operations per second in all
 */
public record StorageAccount(
        String name, String region, String kind, Optional<DataRate> throughput, Optional<Integer> iops) {}
