package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.OnMissing;
import dev.holdfast.dsl.model.retention.RetentionOptions;
import dev.holdfast.dsl.model.retention.SlotSharing;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** THE loop: one class over the candidates, newest first, bucket by bucket. Mutable; for one class. */
final class ClassWalk {

    private final ClassRow row;
    private final RetentionOptions options;
    private final PointColumns columns;
    private final int[] candidates;
    private final boolean[] keptByFiner;
    private final int[] outcomes;
    private final @Nullable AgeLimit limit;
    private final long withinAfter;
    private int used;
    private long matchedDay = Long.MIN_VALUE;
    private boolean matched;

    private ClassWalk(Verdicts verdicts, ClassRow row, boolean[] keptByFiner) {
        this.row = row;
        this.options = verdicts.rule.options();
        this.columns = verdicts.columns;
        this.candidates = columns.candidates;
        this.keptByFiner = keptByFiner;
        this.outcomes = new int[candidates.length];
        this.limit = row.kind() == ClassRow.Kind.AGE
                ? new AgeLimit(row.age().orElseThrow(), verdicts.zone, verdicts.clock, verdicts.at)
                : null;
        this.withinAfter = row.kind() == ClassRow.Kind.WITHIN
                ? Verdicts.reference(columns)
                        .map(newest -> row.age().orElseThrow().before(newest, verdicts.zone))
                        .map(PointColumns::nanos)
                        .orElse(Long.MAX_VALUE)
                : Long.MIN_VALUE;
    }

    /**
     * What the class says of each candidate, as numbers of {@link Outcome}; adds what it keeps to {@code keptByFiner}.
     *
     * @param today day of the verdicts' instant in days since 1970
     * @param open the bucket that is open at that instant
     */
    static int[] walk(
            Verdicts verdicts, ClassRow row, boolean[] keptByFiner, BucketCalendar calendar, long today, long open) {
        ClassWalk walk = new ClassWalk(verdicts, row, keptByFiner);
        walk.run(calendar.buckets(row.bucket(), walk.columns), today, open);
        return walk.outcomes;
    }

    private void run(long[] buckets, long today, long open) {
        int end;
        for (int start = 0; start < buckets.length; start = end) {
            end = start + 1;
            // ">=": where midnight is repeated a later date can come before an earlier one; they are one bucket then.
            while (end < buckets.length && buckets[end] >= buckets[start]) {
                end++;
            }
            bucket(start, end, today, buckets[start] >= open);
        }
        keepOldest();
        for (int i = 0; i < outcomes.length; i++) {
            keptByFiner[i] |= Outcome.of(outcomes[i]).keeps();
        }
    }

    private void bucket(int start, int end, long today, boolean open) {
        int pick = onDay(start, end);
        boolean substitute = false;
        if (pick < 0 && row.on().isPresent() && options.onMissing() == OnMissing.SUBSTITUTE) {
            pick = standIn(start, end, row.on().get());
            substitute = pick >= 0;
        }
        wouldKeep(start, pick < 0 || substitute ? end : pick);
        if (pick < 0) {
            return;
        }
        boolean provisional = open && !isFinal(pick, today);
        take(pick, provisional, substitute);
        int newest = firstGood(start, end);
        if (open && newest != pick && Outcome.of(outcomes[newest]) == Outcome.OTHER) {
            outcomes[newest] = Outcome.OPEN.number(0, false);
        }
    }

    /** The newest good candidate of the bucket on the day that counts; -1 if there is none. */
    private int onDay(int start, int end) {
        for (int i = start; i < end; i++) {
            if (columns.good[candidates[i]] && counts(i)) {
                return i;
            }
        }
        return -1;
    }

    private int firstGood(int start, int end) {
        for (int i = start; i < end; i++) {
            if (columns.good[candidates[i]]) {
                return i;
            }
        }
        throw new IllegalStateException("no good point in a bucket with a pick");
    }

    /** The first good candidate after the day that counts, else the last before it; -1 if the bucket has no such day. */
    private int standIn(int start, int end, CalendarDay on) {
        long day = BucketCalendar.lastDay(row.bucket(), on, columns.day(candidates[start]));
        if (day == BucketCalendar.NO_DAY) {
            return -1;
        }
        for (int i = end - 1; i >= start; i--) {
            if (columns.good[candidates[i]] && columns.day(candidates[i]) > day) {
                return i;
            }
        }
        for (int i = start; i < end; i++) {
            if (columns.good[candidates[i]] && columns.day(candidates[i]) < day) {
                return i;
            }
        }
        return -1;
    }

    /** True if no later point of an open bucket can take the place of this one: the day that counts is over. */
    private boolean isFinal(int pick, long today) {
        if (row.on().isEmpty()) {
            return false;
        }
        long day = columns.day(candidates[pick]);
        long last = BucketCalendar.lastDay(row.bucket(), row.on().get(), day);
        return today > last && day >= last;
    }

    private void take(int pick, boolean provisional, boolean substitute) {
        boolean countsSlots = row.kind() == ClassRow.Kind.COUNT || row.kind() == ClassRow.Kind.UNLIMITED;
        if (countsSlots && options.slots() == SlotSharing.EXCLUSIVE && keptByFiner[pick]) {
            outcomes[pick] = Outcome.FINER.number(0, false);
            return;
        }
        Outcome outcome = verdict(pick, provisional);
        if (row.kind() == ClassRow.Kind.COUNT && outcome.keeps()) {
            used++;
        }
        outcomes[pick] = outcome.number(used, substitute);
    }

    private Outcome verdict(int candidate, boolean provisional) {
        Outcome kept = provisional ? Outcome.OPEN : Outcome.KEPT;
        return switch (row.kind()) {
            case COUNT -> used < row.slots() ? kept : Outcome.OUTLIVED;
            case UNLIMITED -> kept;
            case AGE -> provisional || !isOver(candidate) ? kept : Outcome.TOO_OLD;
            case WITHIN -> columns.nanos[candidates[candidate]] > withinAfter ? kept : Outcome.TOO_OLD;
        };
    }

    private boolean isOver(int candidate) {
        return limit != null && limit.isOver(columns, candidates[candidate]);
    }

    /** Marks candidates that are not good, but in whose place a good point would be picked. */
    private void wouldKeep(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!columns.good[candidates[i]] && counts(i) && verdict(i, false).keeps()) {
                outcomes[i] = Outcome.WOULD_KEEP.number(0, false);
            }
        }
    }

    private boolean counts(int candidate) {
        if (row.on().isEmpty()) {
            return true;
        }
        long day = columns.day(candidates[candidate]);
        if (day != matchedDay) {
            matchedDay = day;
            matched = row.on().get().matches(LocalDate.ofEpochDay(day));
        }
        return matched;
    }

    private void keepOldest() {
        boolean free = switch (row.kind()) {
            case COUNT -> used < row.slots();
            case UNLIMITED, WITHIN -> true;
            case AGE -> false;
        };
        if (!options.keepOldest() || !free) {
            return;
        }
        int oldest = candidates.length - 1;
        while (oldest >= 0 && !columns.good[candidates[oldest]]) {
            oldest--;
        }
        if (oldest < 0 || Outcome.of(outcomes[oldest]) != Outcome.OTHER) {
            return;
        }
        boolean finer = options.slots() == SlotSharing.EXCLUSIVE && keptByFiner[oldest];
        if (!finer
                && (row.kind() != ClassRow.Kind.WITHIN || verdict(oldest, false).keeps())) {
            used++;
            outcomes[oldest] = Outcome.OLDEST.number(used, false);
        }
    }
}
