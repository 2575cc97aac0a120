package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.OnMissing;
import dev.holdfast.dsl.model.retention.RetentionOptions;
import dev.holdfast.dsl.model.retention.SlotSharing;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * THE loop: one class over the candidates, newest first, bucket by bucket; afterwards, what the class says of each row. Mutable
 * until it has run.
 */
final class ClassWalk {

    /** The row of the table that was walked. */
    final ClassRow row;

    private final Verdicts verdicts;
    private final RetentionOptions options;
    private final PointColumns columns;
    private final BucketCalendar calendar;
    private final byte[] outcomes;
    private final @Nullable AgeLimit limit;
    private final long withinAfter;
    private final long today;
    /** The rows that fill the slots of a count, in the order of the slots. */
    private int[] slots = new int[8];

    private int used;
    private long matchedDay = Long.MIN_VALUE;
    private boolean matched;

    /**
     * Walks a class.
     *
     * @param verdicts of the classes walked before, which are finer, to be completed by what this one keeps
     */
    ClassWalk(Verdicts verdicts, ClassRow row) {
        this.row = row;
        this.verdicts = verdicts;
        this.options = verdicts.rule.options();
        this.columns = verdicts.columns;
        this.calendar = new BucketCalendar(row.bucket(), columns, verdicts.clock, verdicts.at);
        this.outcomes = new byte[columns.size()];
        this.limit =
                row.kind() == ClassRow.Kind.AGE ? verdicts.classLimit(row.age().orElseThrow()) : null;
        this.withinAfter = row.kind() == ClassRow.Kind.WITHIN
                ? verdicts.withinAfter(row.age().orElseThrow())
                : Long.MIN_VALUE;
        this.today = verdicts.clock.localDay(verdicts.at.getEpochSecond());
        run();
    }

    /** What the class says of a row, as a code of {@link Outcome}. */
    byte code(int point) {
        return outcomes[point];
    }

    /** What the class says of a row. */
    Outcome outcome(int point) {
        return Outcome.of(outcomes[point]);
    }

    /** The slot, from 1, that a row fills in a count. */
    int slot(int point) {
        return Arrays.binarySearch(slots, 0, used, point) + 1;
    }

    /**
     * True if the class keeps a row for good until an instant, whatever is captured meanwhile: it fills a slot already, and no more
     * newer buckets can come until then than there are slots left.
     */
    boolean keepsUntil(int point, Instant until) {
        return outcome(point) == Outcome.KEPT
                && switch (row.kind()) {
                    case UNLIMITED -> true;
                    case AGE ->
                        !verdicts.classLimit(row.age().orElseThrow(), until).isOver(columns, point);
                    case WITHIN ->
                        columns.point(point)
                                .captured()
                                .isAfter(row.age().orElseThrow().before(until, verdicts.zone));
                    case COUNT -> slot(point) + bucketsToCome(until) <= row.slots();
                };
    }

    /** How many buckets at most get a point between the newest that has one and an instant. */
    private long bucketsToCome(Instant until) {
        LocalDate newest = LocalDate.ofEpochDay(columns.days[slots[0]]);
        LocalDate last = LocalDate.ofInstant(until, verdicts.zone);
        return BucketCalendar.between(row.bucket(), newest, last);
    }

    /** Every bucket that has candidates, newest first, with what the class chose in it. */
    Picks picks() {
        Picks picks = new Picks();
        int end;
        for (int start = calendar.candidate(0); start < columns.size(); start = calendar.candidate(end)) {
            end = calendar.end(start);
            int pick = Picks.NONE;
            int oldestGood = Picks.NONE;
            for (int i = start; i < end; i++) {
                if (columns.isGoodCandidate(i)) {
                    pick = pick == Picks.NONE && outcome(i).isPick() ? i : pick;
                    oldestGood = fills(i) ? i : oldestGood;
                }
            }
            boolean takesSlot = pick != Picks.NONE && outcome(pick) != Outcome.FINER;
            picks.add(start, pick, oldestGood, takesSlot);
        }
        return picks;
    }

    /** True if a good row alone in its bucket fills the bucket's slot. */
    private boolean fills(int point) {
        return options.onMissing() == OnMissing.SUBSTITUTE || counts(point);
    }

    private void run() {
        int end;
        for (int start = calendar.candidate(0); start < outcomes.length; start = calendar.candidate(end)) {
            end = calendar.end(start);
            bucket(start, end);
        }
        keepOldest();
    }

    private void bucket(int start, int end) {
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
        boolean open = calendar.isOpen(start);
        take(pick, open && !isFinal(pick), substitute);
        int newest = firstGood(start, end);
        if (open && newest != pick && outcome(newest) == Outcome.OTHER) {
            set(newest, Outcome.OPEN, false);
        }
    }

    /** The newest good candidate of the bucket on the day that counts; -1 if there is none. */
    private int onDay(int start, int end) {
        for (int i = start; i < end; i++) {
            if (columns.isGoodCandidate(i) && counts(i)) {
                return i;
            }
        }
        return -1;
    }

    private int firstGood(int start, int end) {
        for (int i = start; i < end; i++) {
            if (columns.isGoodCandidate(i)) {
                return i;
            }
        }
        throw new IllegalStateException("no good point in a bucket with a pick");
    }

    /** The first good candidate after the day that counts, else the last before it; -1 if the bucket has no such day. */
    private int standIn(int start, int end, CalendarDay on) {
        long day = BucketCalendar.lastDay(row.bucket(), on, columns.days[start]);
        if (day == BucketCalendar.NO_DAY) {
            return -1;
        }
        for (int i = end - 1; i >= start; i--) {
            if (columns.isGoodCandidate(i) && columns.days[i] > day) {
                return i;
            }
        }
        for (int i = start; i < end; i++) {
            if (columns.isGoodCandidate(i) && columns.days[i] < day) {
                return i;
            }
        }
        return -1;
    }

    /** True if no later point of an open bucket can take the place of this one: the day that counts is over. */
    private boolean isFinal(int pick) {
        if (row.on().isEmpty()) {
            return false;
        }
        long day = columns.days[pick];
        long last = BucketCalendar.lastDay(row.bucket(), row.on().get(), day);
        return today > last && day >= last;
    }

    private void take(int pick, boolean provisional, boolean substitute) {
        boolean countsSlots = row.kind() == ClassRow.Kind.COUNT || row.kind() == ClassRow.Kind.UNLIMITED;
        if (countsSlots && options.slots() == SlotSharing.EXCLUSIVE && verdicts.keptByFiner(pick)) {
            set(pick, Outcome.FINER, false);
            return;
        }
        Outcome outcome = verdict(pick, provisional);
        fillSlot(pick, outcome);
        set(pick, outcome, substitute);
    }

    private Outcome verdict(int point, boolean provisional) {
        Outcome kept = provisional ? Outcome.OPEN : Outcome.KEPT;
        return switch (row.kind()) {
            case COUNT -> used < row.slots() ? kept : Outcome.OUTLIVED;
            case UNLIMITED -> kept;
            case AGE -> provisional || limit == null || !limit.isOver(columns, point) ? kept : Outcome.TOO_OLD;
            case WITHIN -> columns.nanos[point] > withinAfter ? kept : Outcome.TOO_OLD;
        };
    }

    private void fillSlot(int point, Outcome outcome) {
        if (row.kind() == ClassRow.Kind.COUNT && outcome.keeps()) {
            slots = used < slots.length ? slots : Arrays.copyOf(slots, 2 * slots.length);
            slots[used++] = point;
        }
    }

    private void set(int point, Outcome outcome, boolean substitute) {
        outcomes[point] = outcome.code(substitute);
        if (outcome.keeps()) {
            verdicts.keep(point, Verdicts.CLASS);
        }
    }

    /** Marks candidates that are not good, but in whose place a good point would be picked. */
    private void wouldKeep(int start, int end) {
        for (int i = start; i < end; i++) {
            boolean bad = columns.isCandidate(i) && !columns.isGood(i);
            if (bad && counts(i) && verdict(i, false).keeps()) {
                set(i, Outcome.WOULD_KEEP, false);
            }
        }
    }

    private boolean counts(int point) {
        if (row.on().isEmpty()) {
            return true;
        }
        long day = columns.days[point];
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
        Optional<Integer> last = options.keepOldest() && free ? columns.oldestGoodCandidate() : Optional.empty();
        if (last.isEmpty() || outcome(last.get()) != Outcome.OTHER) {
            return;
        }
        boolean finer = options.slots() == SlotSharing.EXCLUSIVE && verdicts.keptByFiner(last.get());
        if (!finer
                && (row.kind() != ClassRow.Kind.WITHIN
                        || verdict(last.get(), false).keeps())) {
            fillSlot(last.get(), Outcome.OLDEST);
            set(last.get(), Outcome.OLDEST, false);
        }
    }

    /**
     * The buckets of one class over the points of an item, newest first, each with the row that the class chose. Made only to put
     * into words why points went.
     */
    static final class Picks {

        /** No row. */
        static final int NONE = -1;

        private int size;
        private int[] starts = new int[8];
        private int[] picks = new int[8];
        private int[] oldest = new int[8];
        /** By bucket: how many from the newest to this one take a slot. */
        private int[] slotsTaken = new int[8];
        /** Buckets that take a slot. */
        private int[] takers = new int[8];

        /** Adds the next older bucket. */
        void add(int start, int pick, int oldestGood, boolean takesSlot) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                picks = Arrays.copyOf(picks, 2 * size);
                oldest = Arrays.copyOf(oldest, 2 * size);
                slotsTaken = Arrays.copyOf(slotsTaken, 2 * size);
                takers = Arrays.copyOf(takers, 2 * size);
            }
            int taken = size == 0 ? 0 : slotsTaken[size - 1];
            if (takesSlot) {
                takers[taken++] = size;
            }
            starts[size] = start;
            picks[size] = pick;
            oldest[size] = oldestGood;
            slotsTaken[size++] = taken;
        }

        /** The bucket of a row. */
        int bucket(int row) {
            int found = Arrays.binarySearch(starts, 0, size, row);
            return found >= 0 ? found : -found - 2;
        }

        /** The row chosen in a bucket; {@link #NONE} if none was. */
        int pick(int bucket) {
            return picks[bucket];
        }

        /**
         * The row whose capture filled the last of the slots newer than a bucket: the oldest good point of the bucket that is this
         * many slots newer.
         */
        int pushedOutBy(int bucket, int slots) {
            return oldest[takers[slotsTaken[bucket] - 1 - slots]];
        }
    }
}
