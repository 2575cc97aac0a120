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
     * The renderer of a format.
     *
     * @param colored whether text is coloured; other formats never are
     */
    static PlanRenderer of(OutputFormat format, boolean colored) {
        return switch (format) {
            case TEXT -> new TextPlan(colored);
            case JSON -> new JsonPlan();
            case MARKDOWN -> new MarkdownPlan();
            case ICS -> throw new IllegalArgumentException("a plan has no format " + format.word());
        };
    }
}
