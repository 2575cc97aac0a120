package dev.holdfast.cli.runbook;

import dev.holdfast.cli.render.MarkdownText;
import dev.holdfast.cli.runbook.Runbook.Fact;
import dev.holdfast.cli.runbook.Runbook.Section;
import dev.holdfast.cli.terminal.SafeText;

/** A runbook as Markdown. Names are data: they can neither open an element nor end a block of commands. */
public final class RunbookMarkdown {

    private static final int SHORTEST_FENCE = 3;

    private RunbookMarkdown() {}

    /** The whole page. */
    public static String write(Runbook runbook) {
        StringBuilder page = new StringBuilder();
        page.append("# Runbook of ")
                .append(runbook.kind())
                .append(' ')
                .append(text(runbook.subject()))
                .append("\n\nEstate ")
                .append(text(runbook.estate()))
                .append(" at ")
                .append(text(runbook.at()))
                .append(
                        ". Points and runs are those of that moment; generate the page again before it is relied on.\n");
        runbook.sections().forEach(section -> section(section, page));
        return page.toString();
    }

    private static void section(Section section, StringBuilder page) {
        page.append('\n')
                .append("#".repeat(section.level() + 1))
                .append(' ')
                .append(text(section.title()))
                .append('\n');
        section.notes().forEach(note -> page.append('\n').append(text(note)).append('\n'));
        if (!section.facts().isEmpty()) {
            page.append("\n| | |\n|---|---|\n");
            for (Fact fact : section.facts()) {
                page.append("| ")
                        .append(text(fact.name()))
                        .append(" | ")
                        .append(text(fact.value()))
                        .append(" |\n");
            }
        }
        for (String command : section.commands()) {
            String shown = SafeText.of(command);
            String fence = "`".repeat(Math.max(SHORTEST_FENCE, longestRun(shown) + 1));
            page.append('\n')
                    .append(fence)
                    .append("sh\n")
                    .append(shown)
                    .append('\n')
                    .append(fence)
                    .append('\n');
        }
        if (!section.checks().isEmpty()) {
            page.append('\n');
            section.checks()
                    .forEach(check -> page.append("- [ ] ").append(text(check)).append('\n'));
        }
    }

    private static String text(String text) {
        return MarkdownText.escape(SafeText.of(text));
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
