package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.planner.document.HoldfastSection.ScheduleChange;
import dev.holdfast.planner.slot.SlotText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The runs of the next day, for machines whose runs change; machines with equal nominal times together. */
public final class ScheduleSection implements Section {

    private static final int GROUPS_SHOWN = 20;
    private static final int NAMES_WIDTH = 48;
    private static final int TIMES_SHOWN = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** What machines of one line have in common. */
    private record Times(String timeZone, String before, String after) {}

    @Override
    public void write(PlanView view, Page page) {
        List<ScheduleChange> changes = view.plan().schedule();
        if (changes.isEmpty() || view.detail() == Detail.SUMMARY) {
            return;
        }
        Optional<Instant> at = Wording.parse(view.plan().at());
        Map<Times, List<ScheduleChange>> groups = new LinkedHashMap<>();
        for (ScheduleChange change : changes) {
            Times times =
                    new Times(change.timeZone(), day(change.before(), change, at), day(change.after(), change, at));
            groups.computeIfAbsent(times, key -> new ArrayList<>()).add(change);
        }
        page.gap();
        page.line(Cell.strong("Schedule, next 24 h"));
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(Cell.EMPTY, Cell.faint("before"), Cell.faint("after")));
        int limit = view.detail().limit(groups.size(), GROUPS_SHOWN);
        int shown = 0;
        for (Map.Entry<Times, List<ScheduleChange>> group : groups.entrySet()) {
            if (shown++ == limit) {
                break;
            }
            rows.add(row(group.getKey(), group.getValue(), view.detail()));
        }
        page.columns("  ", rows);
        if (groups.size() > limit) {
            page.line("  … and " + (groups.size() - limit) + " further groups; --detail=full lists them");
        }
    }

    private static List<Cell> row(Times times, List<ScheduleChange> machines, Detail detail) {
        List<String> names = machines.stream().map(ScheduleChange::machine).toList();
        String shown = detail == Detail.FULL ? String.join(", ", names) : Wording.fitting(names, NAMES_WIDTH);
        return List.of(
                Cell.of(shown),
                Cell.of(times.before()),
                Cell.of(times.after() + slots(machines)),
                Cell.faint(times.timeZone()));
    }

    /** The range of the slots: {@code (+0m to +118m)}. */
    private static String slots(List<ScheduleChange> machines) {
        String first = "";
        String last = "";
        Duration least = Duration.ofDays(36_500);
        Duration most = Duration.ZERO;
        for (ScheduleChange machine : machines) {
            Duration slot = SlotText.ofPlan(machine.slot());
            if (slot.compareTo(least) < 0) {
                least = slot;
                first = machine.slot();
            }
            if (slot.compareTo(most) >= 0) {
                most = slot;
                last = machine.slot();
            }
        }
        if (most.isZero()) {
            return "";
        }
        return first.equals(last) ? " (+" + first + " slot)" : " (+" + first + " to +" + last + " slots)";
    }

    /** Nominal starts within a day, {@code 22:00} or {@code Sun 02:00} when it is another day; {@code none} without any. */
    private static String day(List<String> starts, ScheduleChange change, Optional<Instant> at) {
        if (starts.isEmpty()) {
            return "none";
        }
        List<String> times = new ArrayList<>();
        for (String start : starts) {
            Optional<OffsetDateTime> actual = parse(start);
            if (actual.isEmpty()) {
                times.add(start);
                continue;
            }
            OffsetDateTime nominal = actual.get().minus(SlotText.ofPlan(change.slot()));
            boolean later =
                    at.isPresent() && nominal.toInstant().isAfter(at.get().plus(Duration.ofDays(1)));
            if (later && !times.isEmpty()) {
                break;
            }
            String time = TIME.format(nominal);
            times.add(later ? weekday(nominal) + " " + nominal.toLocalDate() + " " + time : time);
            if (later) {
                break;
            }
        }
        return times.size() <= TIMES_SHOWN
                ? String.join(" ", times)
                : String.join(" ", times.subList(0, TIMES_SHOWN)) + " … (" + times.size() + " runs)";
    }

    private static String weekday(OffsetDateTime time) {
        return time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT);
    }

    private static Optional<OffsetDateTime> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
