package dev.holdfast.planner.cost;

import dev.holdfast.dsl.price.PricedItem;
import dev.holdfast.dsl.profile.ServiceProfile;
import java.util.List;

/**
 * What a protected instance counts as.
 *
 * @param item the price of its size
 * @param hundredths of instances; of large ones so many for each started step
 */
public record InstanceSize(PricedItem item, long hundredths) {

    /** All sizes. */
    public static final List<PricedItem> ITEMS =
            List.of(PricedItem.INSTANCE_SMALL, PricedItem.INSTANCE_MEDIUM, PricedItem.INSTANCE_LARGE);

    private static final long ONE = 100;

    /**
     * The size of an instance.
     *
     * @param bytes in use on the disks of its last successful backup
     * @param agentless true if its backups are crash-consistent without an agent
     */
    public static InstanceSize of(long bytes, boolean agentless, ServiceProfile.Metering sizes) {
        long one = agentless ? sizes.agentlessShare().value().longValueExact() : ONE;
        long step = sizes.step().bytes();
        if (bytes <= sizes.small().bytes()) {
            return new InstanceSize(PricedItem.INSTANCE_SMALL, one);
        }
        return bytes <= step
                ? new InstanceSize(PricedItem.INSTANCE_MEDIUM, one)
                : new InstanceSize(PricedItem.INSTANCE_LARGE, Math.multiplyExact(one, started(bytes, step)));
    }

    private static long started(long bytes, long step) {
        return bytes / step + (bytes % step == 0 ? 0 : 1);
    }
}
