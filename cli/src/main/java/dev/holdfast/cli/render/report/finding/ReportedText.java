package dev.holdfast.cli.render.report.finding;

import java.util.List;

/**
 * What a finding says; all texts are harmless.
 *
 * @param message what is wrong and why it matters; not empty
 * @param about the first addresses it is about and how many more; empty if it is about none
 * @param fix what to do; empty if there is nothing to do
 * @param related further places that explain it, in reading order
 */
public record ReportedText(String message, String about, String fix, List<RelatedPlace> related) {

    /** Callers of loops may be many; the others are places without a sentence. */
    private static final int RELATED_SHOWN = 10;

    public ReportedText {
        related = List.copyOf(related);
    }

    /** Message, addresses, fix and related places, with this between them. */
    public String whole(String between) {
        StringBuilder whole = new StringBuilder(message);
        if (!about.isEmpty()) {
            whole.append(between).append("For: ").append(about).append('.');
        }
        if (!fix.isEmpty()) {
            whole.append(between).append(fix);
        }
        for (RelatedPlace place : related.subList(0, Math.min(RELATED_SHOWN, related.size()))) {
            whole.append(between)
                    .append("See ")
                    .append(place.where())
                    .append(": ")
                    .append(place.message())
                    .append('.');
        }
        return whole.toString();
    }
}
