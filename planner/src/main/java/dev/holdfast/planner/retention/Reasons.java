package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.SlotSharing;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts verdicts into words; the one place that knows the wording. */
final class Reasons {

    private final Verdicts verdicts;
    private final PointColumns columns;
    private final Optional<AgeLimit> instant;
    /** By class; absent where no age of the points' own decides. */
    private final List<Optional<AgeLimit>> ages;
    /** Made when the first point is asked for that the class let go. */
    private final Map<ClassWalk, ClassWalk.Picks> picks = new HashMap<>();

    Reasons(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.columns = verdicts.columns;
        this.instant = verdicts.instantLimit();
        this.ages = new ArrayList<>(verdicts.walks.size());
        for (ClassWalk walk : verdicts.walks) {
            ages.add(walk.row
                    .age()
                    .filter(age -> walk.row.kind() == ClassRow.Kind.AGE)
                    .map(verdicts::classLimit));
        }
    }

    /** The decision about the point at this index of the given list. */
    PointDecision decision(int index) {
        int row = columns.row(index);
        RecoveryPoint point = columns.point(row);
        List<String> reasons = new ArrayList<>(4);
        if (point.status() != PointStatus.GOOD) {
            reasons.add(point.status().word() + ", takes no slot");
        } else if (!columns.isRestorable(row)) {
            reasons.add(columns.chains.fault(index) + "; takes no slot");
        }
        if (verdicts.keeping(row) == 0) {
            gone(row, reasons);
            return new PointDecision(point, false, reasons, Optional.empty());
        }
        return new PointDecision(point, true, reasons, kept(row, reasons));
    }

    /** Adds what keeps a row; returns when it goes if only times decide. */
    private Optional<Instant> kept(int row, List<String> reasons) {
        int keeping = verdicts.keeping(row);
        RecoveryPoint point = columns.point(row);
        End end = new End();
        if ((keeping & Verdicts.INSTANT) != 0) {
            Instant until = instant.orElseThrow().until(columns, row);
            reasons.add("instant until " + minute(until));
            end.at(until);
        }
        if ((keeping & Verdicts.CLASS) != 0) {
            keptByClasses(row, reasons, end);
        }
        if ((keeping & Verdicts.WITHIN) != 0) {
            reasons.add("within " + verdicts.rule.within().orElseThrow());
            end.open();
        }
        if ((keeping & Verdicts.TAGS) != 0) {
            reasons.add("tags "
                    + String.join(", ", verdicts.matchingTags(point.tags()).orElseThrow()));
            end.open();
        }
        if ((keeping & (Verdicts.NEWEST | Verdicts.NEWEST_STORED)) != 0) {
            reasons.add(newest(row, keeping));
            end.open();
        }
        if ((keeping & Verdicts.NEEDED) != 0) {
            reasons.add("needed by " + verdicts.neededBy(row).id());
            end.open();
        }
        if ((keeping & Verdicts.FUTURE) != 0) {
            reasons.add("dated in the future (" + minute(point.captured()) + "), never deleted");
            end.open();
        }
        if ((keeping & Verdicts.LOCKED) != 0) {
            Instant until = point.lockedUntil().orElseThrow();
            reasons.add("locked until " + minute(until));
            end.at(until);
        }
        if ((keeping & Verdicts.HELD) != 0) {
            LegalHold hold = point.hold().orElseThrow();
            reasons.add(hold.display());
            hold.until().ifPresentOrElse(end::at, end::open);
        }
        return columns.isRestorable(row) ? end.value() : Optional.empty();
    }

    private void keptByClasses(int row, List<String> reasons, End end) {
        for (int i = 0; i < verdicts.walks.size(); i++) {
            ClassWalk walk = verdicts.walks.get(i);
            String name = walk.row.name();
            switch (walk.outcome(row)) {
                case KEPT -> {
                    Optional<AgeLimit> age = ages.get(i);
                    if (age.isPresent()) {
                        Instant until = age.get().until(columns, row);
                        reasons.add(name + " until " + date(until) + day(walk, row));
                        end.at(until);
                        if (mayTakeSlotOfCoarser(walk.row)) {
                            end.open();
                        }
                    } else {
                        reasons.add(slot(walk, row) + day(walk, row));
                        end.open();
                    }
                }
                case OLDEST -> {
                    reasons.add(slot(walk, row) + " (oldest)");
                    end.open();
                }
                case OPEN -> {
                    boolean counted = walk.row.kind() == ClassRow.Kind.COUNT && walk.slot(row) > 0;
                    reasons.add((counted ? slot(walk, row) : name) + ", open");
                    end.open();
                }
                // Such a point cannot be restored and has no end.
                case WOULD_KEEP -> reasons.add(name + " would keep a good point of this time");
                case OTHER, OUTLIVED, TOO_OLD, FINER -> {}
            }
        }
    }

    /** With exclusive slots a point that a class lets go may then take a slot of a coarser count. */
    private boolean mayTakeSlotOfCoarser(ClassRow own) {
        return verdicts.rule.options().slots() == SlotSharing.EXCLUSIVE
                && verdicts.walks.stream()
                        .map(walk -> walk.row)
                        .anyMatch(row -> row.kind() == ClassRow.Kind.COUNT
                                && row.bucket().compareTo(own.bucket()) > 0);
    }

    private static String slot(ClassWalk walk, int row) {
        ClassRow part = walk.row;
        return switch (part.kind()) {
            case COUNT -> part.name() + " " + walk.slot(row) + " of " + part.slots();
            case UNLIMITED -> part.name() + ", all";
            case WITHIN -> part.name() + " " + part.age().orElseThrow();
            case AGE -> throw new IllegalStateException("an age has no slots: " + part);
        };
    }

    private static String day(ClassWalk walk, int row) {
        if (walk.row.on().isEmpty()) {
            return "";
        }
        String on = walk.row.on().get().toString();
        return Outcome.isSubstitute(walk.code(row)) ? " (in place of " + on + ")" : " (" + on + ")";
    }

    private String newest(int row, int keeping) {
        if (!columns.isGood(row)) {
            return "newer than every good point";
        }
        if ((keeping & Verdicts.NEWEST) == 0) {
            return "newest good point in the vault";
        }
        int minGood = verdicts.rule.options().minGood();
        return minGood == 1 ? "newest good point" : "among the newest " + minGood + " good points (minGood)";
    }

    /** Adds what let a row go and since when. */
    private void gone(int row, List<String> reasons) {
        boolean candidate = columns.isCandidate(row);
        if (instant.isPresent()) {
            reasons.add("older than instant " + verdicts.rule.instant().orElseThrow() + " since "
                    + minute(instant.get().until(columns, row)));
        } else if (!candidate) {
            reasons.add("never transferred to the vault, and the retention has no instant");
        }
        if (!candidate) {
            return;
        }
        if (!columns.isRestorable(row)) {
            reasons.add("a good point of this time would go too");
            return;
        }
        for (int i = 0; i < verdicts.walks.size(); i++) {
            reasons.add(goneFrom(i, row));
        }
        verdicts.rule.within().ifPresent(age -> reasons.add("older than within " + age + beforeNewest()));
        if (reasons.isEmpty()) {
            reasons.add("no part of the retention keeps it");
        }
    }

    private String goneFrom(int part, int row) {
        ClassWalk walk = verdicts.walks.get(part);
        return switch (walk.outcome(row)) {
            case OUTLIVED -> outlived(walk, row);
            case TOO_OLD -> tooOld(part, row);
            case OTHER -> other(part, row);
            case KEPT, OPEN, OLDEST, FINER, WOULD_KEEP ->
                throw new IllegalStateException("a point that a class keeps is pruned: " + columns.point(row));
        };
    }

    private String outlived(ClassWalk walk, int row) {
        int slots = walk.row.slots();
        ClassWalk.Picks buckets = picks(walk);
        int last = buckets.pushedOutBy(buckets.bucket(row), slots);
        return "outlived " + walk.row.name() + " (" + slots + " of " + slots + " newer) since " + captured(last);
    }

    private String tooOld(int part, int row) {
        ClassRow classRow = verdicts.walks.get(part).row;
        String older = "older than " + classRow.name() + " " + classRow.age().orElseThrow();
        return ages.get(part)
                .map(age -> older + " since " + date(age.until(columns, row)))
                .orElseGet(() -> older + beforeNewest());
    }

    private String beforeNewest() {
        return " before the newest good point ("
                + captured(columns.newestGoodCandidate().orElseThrow()) + ")";
    }

    /** Why a class lets go of a point that it did not choose. */
    private String other(int part, int row) {
        ClassWalk walk = verdicts.walks.get(part);
        ClassWalk.Picks buckets = picks(walk);
        int pick = buckets.pick(buckets.bucket(row));
        if (pick == ClassWalk.Picks.NONE) {
            return walk.row.name() + " keeps only " + walk.row.on().orElseThrow();
        }
        return switch (walk.outcome(pick)) {
            case OUTLIVED -> outlived(walk, row);
            // One that is newer than the point of the day that counts has not come to the end of that age itself.
            case TOO_OLD -> pick < row ? tooOld(part, row) : instead(walk, pick);
            case FINER -> walk.row.name() + " leaves that bucket to a finer class";
            case KEPT, OPEN -> instead(walk, pick);
            case OTHER, OLDEST, WOULD_KEEP -> throw new IllegalStateException("not chosen: " + columns.point(pick));
        };
    }

    private String instead(ClassWalk walk, int pick) {
        return walk.row.name() + " keeps that of " + captured(pick) + " instead" + day(walk, pick);
    }

    private ClassWalk.Picks picks(ClassWalk walk) {
        return picks.computeIfAbsent(walk, ClassWalk::picks);
    }

    private String captured(int row) {
        return minute(columns.point(row).captured());
    }

    /** {@code 2027-02-07} on the wall clock of the rule. */
    private String date(Instant instant) {
        return LocalDate.ofEpochDay(verdicts.clock.localDay(instant.getEpochSecond()))
                .toString();
    }

    /** {@code 2027-02-07 22:05} on the wall clock of the rule. */
    private String minute(Instant instant) {
        long minute = Math.floorMod(verdicts.clock.localSecond(instant.getEpochSecond()), LocalClock.DAY) / 60;
        return date(instant) + " " + LocalTime.ofSecondOfDay(minute * 60);
    }

    /** When a point goes, gathered from everything that keeps it. */
    private static final class End {
        private Optional<Instant> latest = Optional.empty();
        private boolean open;

        void at(Instant until) {
            if (latest.isEmpty() || until.isAfter(latest.get())) {
                latest = Optional.of(until);
            }
        }

        /** Something keeps it whose end is not a time. */
        void open() {
            open = true;
        }

        Optional<Instant> value() {
            return open ? Optional.empty() : latest;
        }
    }
}
