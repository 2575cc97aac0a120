package dev.holdfast.cli.render;

import dev.holdfast.cli.render.section.ChoiceSection;
import dev.holdfast.cli.render.section.ConfigurationSection;
import dev.holdfast.cli.render.section.CostSection;
import dev.holdfast.cli.render.section.CoverageSection;
import dev.holdfast.cli.render.section.DriftSection;
import dev.holdfast.cli.render.section.ExpirySection;
import dev.holdfast.cli.render.section.FindingSection;
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
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.SafeText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan as a comment on a pull request: the verdict and what it costs first, then what weakens, what cannot be undone, what is lost and
 * what is wrong in the open, the rest folded. Never longer than it may be: whole rows and sections that do not fit are counted, and nothing
 * in the open is shortened for the sake of what is folded. A hidden first line, and a hidden last one, let a script find its earlier comment
 * and replace it.
 */
final class MarkdownPlan implements PlanRenderer {

    /** GitHub accepts 65,536 characters in a comment; a margin remains for what scripts add. */
    static final int LIMIT = 60_000;

    /** The verdict, with every name cut short, is no longer. */
    static final int LEAST = 1_000;

    /** What the line about sections that are left out needs. */
    private static final int COUNT = 80;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 500;

    /** Of the room, the part that a single name may take. */
    private static final int NAME_SHARE = 10;

    private final int limit;

    /** A comment of at most so many characters, counted in UTF-16 units. */
    MarkdownPlan(int limit) {
        if (limit < LEAST) {
            throw new IllegalArgumentException("a comment needs at least " + LEAST + " characters, not " + limit);
        }
        this.limit = limit;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        String marker = MarkdownText.marker(view.plan().estate());
        String end = "\n<!-- holdfast:plan:" + marker + " -->\n";
        StringBuilder text = new StringBuilder(4_096);
        text.append("<!-- holdfast-plan ").append(marker).append(" -->\n");
        int room = limit - end.length() - COUNT;
        verdict(view, room, text);
        List<FittedPart> parts = parts(view);
        int missing = 0;
        boolean openIsWhole = true;
        for (int index = 0; index < parts.size(); index++) {
            FittedPart part = parts.get(index);
            int budget = part.open() || openIsWhole ? budget(parts, index, room - text.length()) : 0;
            openIsWhole &= !part.open() || part.length() <= budget;
            String shown = part.within(budget);
            missing += shown.isEmpty() ? 1 : 0;
            text.append(shown);
        }
        if (missing > 0) {
            text.append("\n… ")
                    .append(Wording.counted(missing, "more section does", "more sections do"))
                    .append(" not fit here, see the plan file.\n");
        }
        target.print(text.append(end));
    }

    /**
     * What a part may use: all that the later ones do not need, but at least its fair share of what is left. One in the open reckons
     * only with others in the open, which all come before what is folded.
     */
    private static int budget(List<FittedPart> parts, int index, int left) {
        int sharing = 1;
        int later = 0;
        for (FittedPart part : parts.subList(index + 1, parts.size())) {
            if (part.open() == parts.get(index).open()) {
                sharing++;
                later += part.length();
            }
        }
        return Math.max(left / sharing, left - later);
    }

    private static void verdict(PlanView view, int room, StringBuilder text) {
        PlanTotals totals = PlanTotals.of(view.document());
        text.append("### Holdfast plan for ")
                .append(escaped(view.plan().estate(), Math.min(LONGEST_NAME, room / NAME_SHARE)))
                .append(": ")
                .append(Verdict.of(view, totals))
                .append("\n\n");
        List<String> lines = new ArrayList<>();
        Optional<String> nothing = Wording.nothingToDo(view, totals);
        lines.add(nothing.orElse(totals.planLine() + "<br>\n" + totals.dataLine()) + "\n");
        if (nothing.isEmpty()) {
            CostSection.difference(view).ifPresent(line -> lines.add("<br>\n" + escaped(line, LONGEST_LINE) + "\n"));
        }
        totals.forgetLine().ifPresent(line -> lines.add("<br>\n" + line + "\n"));
        totals.moveLine().ifPresent(line -> lines.add("<br>\n" + line + "\n"));
        totals.acceptLine().ifPresent(line -> lines.add("<br>\n" + line + "\n"));
        if (PlanTotals.isRefresh(view.document()) && DriftSection.acceptsLess(view)) {
            lines.add("\n**" + Wording.ACCEPTS_LESS + "**\n");
        }
        for (String line : Scope.lines(view)) {
            lines.add("\n**" + escaped(line, LONGEST_LINE) + "**\n");
        }
        lines.add(origin(view));
        for (String line : lines) {
            if (text.length() + line.length() <= room) {
                text.append(line);
            }
        }
    }

    private static String origin(PlanView view) {
        return "\nFor " + escaped(Wording.instant(view.plan().at()), LONGEST_NAME)
                + (view.plan().firstRun()
                        ? ", first run"
                        : ", state number " + view.plan().stateSerial())
                + ", digest <code>" + Wording.digest(view.plan().digest()) + "</code>.\n";
    }

    /** Harmless text, cut so that it is no longer than this once it is escaped, and never within a character. */
    private static String escaped(String text, int most) {
        String safe = SafeText.of(text);
        String whole = MarkdownText.escape(safe);
        int end = safe.length();
        while (whole.length() > most) {
            end = safe.offsetByCodePoints(0, safe.codePointCount(0, end) * 3 / 4);
            whole = MarkdownText.escape(safe.substring(0, end)) + "…";
        }
        return whole;
    }

    private static List<FittedPart> parts(PlanView view) {
        List<FittedPart> parts = new ArrayList<>();
        add("Weakens protection", new WeakeningSection(), true, view, parts);
        add("Cannot be undone", new IrreversibleSection(), true, view, parts);
        if (!PlanTotals.isRefresh(view.document())) {
            add("Points that go", new PruneSection(), true, view, parts);
        }
        add("Errors", new FindingSection("error"), true, view, parts);
        add("Changed outside", new DriftSection(), true, view, parts);
        if (PlanTotals.isRefresh(view.document())) {
            add("Warnings and notes", new FindingSection("warning", "note"), false, view, parts);
            return parts;
        }
        add("Moved", new MoveSection(), true, view, parts);
        add("Configuration", new ConfigurationSection(), false, view, parts);
        add("Schedule, next 24 h", new ScheduleSection(), false, view, parts);
        add("Backups and copies", new TransferSection(), false, view, parts);
        add("Expiry by the service", new ExpirySection(), false, view, parts);
        add("Objectives", new ObjectiveSection(), false, view, parts);
        add("Cost", new CostSection(), false, view, parts);
        add("Mechanism", new ChoiceSection(), false, view, parts);
        add("Coverage", new CoverageSection(), false, view, parts);
        add("Warnings and notes", new FindingSection("warning", "note"), false, view, parts);
        return parts;
    }

    private static void add(String title, Section section, boolean open, PlanView view, List<FittedPart> parts) {
        Page page = new Page(false);
        section.write(view, page);
        String text = MarkdownText.escapePre(page.toString());
        if (!text.isEmpty()) {
            parts.add(new FittedPart(title, text.lines().toList(), open, "the plan file"));
        }
    }
}
