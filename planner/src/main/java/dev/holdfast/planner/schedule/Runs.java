package dev.holdfast.planner.schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * A cursor over the starts of a recurrence, ascending, each once. Mutable; for one reader.
 *
 * <p>Local dates are loaded one at a time. A start is given out only when it lies before the first instant of the next date
 * to be loaded, since dates can overlap where a zone repeats an hour at midnight.
 */
public final class Runs {

    /** What {@link #next} answers when no further start exists. */
    public static final long NONE = Long.MAX_VALUE;

    /** 29 February on a given day of the week comes back after at most 40 years. */
    private static final int MOST_IDLE_DAYS = 40 * 366 + 2;

    private static final long FIRST_DAY = LocalDate.of(1, 1, 3).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    /** Windows over midnight and skipped or repeated dates reach at most this far. */
    private static final int DAYS_BEFORE = 2;

    private final DayPattern pattern;
    private final LocalClock clock;
    private final long from;
    private long[] buffer = new long[32];
    private int size;
    private int position;
    private boolean ascending = true;
    private long day;
    private long idleSince;
    private long readyBefore = Long.MIN_VALUE;
    private long last = Long.MIN_VALUE;

    Runs(DayPattern pattern, ZoneId zone, long fromSecond) {
        this.pattern = pattern;
        this.clock = new LocalClock(zone);
        this.from = fromSecond;
        long start = Math.floorDiv(fromSecond, LocalClock.DAY) - DAYS_BEFORE;
        this.day = Math.max(FIRST_DAY, Math.min(start, LAST_DAY));
        this.idleSince = day;
    }

    /** The next start in seconds since 1970; {@link #NONE} after the last. */
    public long next() {
        while (true) {
            while (position < size && buffer[position] < readyBefore) {
                long second = buffer[position++];
                if (second >= from && second > last) {
                    last = second;
                    return second;
                }
            }
            if (readyBefore == NONE) {
                return NONE;
            }
            if (day > LAST_DAY || day - idleSince > MOST_IDLE_DAYS) {
                readyBefore = NONE;
            } else {
                load();
            }
        }
    }

    private void load() {
        if (position == size) {
            position = 0;
            size = 0;
        }
        if (pattern.includes(day)) {
            idleSince = day;
            ascending = true;
            pattern.addStarts(day, clock, this);
            if (!ascending) {
                Arrays.sort(buffer, position, size);
            }
        }
        day++;
        readyBefore = clock.first(day * LocalClock.DAY);
    }

    /** Takes a start of the date that is being loaded, in any order. */
    void add(long second) {
        if (size > position && second < buffer[size - 1]) {
            ascending = false;
        }
        if (size == buffer.length) {
            buffer = Arrays.copyOf(buffer, size * 2);
        }
        buffer[size++] = second;
    }
}
