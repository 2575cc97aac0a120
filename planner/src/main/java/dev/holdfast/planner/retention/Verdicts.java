package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What a rule says of the points of one item, as numbers; reasons are made only for those who ask. Keys that move points
 * between tiers are not looked at.
 */
final class Verdicts {

    /** What keeps a point beside classes, as bits of {@link #keeping}. */
    static final int CLASS = 1;

    static final int INSTANT = 1 << 1;
    static final int WITHIN = 1 << 2;
    static final int TAGS = 1 << 3;
    /** Among the newest good points that always stay. */
    static final int NEWEST = 1 << 4;
    /** The newest good point outside the snapshot tier. */
    static final int NEWEST_STORED = 1 << 5;

    static final int LOCKED = 1 << 6;
    static final int HELD = 1 << 7;
    static final int FUTURE = 1 << 8;
    /** A kept point builds on it. */
    static final int NEEDED = 1 << 9;

    final RetentionRule rule;
    final ZoneId zone;
    final Instant at;
    /** The wall clock of {@link #zone}. */
    final LocalClock clock;

    final PointColumns columns;
    final List<ClassRow> rows;
    /** Numbers of {@link Outcome} by class row, then by candidate. */
    final List<int[]> outcomes;
    /** Candidate by row; -1 for rows that are none. */
    final int[] candidateOf;
    /** What keeps each row, as bits; 0 if nothing does. */
    final int[] keeping;

    private final int[] rowOf;
    /** By row, the newest row that needs it; -1 for rows that none needs. Empty if no point builds on another. */
    private final int[] neededBy;

    Verdicts(RetentionRule rule, ZoneId zone, List<RecoveryPoint> points, Instant at) {
        this.rule = rule;
        this.zone = zone;
        this.at = at;
        this.clock = new LocalClock(zone);
        this.columns = new PointColumns(points, clock, at);
        this.rows = ClassRow.of(rule);
        this.outcomes = new ArrayList<>(rows.size());
        this.keeping = new int[columns.size()];
        this.candidateOf = new int[columns.size()];
        Arrays.fill(candidateOf, -1);
        for (int i = 0; i < columns.candidates.length; i++) {
            candidateOf[columns.candidates[i]] = i;
        }
        this.rowOf = new int[columns.size()];
        for (int row = 0; row < rowOf.length; row++) {
            rowOf[columns.order[row]] = row;
        }
        classes();
        instant();
        within();
        newest();
        eachAlone();
        this.neededBy = columns.chains.isEmpty() ? new int[0] : bases();
    }

    /** True if the point at this index of the given list stays. */
    boolean keeps(int index) {
        return keeping[rowOf[index]] != 0;
    }

    /** Row of the point at this index of the given list. */
    int row(int index) {
        return rowOf[index];
    }

    /** Capture time of the newest good candidate; empty if there is none. */
    static Optional<Instant> reference(PointColumns columns) {
        for (int row : columns.candidates) {
            if (columns.good[row]) {
                return Optional.of(columns.point(row).captured());
            }
        }
        return Optional.empty();
    }

    private void classes() {
        long second = at.getEpochSecond();
        long localSecond = clock.localSecond(second);
        long today = Math.floorDiv(localSecond, LocalClock.DAY);
        boolean[] kept = new boolean[columns.candidates.length];
        BucketCalendar calendar = new BucketCalendar();
        for (ClassRow row : rows) {
            long open = calendar.openBucket(row.bucket(), second, localSecond);
            outcomes.add(ClassWalk.walk(this, row, kept, calendar, today, open));
        }
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                keeping[columns.candidates[i]] |= CLASS;
            }
        }
    }

    private void instant() {
        if (rule.instant().isEmpty()) {
            return;
        }
        AgeLimit limit = new AgeLimit(rule.instant().get(), zone, clock, at);
        for (int row = 0; row < keeping.length; row++) {
            if (!columns.future[row] && !limit.isOver(columns, row)) {
                keeping[row] |= INSTANT;
            }
        }
    }

    private void within() {
        Optional<Instant> reference = reference(columns);
        if (rule.within().isEmpty() || reference.isEmpty()) {
            return;
        }
        long after = PointColumns.nanos(rule.within().get().before(reference.get(), zone));
        for (int row : columns.candidates) {
            if (columns.nanos[row] > after) {
                keeping[row] |= WITHIN;
            }
        }
    }

    /** The newest good points always stay, and with them whatever is newer than the newest of them. */
    private void newest() {
        int left = rule.options().minGood();
        for (int row = 0; row < keeping.length && left > 0; row++) {
            boolean none = left == rule.options().minGood();
            if (columns.good[row]) {
                left--;
                keeping[row] |= NEWEST;
            } else if (none && !columns.future[row]) {
                keeping[row] |= NEWEST;
            }
        }
        for (int row : columns.candidates) {
            if (columns.good[row]) {
                keeping[row] |= NEWEST_STORED;
                return;
            }
        }
    }

    private void eachAlone() {
        for (int row = 0; row < keeping.length; row++) {
            RecoveryPoint point = columns.point(row);
            if (columns.future[row]) {
                keeping[row] |= FUTURE;
            }
            if (point.held()) {
                keeping[row] |= HELD;
            }
            if (point.lockedUntil().isPresent() && point.lockedUntil().get().isAfter(at)) {
                keeping[row] |= LOCKED;
            }
            if (candidateOf[row] >= 0 && matchesTags(point.tags())) {
                keeping[row] |= TAGS;
            }
        }
    }

    /** What is kept keeps what it builds on. Each base is passed once, so that neither length nor loops cost more. */
    private int[] bases() {
        int[] needs = new int[keeping.length];
        Arrays.fill(needs, -1);
        for (int row = 0; row < keeping.length; row++) {
            if (keeping[row] == 0) {
                continue;
            }
            int user = row;
            int base = base(user);
            while (base >= 0 && needs[base] < 0) {
                needs[base] = user;
                keeping[base] |= NEEDED;
                user = base;
                base = base(user);
            }
        }
        return needs;
    }

    private int base(int row) {
        int index = columns.chains.base(columns.order[row]);
        return index < 0 ? -1 : rowOf[index];
    }

    /** The newest kept point that builds on the point of a row, which one needs. */
    RecoveryPoint neededBy(int row) {
        return columns.point(neededBy[row]);
    }

    private boolean matchesTags(SortedSet<String> tags) {
        for (List<String> group : rule.keepTags()) {
            if (tags.containsAll(group)) {
                return true;
            }
        }
        return false;
    }
}
