package dev.holdfast.cli.render;

import dev.holdfast.cli.render.view.PlanView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One way to write a plan. */
public interface PlanRenderer {

    /** Writes the whole text, ending with a line end. The same view gives the same text. */
    void render(PlanView view, PrintStream target);

    /** The whole text in UTF-8. */
    default byte[] bytes(PlanView view) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream target = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            render(view, target);
        }
        return bytes.toByteArray();
    }

    /**
     * The renderer of a format for people, or of the document itself; {@code report.Reports} knows all formats.
     *
     * @param colored whether text is coloured; other formats never are
     */
    static PlanRenderer of(OutputFormat format, boolean colored) {
        return switch (format) {
            case TEXT -> new TextPlan(colored);
            case JSON -> new JsonPlan();
            case MARKDOWN -> markdown(MarkdownPlan.LIMIT);
            case ICS, JSONL, SARIF, JUNIT, GITLAB, GITLAB_TERRAFORM, GITHUB, AZURE, RDJSON ->
                throw new IllegalArgumentException("a plan has no format " + format.word() + " here");
        };
    }

    /** Markdown of so many characters at most; at least 1,000. */
    static PlanRenderer markdown(int mostCharacters) {
        return new MarkdownPlan(mostCharacters);
    }
}
