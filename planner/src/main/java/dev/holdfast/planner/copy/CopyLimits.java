package dev.holdfast.planner.copy;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import java.time.Duration;

/**
 * How fast a service copies the points of one machine into one vault.
 *
 * @param overhead time of a copy beside moving its bytes
 * @param rate of moving
 * @param perHour copies that may begin within any 60 minutes; at least 1
 */
public record CopyLimits(Duration overhead, DataRate rate, int perHour) {

    public CopyLimits {
        if (perHour < 1) {
            throw new IllegalArgumentException("a service copies at least one point an hour: " + perHour);
        }
    }

    /** What a service allows. */
    public static CopyLimits of(ServiceProfile profile) {
        return new CopyLimits(
                profile.timings().transferOverhead(),
                profile.timings().copyRate(),
                profile.limits().quotas().copiesPerHour());
    }

    /** Seconds from begin to end of a copy, rounded up, at least one. */
    public long seconds(long bytes) {
        long fixed = overhead.toSeconds() + (overhead.toNanosPart() > 0 ? 1 : 0);
        return Math.max(1, Math.addExact(fixed, rate.secondsFor(new DataSize(bytes))));
    }
}
