package dev.holdfast.cli.schedule;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Runs for people: a row for each machine, then the load of each hour. */
public final class ScheduleText {

    private static final int WIDEST_BAR = 40;

    /** Runs in one line; programs get all of them. */
    private static final int MOST_SHOWN = 24;

    private ScheduleText() {}

    /** Adds all machines and the load. */
    public static void write(Page page, List<MachineRuns> machines, HourlyLoad.Counted load) {
        if (machines.isEmpty()) {
            page.line("No machine is backed up on a schedule.");
            return;
        }
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(
                Cell.faint("machine"),
                Cell.faint("policy"),
                Cell.faint("zone"),
                Cell.faint("slot"),
                Cell.faint("largest gap"),
                Cell.faint("which begins"),
                Cell.faint("next runs")));
        for (MachineRuns machine : machines) {
            rows.add(List.of(
                    Cell.of(machine.address()),
                    Cell.of(machine.policy()),
                    Cell.of(machine.zone().getId()),
                    Cell.of(machine.slotText()),
                    Cell.of(machine.gapText()),
                    Cell.of(machine.largestGap()
                            .map(gap -> machine.local(gap.start()))
                            .orElse("-")),
                    Cell.of(runs(machine))));
        }
        page.columns("", rows).gap();
        load(page, load);
    }

    private static String runs(MachineRuns machine) {
        List<String> shown = new ArrayList<>();
        for (Instant run :
                machine.runs().subList(0, Math.min(MOST_SHOWN, machine.runs().size()))) {
            shown.add(machine.local(run));
        }
        int more = machine.runs().size() - shown.size();
        return shown.isEmpty() ? "none" : String.join("  ", shown) + (more > 0 ? "  and " + more + " more" : "");
    }

    private static void load(Page page, HourlyLoad.Counted load) {
        ZoneId zone = load.zone();
        page.line(
                Cell.strong("Starts per hour of the day"),
                Cell.of(" from " + load.from().shown(zone) + " until "
                        + load.until().shown(zone) + ", " + zone));
        long most = 1;
        for (long starts : load.starts()) {
            most = Math.max(most, starts);
        }
        List<List<Cell>> rows = new ArrayList<>();
        int digits = Long.toString(most).length();
        for (int hour = 0; hour < HourlyLoad.HOURS; hour++) {
            long starts = load.starts()[hour];
            int bar = (int) ((starts * WIDEST_BAR + most - 1) / most);
            String number = Long.toString(starts);
            rows.add(List.of(
                    Cell.of((hour < 10 ? "0" : "") + hour + ":00"),
                    Cell.of(" ".repeat(digits - number.length()) + number),
                    Cell.of("█".repeat(bar))));
        }
        page.columns("  ", rows);
        load.peak()
                .ifPresent(peak -> page.line("Most in one hour: " + peak.starts() + ", from "
                        + Boundary.of(peak.begin()).shown(zone) + "."));
    }
}
