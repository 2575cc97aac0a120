package dev.holdfast.cli.check;

import dev.holdfast.cli.render.FittedPart;
import dev.holdfast.cli.render.MarkdownText;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.SafeText;
import java.io.PrintStream;

/**
 * A check as a comment on a pull request: the counts first, then the findings. Never longer than it may be. A hidden first line
 * lets a script find its earlier comment and replace it.
 */
final class MarkdownCheck implements PlanRenderer {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LIMITS = 300;

    private final CheckView check;
    private final int most;

    /** A comment of at most so many characters, counted in UTF-16 units; 1,000 or more. */
    MarkdownCheck(CheckView check, int most) {
        this.check = check;
        this.most = most;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        String estate = view.plan().estate();
        String marker = MarkdownText.marker(estate);
        String end = "\n<!-- holdfast:check:" + marker + " -->\n";
        StringBuilder text = new StringBuilder(4_096);
        text.append("<!-- holdfast-check ").append(marker).append(" -->\n### Holdfast check of ");
        text.append(MarkdownText.escape(cut(estate, LONGEST_NAME)))
                .append(": ")
                .append(check.levels())
                .append("\n\n")
                .append(check.counts())
                .append(".<br>\n")
                .append(MarkdownText.escape(cut(check.limits(), LONGEST_LIMITS)))
                .append('\n');
        Page page = new Page(false);
        new TextCheck(check, false).sections(view, page);
        String findings = MarkdownText.escapePre(page.toString()).strip();
        if (!findings.isEmpty()) {
            boolean open = !check.levels().equals("no findings");
            FittedPart part = new FittedPart("Findings", findings.lines().toList(), open, "the output of the check");
            text.append(part.within(most - text.length() - end.length()));
        }
        target.print(text.append(end));
    }

    private static String cut(String text, int most) {
        String safe = SafeText.of(text);
        return safe.codePointCount(0, safe.length()) <= most
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, most)) + "…";
    }
}
