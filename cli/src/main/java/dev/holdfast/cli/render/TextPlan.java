package dev.holdfast.cli.render;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.HoldfastSection;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan for people at a terminal: one section after the other, the totals last. */
final class TextPlan implements PlanRenderer {

    /** THE order of the sections. */
    private static final List<Section> SECTIONS = List.of(
            new WeakeningSection(),
            new ConfigurationSection(),
            new ScheduleSection(),
            new TransferSection(),
            new PruneSection(),
            new ExpirySection(),
            new ObjectiveSection(),
            new ChoiceSection(),
            new CoverageSection(),
            new FindingSection("error", "warning", "note"));

    private final boolean colored;

    TextPlan(boolean colored) {
        this.colored = colored;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        Page page = new Page(colored);
        header(view, page);
        for (Section section : SECTIONS) {
            section.write(view, page);
        }
        page.gap();
        totals(view, page);
        target.print(page.toString());
    }

    private static void header(PlanView view, Page page) {
        HoldfastSection plan = view.plan();
        String where =
                view.lookedAt().map(path -> ": nothing at " + path + " yet").orElse("");
        page.line(
                Cell.strong("Holdfast plan for " + plan.estate()),
                Cell.of(" at " + Wording.instant(plan.at())),
                Cell.faint("   declaration " + Wording.digest(plan.declarationDigest())),
                Cell.of(plan.firstRun() ? "   first run" + where : "   state #" + plan.stateSerial()));
        if (!view.document().complete()) {
            limits("Limited to ", plan.targets(), page);
            limits("Without ", plan.excluded(), page);
            page.line("The rest of the estate is neither shown nor applied.");
        }
    }

    private static void limits(String what, List<String> selectors, Page page) {
        if (!selectors.isEmpty()) {
            page.line(what + String.join(", ", selectors));
        }
    }

    private static void totals(PlanView view, Page page) {
        PlanTotals totals = PlanTotals.of(view.document());
        if (totals.nothing() && view.document().applyable()) {
            page.line(Cell.strong("No changes. Your protection matches the declaration."));
        } else {
            page.line(Cell.strong(totals.planLine()));
            page.line(totals.dataLine());
        }
        totals.forgetLine().ifPresent(page::line);
        blocked(view, totals).ifPresent(text -> page.line(new Cell(Style.REMOVED, text)));
    }

    /** Why apply would refuse the plan. */
    private static Optional<String> blocked(PlanView view, PlanTotals totals) {
        if (!view.document().applyable()) {
            return Optional.of("This plan cannot be applied: it has findings of level error, listed above.");
        }
        List<String> options = new ArrayList<>();
        if (totals.early() > 0) {
            options.add("--allow-data-loss=" + totals.early());
        }
        if (view.plan().groups().stream().anyMatch(GroupRows::isIrreversible)) {
            options.add("--allow-irreversible");
        }
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of("'apply' needs " + String.join(" and ", options) + " for this plan.");
    }
}
