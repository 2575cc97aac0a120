package dev.holdfast.planner.recovery;

import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;

/**
 * A storage account as restores see it.
 *
 * @param name as declared, or how people call the assumed one
 * @param throughput data per second in all
 * @param iops operations per second in all; at least 1
 * @param operationSize data that one operation moves; more than nothing
 */
public record RestoreAccount(String name, DataRate throughput, int iops, DataSize operationSize) {
    public RestoreAccount {
        if (iops < 1 || operationSize.bytes() == 0) {
            throw new IllegalArgumentException("an account moves something: " + iops + " of " + operationSize);
        }
    }

    /** What the account moves per second: its throughput, or less if its operations do not suffice for that. */
    public DataRate rate() {
        return isLimitedByOperations()
                ? new DataRate(new DataSize(Math.multiplyExact(operationSize.bytes(), (long) iops)))
                : throughput;
    }

    /** True if the operations, not the throughput, are what ends first. */
    public boolean isLimitedByOperations() {
        return operationSize.bytes() < throughput.perSecond().bytes() / iops
                || (operationSize.bytes() == throughput.perSecond().bytes() / iops
                        && throughput.perSecond().bytes() % iops > 0);
    }
}
