package dev.holdfast.planner.retention;

import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts verdicts into words; the one place that knows the wording. */
final class Reasons {

    private final Verdicts verdicts;
    private final PointColumns columns;
    /** By class row; the last is for {@code instant}. Absent where no age decides. */
    private final List<Optional<AgeLimit>> ages;
    /** By class row. */
    private final List<Words> words;

    Reasons(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.columns = verdicts.columns;
        this.ages = new ArrayList<>(verdicts.rows.size() + 1);
        this.words = new ArrayList<>(verdicts.rows.size());
        for (ClassRow part : verdicts.rows) {
            words.add(Words.of(part));
            ages.add(part.age().filter(age -> part.kind() == ClassRow.Kind.AGE).map(this::limit));
        }
        ages.add(verdicts.rule.instant().map(this::limit));
    }

    private AgeLimit limit(Age age) {
        return new AgeLimit(age, verdicts.zone, verdicts.clock, verdicts.at);
    }

    /** When the age of a class row ends, or that of {@code instant} for the number after the last. */
    private Instant until(int part, int row) {
        return ages.get(part).orElseThrow().until(columns, row);
    }

    /** The decision about the point at this index of the given list. */
    PointDecision decision(int index) {
        int row = verdicts.row(index);
        RecoveryPoint point = columns.point(row);
        List<String> reasons = new ArrayList<>(4);
        if (point.status() != PointStatus.GOOD) {
            reasons.add(point.status().word() + ", takes no slot");
        } else if (!columns.isRestorable(row)) {
            reasons.add(columns.chains.fault(index) + "; takes no slot");
        }
        if (verdicts.keeping[row] == 0) {
            gone(row, reasons);
            return new PointDecision(point, false, reasons, Optional.empty());
        }
        return new PointDecision(point, true, reasons, kept(row, reasons));
    }

    /** Adds what keeps a row; returns when it goes if only times decide. */
    private Optional<Instant> kept(int row, List<String> reasons) {
        int keeping = verdicts.keeping[row];
        RecoveryPoint point = columns.point(row);
        End end = new End();
        if ((keeping & Verdicts.INSTANT) != 0) {
            Instant until = until(verdicts.rows.size(), row);
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
            reasons.add("tags " + String.join(", ", matching(point)));
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
            reasons.add("legal hold");
            end.open();
        }
        return columns.isRestorable(row) ? end.value() : Optional.empty();
    }

    private void keptByClasses(int row, List<String> reasons, End end) {
        int candidate = verdicts.candidateOf[row];
        for (int i = 0; i < verdicts.rows.size(); i++) {
            ClassRow part = verdicts.rows.get(i);
            int number = verdicts.outcomes.get(i)[candidate];
            Outcome outcome = Outcome.of(number);
            if (!outcome.keeps()) {
                continue;
            }
            String name = part.name();
            if (outcome == Outcome.WOULD_KEEP) {
                reasons.add(name + " would keep a good point of this time");
                end.open();
            } else if (outcome == Outcome.OPEN) {
                reasons.add(name + ", open");
                end.open();
            } else if (part.kind() == ClassRow.Kind.AGE) {
                Instant until = until(i, row);
                reasons.add(name + " until " + date(until) + day(part, number));
                end.at(until);
            } else {
                reasons.add(slot(part, number) + (outcome == Outcome.OLDEST ? " (oldest)" : day(part, number)));
                end.open();
            }
        }
    }

    private static String slot(ClassRow part, int number) {
        return switch (part.kind()) {
            case COUNT -> part.name() + " " + Outcome.slot(number) + " of " + part.slots();
            case UNLIMITED -> part.name() + ", all";
            case WITHIN -> part.name() + " " + part.age().orElseThrow();
            case AGE -> throw new IllegalStateException("an age has no slots: " + part);
        };
    }

    private static String day(ClassRow part, int number) {
        if (part.on().isEmpty()) {
            return "";
        }
        return Outcome.isSubstitute(number)
                ? " (in place of " + part.on().get() + ")"
                : " (" + part.on().get() + ")";
    }

    private String newest(int row, int keeping) {
        if (!columns.good[row]) {
            return "newer than every good point";
        }
        if ((keeping & Verdicts.NEWEST) == 0) {
            return "newest good point in the vault";
        }
        int minGood = verdicts.rule.options().minGood();
        return minGood == 1 ? "newest good point" : "among the newest " + minGood + " good points (minGood)";
    }

    private List<String> matching(RecoveryPoint point) {
        for (List<String> group : verdicts.rule.keepTags()) {
            if (point.tags().containsAll(group)) {
                return group;
            }
        }
        throw new IllegalStateException("no group of tags matches " + point.tags());
    }

    /** Adds what let a row go. */
    private void gone(int row, List<String> reasons) {
        int candidate = verdicts.candidateOf[row];
        if (verdicts.rule.instant().isPresent()) {
            Age instant = verdicts.rule.instant().get();
            reasons.add("older than instant " + instant + " since " + minute(until(verdicts.rows.size(), row)));
        } else if (candidate < 0) {
            reasons.add("never transferred to the vault, and the retention has no instant");
        }
        if (candidate < 0) {
            return;
        }
        if (!columns.isRestorable(row)) {
            reasons.add("a good point of this time would go too");
            return;
        }
        for (int i = 0; i < verdicts.rows.size(); i++) {
            reasons.add(goneFrom(i, verdicts.outcomes.get(i)[candidate], row));
        }
        verdicts.rule.within().ifPresent(age -> reasons.add("older than within " + age));
        if (reasons.isEmpty()) {
            reasons.add("no part of the retention keeps it");
        }
    }

    private String goneFrom(int part, int number, int row) {
        Words word = words.get(part);
        return switch (Outcome.of(number)) {
            case OUTLIVED -> word.outlived;
            case TOO_OLD -> ages.get(part).isPresent() ? word.tooOld + date(until(part, row)) : word.tooOld;
            case OTHER -> word.other;
            case KEPT, OPEN, OLDEST, FINER, WOULD_KEEP ->
                throw new IllegalStateException("a point that a class keeps is pruned: " + columns.point(row));
        };
    }

    /**
     * What a class says of the points it lets go.
     *
     * @param outlived enough newer buckets are kept
     * @param tooOld its age is over; the date since when follows for an age of its own
     * @param other another point of its bucket is kept
     */
    private record Words(String outlived, String tooOld, String other) {

        static Words of(ClassRow part) {
            String age = part.age().map(Age::toString).orElse("");
            boolean ownAge = part.kind() == ClassRow.Kind.AGE;
            return new Words(
                    "outlived " + part.name() + " (" + part.slots() + " of " + part.slots() + " newer)",
                    "older than " + part.name() + " " + age + (ownAge ? " since " : " before the newest good point"),
                    part.name() + " keeps another point" + (part.on().isPresent() ? " or none" : "")
                            + " of that bucket");
        }
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
