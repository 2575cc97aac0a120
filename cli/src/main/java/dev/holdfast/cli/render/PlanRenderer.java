package dev.holdfast.cli.render;

/** One way to write a plan. */
public interface PlanRenderer {

    /** The whole text, ending with a line end. The same view gives the same text. */
    String render(PlanView view);

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
