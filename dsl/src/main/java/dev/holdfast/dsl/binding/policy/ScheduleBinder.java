package dev.holdfast.dsl.binding.policy;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.model.schedule.CronText;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceKind;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Binds {@code schedule}. */
final class ScheduleBinder {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);

    private final Context context;

    ScheduleBinder(Context context) {
        this.context = context;
    }

    Optional<Schedule> bind(Fields fields) {
        List<RecurrenceKind> kinds = new ArrayList<>();
        for (RecurrenceKind kind : RecurrenceKind.values()) {
            if (fields.has(kind.word())) {
                kinds.add(kind);
            }
        }
        Duration stagger = fields.quantity("stagger", ScheduleBinder::stagger).orElse(Duration.ZERO);
        Optional<TimeWindow> window =
                fields.quantity("window", DiagnosticCode.BAD_SCHEDULE, RecurrenceText::parseWindow);
        if (kinds.size() != 1) {
            notOne(fields, kinds);
            return Optional.empty();
        }
        RecurrenceKind kind = kinds.get(0);
        if (fields.has("window") && kind != RecurrenceKind.EVERY) {
            context.report(
                    fields.keyPlace("window"),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "'window' belongs to 'every', but this schedule has '" + kind.word()
                            + "', which names its times itself. Remove 'window', or use 'every'.");
        }
        Optional<Recurrence> recurrence = switch (kind) {
            case EVERY -> every(fields, window);
            case CRON -> cron(fields);
            case DAILY -> times(fields, "daily").map(Recurrence.Daily::new);
            case WEEKLY -> weekly(fields);
            case MONTHLY -> monthly(fields);
        };
        checkStagger(fields, recurrence, stagger);
        return recurrence.map(found -> new Schedule(found, stagger));
    }

    /** A machine whose slot lies behind the next start would run at the wrong one's time. */
    private void checkStagger(Fields fields, Optional<Recurrence> recurrence, Duration stagger) {
        Duration most = recurrence
                .filter(Recurrence.Every.class::isInstance)
                .map(found -> ((Recurrence.Every) found).interval())
                .filter(interval -> interval.compareTo(Duration.ofDays(1)) < 0)
                .orElse(Duration.ofDays(1));
        if (stagger.compareTo(most) > 0) {
            context.report(
                    fields.valuePlace("stagger"),
                    DiagnosticCode.BAD_SCHEDULE,
                    "A stagger of " + Durations.format(stagger)
                            + " would start machines later than the next run, which comes" + " after "
                            + Durations.format(most) + ". Write at most that, better a part of it.");
        }
    }

    /** No stagger may be said with a zero of any unit. */
    private static Duration stagger(String text) throws QuantityException {
        String stripped = text.strip();
        boolean nothing =
                stripped.length() == 2 && stripped.charAt(0) == '0' && "smhd".indexOf(stripped.charAt(1)) >= 0;
        return nothing ? Duration.ZERO : Durations.parse(text);
    }

    private void notOne(Fields fields, List<RecurrenceKind> kinds) {
        String all = "every, cron, daily, weekly and monthly";
        if (kinds.isEmpty()) {
            context.report(
                    fields.place(),
                    DiagnosticCode.NOT_EXACTLY_ONE,
                    "The schedule does not say when: exactly one of " + all
                            + " is needed. Without it no backup would ever" + " start.");
            return;
        }
        List<String> written = kinds.stream().map(RecurrenceKind::word).toList();
        List<SourceSpan> places =
                written.stream().map(fields::keyPlace).sorted().toList();
        Diagnostic diagnostic = Diagnostic.at(
                places.get(1),
                DiagnosticCode.NOT_EXACTLY_ONE,
                "The schedule has " + String.join(" and ", written) + ", but exactly one of " + all
                        + " is possible: a policy has one rhythm. Keep one, or make two policies.");
        context.diagnostics().add(diagnostic.withRelated(places.get(0), "the first one"));
    }

    private Optional<Recurrence> every(Fields fields, Optional<TimeWindow> window) {
        Optional<Duration> interval = fields.quantity("every", Durations::parse);
        if (interval.isEmpty() || (fields.has("window") && window.isEmpty())) {
            return Optional.empty();
        }
        TimeWindow within = window.orElse(TimeWindow.WHOLE_DAY);
        if (interval.get().compareTo(within.length()) > 0) {
            context.report(
                    fields.valuePlace("every"),
                    DiagnosticCode.BAD_SCHEDULE,
                    "The interval " + Durations.format(interval.get()) + " is longer than its window " + within + " ("
                            + Durations.display(within.length())
                            + "). 'every' divides the window of each day. Shorten the interval, widen the window, or use"
                            + " 'weekly', 'monthly' or 'cron'.");
            return Optional.empty();
        }
        if (interval.get().compareTo(SHORTEST_INTERVAL) < 0) {
            context.report(
                    fields.valuePlace("every"),
                    DiagnosticCode.BAD_SCHEDULE,
                    "The interval " + Durations.format(interval.get())
                            + " is shorter than a minute. No mechanism starts backups that often. Write at least 1m.");
            return Optional.empty();
        }
        return Optional.of(new Recurrence.Every(interval.get(), within));
    }

    private Optional<Recurrence> cron(Fields fields) {
        Optional<Node.Scalar> scalar = fields.scalar("cron").filter(s -> s.type() == ScalarType.TEXT);
        if (scalar.isEmpty() || scalar.get().text().isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.get().text();
        List<CronText.Problem> problems = CronText.check(text);
        for (CronText.Problem problem : problems) {
            SourceSpan place = context.within(scalar.get(), problem.offset(), problem.length());
            context.report(place, DiagnosticCode.BAD_SCHEDULE, problem.detail());
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Recurrence.Cron(CronText.fold(text)));
    }

    /** One or more times of day; empty if any cannot be read. */
    private Optional<List<LocalTime>> times(Fields fields, String key) {
        List<LocalTime> times = new ArrayList<>();
        List<Node.Scalar> scalars = fields.scalars(key);
        for (Node.Scalar scalar : scalars) {
            if (scalar.type() == ScalarType.TEXT) {
                fields.parse(scalar, DiagnosticCode.BAD_SCHEDULE, RecurrenceText::parseTime)
                        .ifPresent(times::add);
            }
        }
        return times.isEmpty() || times.size() != scalars.size() ? Optional.empty() : Optional.of(times);
    }

    private Optional<Recurrence> weekly(Fields fields) {
        Optional<Fields> mapping = fields.mapping("weekly");
        if (mapping.isEmpty()) {
            return fields.quantity(
                    "weekly", DiagnosticCode.BAD_SCHEDULE, text -> RecurrenceText.parse("weekly " + text));
        }
        Fields weekly = mapping.get();
        SortedSet<DayOfWeek> days = new TreeSet<>();
        List<Node.Scalar> scalars = weekly.scalars("on");
        for (Node.Scalar scalar : scalars) {
            weekday(scalar).ifPresent(days::add);
        }
        Optional<List<LocalTime>> times = times(weekly, "at");
        boolean bad = days.isEmpty()
                || scalars.stream().anyMatch(scalar -> weekdayOf(scalar.text()).isEmpty());
        return bad ? Optional.empty() : times.map(at -> new Recurrence.Weekly(days, at));
    }

    private Optional<DayOfWeek> weekday(Node.Scalar scalar) {
        Optional<DayOfWeek> day = weekdayOf(scalar.text());
        if (day.isEmpty() && scalar.type() == ScalarType.TEXT) {
            List<String> names = new ArrayList<>();
            for (DayOfWeek each : DayOfWeek.values()) {
                names.add(each.name().toLowerCase(Locale.ROOT));
            }
            context.report(
                    scalar.span(),
                    DiagnosticCode.BAD_SCHEDULE,
                    "'" + scalar.text() + "' is not a day of the week." + Suggestion.didYouMean(scalar.text(), names)
                            + " Write an English name such as sunday.");
        }
        return day;
    }

    private static Optional<DayOfWeek> weekdayOf(String text) {
        try {
            CalendarDay day = CalendarDay.parse(text);
            return day.ordinal() == 0 && day.month().isEmpty() ? day.weekday() : Optional.empty();
        } catch (QuantityException e) {
            return Optional.empty();
        }
    }

    private Optional<Recurrence> monthly(Fields fields) {
        Optional<Fields> mapping = fields.mapping("monthly");
        if (mapping.isEmpty()) {
            return fields.quantity(
                            "monthly", DiagnosticCode.BAD_SCHEDULE, text -> RecurrenceText.parse("monthly " + text))
                    .filter(recurrence ->
                            monthDay(((Recurrence.Monthly) recurrence).day(), fields.valuePlace("monthly")));
        }
        Fields monthly = mapping.get();
        Optional<CalendarDay> day = monthly.scalar("on")
                .flatMap(scalar -> monthly.parse(scalar, DiagnosticCode.BAD_SCHEDULE, CalendarDay::parse))
                .filter(found -> monthDay(found, monthly.valuePlace("on")));
        Optional<List<LocalTime>> times = times(monthly, "at");
        return day.isEmpty() ? Optional.empty() : times.map(at -> new Recurrence.Monthly(day.get(), at));
    }

    /** True if the day is one of every month. */
    private boolean monthDay(CalendarDay day, SourceSpan place) {
        if (day.month().isPresent()) {
            context.report(
                    place,
                    DiagnosticCode.BAD_SCHEDULE,
                    "'" + day
                            + "' names a month, but a monthly schedule runs in every month. Leave the month out, or use"
                            + " 'cron'.");
            return false;
        }
        if (day.weekday().isPresent() && day.ordinal() == 0) {
            context.report(
                    place,
                    DiagnosticCode.BAD_SCHEDULE,
                    "'" + day + "' is every one of that day, but a monthly schedule runs once a month. Write 'first "
                            + day + "', or use 'weekly'.");
            return false;
        }
        return true;
    }
}
