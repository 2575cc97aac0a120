package dev.holdfast.cli.status;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.cli.terminal.Table;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.freshness.ClassFreshness;
import dev.holdfast.planner.freshness.Freshness;
import dev.holdfast.planner.freshness.MachineFreshness;
import dev.holdfast.planner.state.JobError;
import dev.holdfast.planner.state.JobHistory;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** {@code status} for people: a row for each failure class of each machine. */
public final class StatusText {

    private StatusText() {}

    /** Adds it to a page. */
    public static void write(StatusView view, Page page) {
        page.line(
                Cell.strong("Status of " + view.estate()),
                Cell.of(" at " + view.now().truncatedTo(ChronoUnit.SECONDS)));
        page.gap();
        Table table = new Table("machine", "policy", "survives", "newest", "age", "rpo", "is", "held", "last job");
        for (MachineFreshness machine : view.machines()) {
            boolean first = true;
            for (ClassFreshness one : machine.classes()) {
                row(table, machine, one, first);
                first = false;
            }
        }
        page.columns("", table.rows());
        page.gap();
        page.line(counts(view));
    }

    /** What holds for the whole machine stands in its first row only. */
    private static void row(Table table, MachineFreshness machine, ClassFreshness one, boolean first) {
        table.row(
                first ? Cell.of(machine.machine()) : Cell.EMPTY,
                first ? Cell.of(machine.policy()) : Cell.EMPTY,
                Cell.of(one.failureClass().word()),
                Cell.of(one.newest().map(Object::toString).orElse("none")),
                Cell.of(one.age().map(Durations::display).orElse("-")),
                Cell.of(one.rpo().map(Durations::format).orElse("-")),
                new Cell(style(one.freshness()), one.freshness().word()),
                Cell.of(!first ? "" : machine.held() == 0 ? "-" : Integer.toString(machine.held())),
                first ? Cell.of(machine.jobs().map(StatusText::job).orElse("none yet")) : Cell.EMPTY);
    }

    private static String job(JobHistory jobs) {
        if (jobs.succeeded()) {
            return jobs.started() + " completed";
        }
        String times = jobs.failures() == 1 ? "" : " (" + jobs.failures() + " in a row)";
        return jobs.started() + " failed" + times + ": "
                + jobs.error().map(JobError::display).orElse("");
    }

    private static Style style(Freshness freshness) {
        return switch (freshness) {
            case FRESH -> Style.ADDED;
            case WAITING -> Style.PLAIN;
            case LATE -> Style.CHANGED;
            case BEHIND -> Style.REMOVED;
        };
    }

    private static String counts(StatusView view) {
        List<String> parts = new ArrayList<>();
        for (Freshness freshness : Freshness.values()) {
            parts.add(view.count(freshness) + " " + freshness.word());
        }
        int machines = view.machines().size();
        return machines + (machines == 1 ? " machine: " : " machines: ") + String.join(", ", parts) + ".";
    }
}
