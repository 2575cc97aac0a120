package dev.holdfast.cli.fault;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Table;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.scenario.Injection;
import dev.holdfast.executor.scenario.Scenario;
import java.util.Collection;
import java.util.List;

/** Faults for people. */
public final class FaultText {

    private FaultText() {}

    /** What an injection does, where and when, and what is expected. */
    public static void injection(Page page, Injection injection) {
        Scenario scenario = injection.scenario();
        page.line(
                Cell.strong("Scenario " + scenario.name()),
                Cell.of(" injected at " + injection.clock() + ", seed " + injection.seed()));
        if (!scenario.description().isEmpty()) {
            page.line(scenario.description());
        }
        for (FaultGroup group : FaultGroup.of(injection.faults())) {
            page.gap();
            page.line(Cell.strong(group.like().kind().word()), Cell.of("  " + group.where()));
            page.line("  from " + group.begins() + ", ends " + group.ends());
            page.line("  " + group.effect());
        }
        sentences(page, "Must survive", scenario.survive());
        sentences(page, "May be lost, and is reported", scenario.report());
        page.gap();
        page.line("'holdfast fabric advance' lets it happen; 'holdfast fabric show' lists what is in force.");
    }

    private static void sentences(Page page, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            page.gap();
            page.line(Cell.strong(title));
            sentences.forEach(sentence -> page.line("  - " + sentence));
        }
    }

    /** Faults that are in force or coming; nothing if there are none. */
    public static void pending(Page page, Collection<InjectedFault> faults) {
        List<FaultGroup> groups = FaultGroup.of(faults.stream()
                .filter(fault -> fault.state() != FaultState.OVER)
                .toList());
        if (groups.isEmpty()) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Faults"));
        Table table = new Table("fault", "where", "state", "from", "ends", "scenario");
        for (FaultGroup group : groups) {
            table.row(
                    group.like().kind().word(),
                    group.where(),
                    group.like().state().word(),
                    group.begins(),
                    group.ends(),
                    group.like().scenario());
        }
        page.columns("  ", table.rows());
    }
}
