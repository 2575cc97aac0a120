package dev.holdfast.cli.render;

import dev.holdfast.cli.render.section.ChoiceSection;
import dev.holdfast.cli.render.section.ConfigurationSection;
import dev.holdfast.cli.render.section.CostSection;
import dev.holdfast.cli.render.section.CoverageSection;
import dev.holdfast.cli.render.section.DriftSection;
import dev.holdfast.cli.render.section.ExpirySection;
import dev.holdfast.cli.render.section.FindingSection;
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
import dev.holdfast.planner.document.FindingEntry;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan as a comment on a pull request: the verdict first, then what weakens and what is lost in the open, the rest
 * folded. Never longer than a comment may be; what does not fit is counted. A hidden first line lets a script find its
 * earlier comment and replace it.
 */
final class MarkdownPlan implements PlanRenderer {

    /** GitHub accepts 65,536 characters in a comment; a margin remains for what scripts add. */
    static final int LIMIT = 60_000;

    /** What a section needs at least: its frame and the count of what is missing. */
    private static final int FRAME = 220;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 500;

    /** One part of the comment; the text is escaped. */
    private record Part(String title, String text, boolean open) {}

    @Override
    public void render(PlanView view, PrintStream target) {
        PlanTotals totals = PlanTotals.of(view.document());
        StringBuilder text = new StringBuilder(4_096);
        text.append("<!-- holdfast-plan ")
                .append(MarkdownText.marker(view.plan().estate()))
                .append(" -->\n");
        verdict(view, totals, text);
        List<Part> parts = parts(view);
        for (int index = 0; index < parts.size(); index++) {
            append(parts.get(index), budget(parts, index, LIMIT - text.length()), text);
        }
        target.print(text.toString());
    }

    /** What a part may use: all that the later ones do not need, but at least its fair share of what is left. */
    private static int budget(List<Part> parts, int index, int left) {
        int later = 0;
        for (Part part : parts.subList(index + 1, parts.size())) {
            later += part.text().length() + FRAME;
        }
        return Math.max(left / (parts.size() - index), left - later);
    }

    private static void verdict(PlanView view, PlanTotals totals, StringBuilder text) {
        String estate = MarkdownText.escape(cut(SafeText.of(view.plan().estate()), LONGEST_NAME));
        text.append("### Holdfast plan for ")
                .append(estate)
                .append(": ")
                .append(judgement(view, totals))
                .append("\n\n");
        Optional<String> verdict = Wording.nothingToDo(view, totals);
        if (verdict.isPresent()) {
            text.append(verdict.get()).append('\n');
        } else {
            text.append(totals.planLine())
                    .append("<br>\n")
                    .append(totals.dataLine())
                    .append('\n');
        }
        totals.forgetLine().ifPresent(line -> text.append("<br>\n").append(line).append('\n'));
        totals.moveLine().ifPresent(line -> text.append("<br>\n").append(line).append('\n'));
        totals.acceptLine().ifPresent(line -> text.append("<br>\n").append(line).append('\n'));
        for (String line : Scope.lines(view)) {
            text.append("\n**")
                    .append(MarkdownText.escape(cut(SafeText.of(line), LONGEST_LINE)))
                    .append("**\n");
        }
        if (PlanTotals.isRefresh(view.document()) && DriftSection.acceptsLess(view)) {
            text.append("\n**").append(Wording.ACCEPTS_LESS).append("**\n");
        }
        text.append("\nFor ").append(Wording.instant(view.plan().at()));
        text.append(
                view.plan().firstRun()
                        ? ", first run"
                        : ", state number " + view.plan().stateSerial());
        text.append(", digest <code>")
                .append(Wording.digest(view.plan().digest()))
                .append("</code>");
        text.append(".\n");
    }

    private static String judgement(PlanView view, PlanTotals totals) {
        int errors = count(view, "error");
        if (!view.document().applyable()) {
            return "cannot be applied, " + Wording.counted(errors, "error");
        }
        if (totals.early() > 0) {
            return "loses " + Wording.counted(totals.early(), "recovery point") + " early";
        }
        long weakening =
                view.plan().groups().stream().filter(group -> group.weakens()).count();
        if (weakening > 0) {
            return "weakens protection";
        }
        if (DriftSection.touchesProtection(view)) {
            return "protection was changed outside";
        }
        int warnings = count(view, "warning");
        String noted = warnings == 0 ? "" : ", " + Wording.counted(warnings, "warning");
        return (totals.nothing() ? "no changes" : "changes") + noted;
    }

    private static int count(PlanView view, String level) {
        int count = 0;
        for (FindingEntry finding : view.plan().findings()) {
            count += finding.counts() && finding.level().equals(level) ? 1 : 0;
        }
        return count;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static List<Part> parts(PlanView view) {
        List<Part> parts = new ArrayList<>();
        add("Weakens protection", new WeakeningSection(), true, view, parts);
        add("Errors", new FindingSection("error"), true, view, parts);
        add("Changed outside", new DriftSection(), true, view, parts);
        if (PlanTotals.isRefresh(view.document())) {
            add("Warnings and notes", new FindingSection("warning", "note"), false, view, parts);
            return parts;
        }
        add("Points that go", new PruneSection(), true, view, parts);
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

    private static void add(String title, Section section, boolean open, PlanView view, List<Part> parts) {
        Page page = new Page(false);
        section.write(view, page);
        String text = MarkdownText.escapePre(page.toString());
        if (!text.isEmpty()) {
            parts.add(new Part(title, text, open));
        }
    }

    private static void append(Part part, int budget, StringBuilder text) {
        text.append(part.open() ? "\n#### " + part.title() + "\n\n<pre>\n" : opening(part.title()));
        int left = budget - FRAME;
        String[] lines = part.text().split("\n", -1);
        int shown = 0;
        for (; shown < lines.length - 1; shown++) {
            String line = lines[shown] + "\n";
            if (line.length() > left) {
                break;
            }
            left -= line.length();
            text.append(line);
        }
        int missing = lines.length - 1 - shown;
        text.append("</pre>\n");
        if (missing > 0) {
            text.append("\n… and ")
                    .append(missing)
                    .append(" more lines, which do not fit here; `holdfast show` lists them.\n");
        }
        text.append(part.open() ? "" : "</details>\n");
    }

    private static String opening(String title) {
        return "\n<details><summary>" + title + "</summary>\n\n<pre>\n";
    }
}
