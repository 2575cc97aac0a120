package dev.holdfast.cli.check;

import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.section.FindingSection;
import dev.holdfast.cli.render.section.TransferSection;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.planner.document.FindingEntry;
import java.io.PrintStream;

/** A check for people at a terminal: findings worst first, the baseline, what was not judged, the counts last. */
final class TextCheck implements PlanRenderer {

    private static final int GONE_SHOWN = 10;

    private final CheckView check;
    private final boolean colored;

    TextCheck(CheckView check, boolean colored) {
        this.check = check;
        this.colored = colored;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        Page page = new Page(colored);
        page.line(
                Cell.strong("Holdfast check of " + view.plan().estate()),
                Cell.of(" at " + Wording.instant(view.plan().at())));
        sections(view, page);
        page.gap();
        page.paragraph("", check.limits());
        page.line(Cell.strong(check.counts() + "."));
        target.print(page.toString());
    }

    /** Findings and baseline. */
    void sections(PlanView view, Page page) {
        new FindingSection("error", "warning", "note").write(view, page);
        accepted(view.detail(), page);
        gone(view.detail(), page);
    }

    private void accepted(Detail detail, Page page) {
        if (detail != Detail.FULL || check.accepted().isEmpty()) {
            return;
        }
        page.gap();
        page.line(
                Cell.strong("In the baseline"), Cell.of("   " + check.accepted().size()));
        for (FindingEntry finding : check.accepted()) {
            page.line(
                    Cell.of("  " + finding.id() + " " + finding.name() + "   " + finding.level()),
                    Cell.faint(finding.place().map(place -> "   " + place).orElse("")));
            page.paragraph("      ", finding.message());
            page.paragraph("      for ", Wording.names(finding.addresses(), Integer.MAX_VALUE));
        }
    }

    private void gone(Detail detail, Page page) {
        int size = check.gone().size();
        if (size == 0 || detail == Detail.SUMMARY) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Gone, but still in the baseline"), Cell.of("   " + size));
        int limit = detail.limit(size, GONE_SHOWN);
        check.gone()
                .subList(0, limit)
                .forEach(entry -> page.line("  " + entry.id() + " " + entry.name() + "   " + entry.address()));
        TransferSection.more(size - limit, page);
        page.line("      → Write the baseline again with --write-baseline, which drops them.");
    }
}
