package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.quantity.Age;
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
 * What a rule says of the points of one item, as numbers; reasons are made only for those who ask. Which of them move to the
 * archive is said by {@link Archiving}.
 *
 * <p>Points are named by their index in the list that was judged, which must not change meanwhile. Time and space grow with
 * the number of points; about fifteen bytes and one more per class are held for each point. For one reader.
 */
public final class Verdicts {

    /** What keeps a point, as bits of {@link #keeping}: a class. */
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
    final DayCounting counting;
    final Instant at;
    /** The wall clock of {@link #zone}. */
    final LocalClock clock;

    final PointColumns columns;
    /** One per class of the rule, finest first. */
    final List<ClassWalk> walks;

    private final short[] keeping;
    private final Reasons reasons;
    /** By row, the newest row that needs it; -1 for rows that none needs. Empty if no point builds on another. */
    private final int[] neededBy;

    Verdicts(RetentionRule rule, ZoneId zone, DayCounting counting, List<RecoveryPoint> points, Instant at) {
        this.rule = rule;
        this.counting = counting;
        this.zone = zone;
        this.at = at;
        this.clock = new LocalClock(zone);
        this.columns = new PointColumns(points, clock, at);
        this.keeping = new short[columns.size()];
        within();
        this.walks = new ArrayList<>();
        for (ClassRow row : ClassRow.of(rule)) {
            walks.add(new ClassWalk(this, row));
        }
        instant();
        newest();
        eachAlone();
        this.neededBy = columns.chains.isEmpty() ? new int[0] : bases();
        this.reasons = new Reasons(this);
    }

    /** How many points were judged. */
    public int size() {
        return keeping.length;
    }

    /** True if the point at this index stays. */
    public boolean keeps(int index) {
        return keeping[columns.row(index)] != 0;
    }

    /** The verdict about the point at this index in words, made anew each time. */
    public PointDecision decision(int index) {
        return reasons.decision(index);
    }

    /** What keeps a row, as bits; 0 if nothing does. */
    int keeping(int row) {
        return keeping[row];
    }

    /** Adds something that keeps a row. */
    void keep(int row, int bit) {
        keeping[row] |= (short) bit;
    }

    /** True if a class before keeps a row, or {@code within}, which is finer than all. */
    boolean keptByFiner(int row) {
        return (keeping[row] & (CLASS | WITHIN)) != 0;
    }

    /** The end of what a class keeps for an age: in the vault, where services count days in their own way. */
    AgeLimit classLimit(Age age) {
        return classLimit(age, at);
    }

    /** The same limit as it will stand at another instant. */
    AgeLimit classLimit(Age age, Instant then) {
        boolean countsDays = age.months() > 0 || age.days() > 0;
        return new AgeLimit(age, countsDays ? counting.daysLess() : 0, zone, clock, then);
    }

    /** The end of the snapshot tier. */
    Optional<AgeLimit> instantLimit() {
        return rule.instant().map(age -> new AgeLimit(age, 0, zone, clock, at));
    }

    /** Rows captured after this, in nanoseconds since 1970, are within an age of the newest good candidate. */
    long withinAfter(Age age) {
        return columns.newestGoodCandidate()
                .map(row -> columns.point(row).captured())
                .map(newest -> PointColumns.nanos(age.before(newest, zone)))
                .orElse(Long.MAX_VALUE);
    }

    private void within() {
        if (rule.within().isEmpty()) {
            return;
        }
        long after = withinAfter(rule.within().get());
        for (int row = 0; row < keeping.length && columns.nanos[row] > after; row++) {
            if (columns.isCandidate(row)) {
                keep(row, WITHIN);
            }
        }
    }

    private void instant() {
        Optional<AgeLimit> instant = instantLimit();
        if (instant.isEmpty()) {
            return;
        }
        AgeLimit limit = instant.get();
        for (int row = 0; row < keeping.length; row++) {
            if (!columns.isFuture(row) && !limit.isOver(columns, row)) {
                keep(row, INSTANT);
            }
        }
    }

    /** The newest good points always stay, and with them whatever is newer than the newest of them. */
    private void newest() {
        int left = rule.options().minGood();
        for (int row = 0; row < keeping.length && left > 0; row++) {
            boolean none = left == rule.options().minGood();
            if (columns.isGood(row)) {
                left--;
                keep(row, NEWEST);
            } else if (none && !columns.isFuture(row)) {
                keep(row, NEWEST);
            }
        }
        columns.newestGoodCandidate().ifPresent(row -> keep(row, NEWEST_STORED));
    }

    private void eachAlone() {
        boolean tagged = !rule.keepTags().isEmpty();
        for (int index = 0; index < keeping.length; index++) {
            RecoveryPoint point = columns.points.get(index);
            int row = columns.row(index);
            if (columns.isFuture(row)) {
                keep(row, FUTURE);
            }
            if (point.isHeldAt(at)) {
                keep(row, HELD);
            }
            if (point.lockedUntil().isPresent() && point.lockedUntil().get().isAfter(at)) {
                keep(row, LOCKED);
            }
            if (tagged && columns.isCandidate(row) && matchingTags(point.tags()).isPresent()) {
                keep(row, TAGS);
            }
        }
    }

    /** The first group of {@code keepTags} that matches. */
    Optional<List<String>> matchingTags(SortedSet<String> tags) {
        for (List<String> group : rule.keepTags()) {
            if (tags.containsAll(group)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
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
                keep(base, NEEDED);
                user = base;
                base = base(user);
            }
        }
        return needs;
    }

    private int base(int row) {
        int index = columns.chains.base(columns.index(row));
        return index < 0 ? -1 : columns.row(index);
    }

    /** The newest kept point that builds on the point of a row, which one needs. */
    RecoveryPoint neededBy(int row) {
        return columns.point(neededBy[row]);
    }
}
