package dev.holdfast.dsl.model.retention;

/**
 * Settings that apply to all classes of a retention.
 *
 * @param slots whether one point may fill slots of several classes
 * @param keepOldest a count or within-bucket class with free slots also keeps the oldest good point
 * @param onMissing what stands in for a missing {@code on} day
 * @param minGood restorable points that always stay; at least 1
 */
public record RetentionOptions(SlotSharing slots, boolean keepOldest, OnMissing onMissing, int minGood) {

    public static final RetentionOptions DEFAULT =
            new RetentionOptions(SlotSharing.SHARED, true, OnMissing.SUBSTITUTE, 1);

    public RetentionOptions {
        if (minGood < 1) {
            throw new IllegalArgumentException("minGood must be at least 1: " + minGood);
        }
    }
}
