package dev.holdfast.planner.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The wall clock of a zone in whole seconds, remembering the stretches between two clock changes it last looked at. Mutable;
 * for one reader.
 *
 * <p>A local second is the number of seconds from 1970-01-01T00:00 on the wall clock, as if every day had 24 hours.
 */
public final class LocalClock {

    /** Seconds of a day without clock changes. */
    public static final long DAY = 86_400;

    /** No clock change moves a local time further than this; dates were skipped, but never two. */
    private static final long MARGIN = 2 * DAY;

    private static final int REMEMBERED = 4;

    private static final long MISSING = Long.MIN_VALUE;

    private final ZoneRules rules;
    private long stretchStart = 1;
    private long stretchEnd;
    private long offset;
    /** Start, end and offset of the stretches looked at last, one after the other. */
    private final long[] recent = new long[3 * REMEMBERED];

    private int oldest;

    /** The clock of this zone. */
    public LocalClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Seconds that the wall clock is ahead of UTC at an instant. */
    public long offsetAt(long epochSecond) {
        if (epochSecond < stretchStart || epochSecond >= stretchEnd) {
            look(epochSecond);
        }
        return offset;
    }

    /** What the wall clock shows at an instant. */
    public long localSecond(long epochSecond) {
        return epochSecond + offsetAt(epochSecond);
    }

    /** The local date at an instant, in days since 1970. */
    public long localDay(long epochSecond) {
        return Math.floorDiv(localSecond(epochSecond), DAY);
    }

    /** The instant at which the wall clock first shows this; for a time that is missing, the first instant after the gap. */
    public long first(long localSecond) {
        if (isPlain(localSecond)) {
            return localSecond - offset;
        }
        List<ZoneOffset> offsets = rules.getValidOffsets(local(localSecond));
        return offsets.isEmpty()
                ? transition(localSecond).toEpochSecond()
                : localSecond - offsets.get(0).getTotalSeconds();
    }

    /** True if the wall clock never shows this. */
    boolean isMissing(long localSecond) {
        return !isPlain(localSecond)
                && rules.getValidOffsets(local(localSecond)).isEmpty();
    }

    /** The instant at which the wall clock shows this again; {@link Long#MIN_VALUE} if it does so only once or never. */
    long again(long localSecond) {
        if (isPlain(localSecond)) {
            return MISSING;
        }
        List<ZoneOffset> offsets = rules.getValidOffsets(local(localSecond));
        return offsets.size() < 2 ? MISSING : localSecond - offsets.get(1).getTotalSeconds();
    }

    /** True if no clock change is near, so that the remembered offset answers. */
    public boolean isPlain(long localSecond) {
        long second = localSecond - offsetAt(localSecond - offset);
        return (stretchStart == Long.MIN_VALUE || second >= stretchStart + MARGIN)
                && (stretchEnd == Long.MAX_VALUE || second < stretchEnd - MARGIN);
    }

    private void look(long epochSecond) {
        for (int i = 0; i < recent.length; i += 3) {
            if (epochSecond >= recent[i] && epochSecond < recent[i + 1]) {
                stretchStart = recent[i];
                stretchEnd = recent[i + 1];
                offset = recent[i + 2];
                return;
            }
        }
        Instant instant = Instant.ofEpochSecond(epochSecond);
        offset = rules.getOffset(instant).getTotalSeconds();
        ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        stretchStart = before == null ? Long.MIN_VALUE : before.toEpochSecond();
        stretchEnd = after == null ? Long.MAX_VALUE : after.toEpochSecond();
        recent[oldest] = stretchStart;
        recent[oldest + 1] = stretchEnd;
        recent[oldest + 2] = offset;
        oldest = (oldest + 3) % recent.length;
    }

    private ZoneOffsetTransition transition(long localSecond) {
        ZoneOffsetTransition transition = rules.getTransition(local(localSecond));
        if (transition == null) {
            throw new IllegalStateException("no clock change at " + local(localSecond));
        }
        return transition;
    }

    private static LocalDateTime local(long localSecond) {
        return LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
    }
}
