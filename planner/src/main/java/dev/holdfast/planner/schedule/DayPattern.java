package dev.holdfast.planner.schedule;

import java.util.function.LongPredicate;

/** What starts on a local date, as numbers: the form a recurrence is compiled to. */
sealed interface DayPattern {

    /** True if something may start on this date, in days since 1970. */
    boolean includes(long day);

    /** Hands the starts that belong to a date to {@code runs}. */
    void addStarts(long day, LocalClock clock, Runs runs);

    /**
     * Fixed times of some dates: moved out of missing hours, once in repeated ones.
     *
     * @param days which dates
     * @param seconds of the day, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    record FixedTimes(LongPredicate days, int[] seconds) implements DayPattern {
        @Override
        public boolean includes(long day) {
            return days.test(day);
        }

        @Override
        public void addStarts(long day, LocalClock clock, Runs runs) {
            long midnight = day * LocalClock.DAY;
            for (int second : seconds) {
                runs.add(clock.first(midnight + second));
            }
        }
    }

    /**
     * Times of some dates that are intervals in truth: left out of missing hours, in both repeated ones.
     *
     * @param days which dates
     * @param seconds of the day, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    record RepeatedTimes(LongPredicate days, int[] seconds) implements DayPattern {
        @Override
        public boolean includes(long day) {
            return days.test(day);
        }

        @Override
        public void addStarts(long day, LocalClock clock, Runs runs) {
            long midnight = day * LocalClock.DAY;
            for (int second : seconds) {
                if (!clock.isMissing(midnight + second)) {
                    runs.add(clock.first(midnight + second));
                }
            }
            for (int second : seconds) {
                long again = clock.again(midnight + second);
                if (again != Long.MIN_VALUE) {
                    runs.add(again);
                }
            }
        }
    }

    /**
     * A window of every date, divided on the wall clock from its start: in both repeated hours. In a missing hour a start is left
     * out if the next one comes within the interval all the same; else it is the first instant after, so that no clock change
     * costs a backup.
     *
     * @param start second of the day
     * @param end second of the day, or of the next from 86,400 on; exclusive
     * @param interval seconds, at least 1
     */
    record DividedWindow(long start, long end, long interval) implements DayPattern {
        @Override
        public boolean includes(long day) {
            return true;
        }

        @Override
        public void addStarts(long day, LocalClock clock, Runs runs) {
            long until = day * LocalClock.DAY + end;
            for (long local = day * LocalClock.DAY + start; local < until; local += interval) {
                if (!clock.isMissing(local)) {
                    runs.add(clock.first(local));
                    long again = clock.again(local);
                    if (again != Long.MIN_VALUE) {
                        runs.add(again);
                    }
                } else if (clock.first(local + interval) - clock.first(local - interval) > interval) {
                    runs.add(clock.first(local));
                }
            }
        }
    }

    /**
     * An interval of more than a day that is no number of days, by elapsed time from a fixed instant.
     *
     * @param anchor seconds since 1970
     * @param interval seconds, at least a day
     */
    record LongInterval(long anchor, long interval) implements DayPattern {
        @Override
        public boolean includes(long day) {
            return true;
        }

        @Override
        public void addStarts(long day, LocalClock clock, Runs runs) {
            long from = clock.first(day * LocalClock.DAY);
            long until = clock.first((day + 1) * LocalClock.DAY);
            for (long second = from + Math.floorMod(anchor - from, interval); second < until; second += interval) {
                runs.add(second);
            }
        }
    }
}
