package dev.holdfast.executor.fabric.simulated.metering;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterKey;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a protected instance counts as.
 *
 * @param key the meter of its size
 * @param hundredths of instances; of large ones so many for each started step
 */
record InstanceSize(MeterKey key, long hundredths) {

    /** The meters of all sizes; of an instance at most one has a level. */
    static final List<MeterKey> KEYS = List.of(
            MeterKey.of(Meter.INSTANCE_SMALL), MeterKey.of(Meter.INSTANCE_MEDIUM), MeterKey.of(Meter.INSTANCE_LARGE));

    private static final long ONE = 100;

    /**
     * The size of an instance.
     *
     * @param bytes in use on the disks of its last successful backup
     * @param agentless true if its backups are crash-consistent without an agent
     */
    static InstanceSize of(long bytes, boolean agentless, ServiceProfile.Metering sizes) {
        BigDecimal share = sizes.agentlessShare().value();
        long one = agentless ? share.longValueExact() : ONE;
        long step = sizes.step().bytes();
        if (bytes <= sizes.small().bytes()) {
            return new InstanceSize(KEYS.get(0), one);
        }
        return bytes <= step
                ? new InstanceSize(KEYS.get(1), one)
                : new InstanceSize(KEYS.get(2), Math.multiplyExact(one, started(bytes, step)));
    }

    private static long started(long bytes, long step) {
        return bytes / step + (bytes % step == 0 ? 0 : 1);
    }
}
