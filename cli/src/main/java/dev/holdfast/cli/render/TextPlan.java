package dev.holdfast.cli.render;

import dev.holdfast.cli.render.section.ChoiceSection;
import dev.holdfast.cli.render.section.ConfigurationSection;
import dev.holdfast.cli.render.section.CostSection;
import dev.holdfast.cli.render.section.CoverageSection;
import dev.holdfast.cli.render.section.DriftSection;
import dev.holdfast.cli.render.section.ExpirySection;
import dev.holdfast.cli.render.section.FindingSection;
import dev.holdfast.cli.render.section.GroupRows;
import dev.holdfast.cli.render.section.IrreversibleSection;
import dev.holdfast.cli.render.section.MoveSection;
import dev.holdfast.cli.render.section.ObjectiveSection;
import dev.holdfast.cli.render.section.PruneSection;
import dev.holdfast.cli.render.section.ScheduleSection;
import dev.holdfast.cli.render.section.Section;
import dev.holdfast.cli.render.section.TransferSection;
import dev.holdfast.cli.render.section.WeakeningSection;
import dev.holdfast.cli.render.view.PlanTotals;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Scope;
import dev.holdfast.cli.render.view.Wording;
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
            new IrreversibleSection(),
            new DriftSection(),
            new MoveSection(),
            new ConfigurationSection(),
            new ScheduleSection(),
            new TransferSection(),
            new PruneSection(),
            new ExpirySection(),
            new ObjectiveSection(),
            new CostSection(),
            new ChoiceSection(),
            new CoverageSection(),
            new FindingSection("error", "warning", "note"));

    /** The sections of a plan that only refreshes: it has nothing to say of the others. */
    private static final List<Section> REFRESH =
            List.of(new DriftSection(), new FindingSection("error", "warning", "note"));

    private final boolean colored;

    TextPlan(boolean colored) {
        this.colored = colored;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        Page page = new Page(colored);
        header(view, page);
        for (Section section : PlanTotals.isRefresh(view.document()) ? REFRESH : SECTIONS) {
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
        Scope.lines(view).forEach(line -> page.paragraph("", line));
    }

    private static void totals(PlanView view, Page page) {
        PlanTotals totals = PlanTotals.of(view.document());
        Optional<String> verdict = Wording.nothingToDo(view, totals);
        if (verdict.isPresent()) {
            page.line(Cell.strong(verdict.get()));
        } else {
            page.line(Cell.strong(totals.planLine()));
            page.line(totals.dataLine());
        }
        totals.forgetLine().ifPresent(page::line);
        totals.moveLine().ifPresent(page::line);
        totals.acceptLine().ifPresent(page::line);
        if (PlanTotals.isRefresh(view.document()) && DriftSection.acceptsLess(view)) {
            page.line(new Cell(Style.REMOVED, Wording.ACCEPTS_LESS));
        }
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
