package dev.holdfast.dsl.diagnostic;

import java.util.Comparator;

/**
 * Why the text at a place took effect: the round of a loop or the call of a function that evaluated it.
 *
 * @param within what was being declared or done, as messages say it: {@code vm 'web-3'}, {@code function 'web'}
 * @param from the loop or the call; its own origin is the next caller, at most {@link #MOST_CALLERS} of them
 */
public record Origin(String within, SourceSpan from) implements Comparable<Origin> {

    /** How many callers are remembered; the nearest ones explain best. */
    public static final int MOST_CALLERS = 4;

    private static final Comparator<Origin> BY_CALLER =
            Comparator.comparing(Origin::from).thenComparing(Origin::within);

    public Origin {
        if (callers(from) >= MOST_CALLERS) {
            from = shortened(from, MOST_CALLERS - 1);
        }
    }

    private static int callers(SourceSpan span) {
        return span.origin().map(origin -> 1 + callers(origin.from())).orElse(0);
    }

    private static SourceSpan shortened(SourceSpan span, int callers) {
        if (callers == 0 || span.origin().isEmpty()) {
            return span.written();
        }
        Origin origin = span.origin().get();
        return span.written().by(new Origin(origin.within(), shortened(origin.from(), callers - 1)));
    }

    /** {@code in vm 'web-3', called from line 12}. */
    public String sentence() {
        return "in " + within + ", called from line " + from.startLine();
    }

    @Override
    public int compareTo(Origin other) {
        return BY_CALLER.compare(this, other);
    }
}
