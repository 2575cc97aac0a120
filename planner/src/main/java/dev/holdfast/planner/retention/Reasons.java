package dev.holdfast.planner.retention;

import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts verdicts into words; the one place that knows the wording. */
final class Reasons {

    private final Verdicts verdicts;
    private final PointColumns columns;

    Reasons(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.columns = verdicts.columns;
    }

    /** The decision about the point at this index of the given list. */
    PointDecision decision(int index) {
        int row = verdicts.row(index);
        RecoveryPoint point = columns.point(row);
        List<String> reasons = new ArrayList<>(4);
        if (point.status() != PointStatus.GOOD) {
            reasons.add(point.status().word() + ", takes no slot");
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
            Instant until = verdicts.rule.instant().orElseThrow().after(point.captured(), verdicts.zone);
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
        return point.isGood() ? end.value() : Optional.empty();
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
                Instant until =
                        part.age().orElseThrow().after(columns.point(row).captured(), verdicts.zone);
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
        RecoveryPoint point = columns.point(row);
        int candidate = verdicts.candidateOf[row];
        if (verdicts.rule.instant().isPresent()) {
            Age instant = verdicts.rule.instant().get();
            reasons.add("older than instant " + instant + " since "
                    + minute(instant.after(point.captured(), verdicts.zone)));
        } else if (candidate < 0) {
            reasons.add("never transferred to the vault, and the retention has no instant");
        }
        if (candidate < 0) {
            return;
        }
        if (!point.isGood()) {
            reasons.add("a good point of this time would go too");
            return;
        }
        for (int i = 0; i < verdicts.rows.size(); i++) {
            goneFrom(verdicts.rows.get(i), verdicts.outcomes.get(i)[candidate], row, reasons);
        }
        verdicts.rule.within().ifPresent(age -> reasons.add("older than within " + age));
        if (reasons.isEmpty()) {
            reasons.add("no part of the retention keeps it");
        }
    }

    private void goneFrom(ClassRow part, int number, int row, List<String> reasons) {
        switch (Outcome.of(number)) {
            case OUTLIVED ->
                reasons.add("outlived " + part.name() + " (" + part.slots() + " of " + part.slots() + " newer)");
            case TOO_OLD ->
                reasons.add("older than " + part.name() + " " + part.age().orElseThrow() + since(part, row));
            case OTHER ->
                reasons.add(part.name() + " keeps another point" + (part.on().isPresent() ? " or none" : "")
                        + " of that bucket");
            case KEPT, OPEN, OLDEST, FINER, WOULD_KEEP ->
                throw new IllegalStateException("a point that a class keeps is pruned: " + columns.point(row));
        }
    }

    private String since(ClassRow part, int row) {
        return part.kind() == ClassRow.Kind.AGE
                ? " since "
                        + date(part.age().orElseThrow().after(columns.point(row).captured(), verdicts.zone))
                : " before the newest good point";
    }

    /** {@code 2027-02-07} on the wall clock of the rule. */
    private String date(Instant instant) {
        return local(instant).toLocalDate().toString();
    }

    /** {@code 2027-02-07 22:05} on the wall clock of the rule. */
    private String minute(Instant instant) {
        ZonedDateTime local = local(instant);
        return local.toLocalDate() + " " + local.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(verdicts.zone);
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
