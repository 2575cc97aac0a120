package dev.holdfast.cli.render.report.finding;

import java.util.List;

/**
 * What a report is about.
 *
 * @param word its kind, which keeps reports of different kinds apart: {@code plan}
 * @param name what it is of, the name of an estate or a path; empty if there is none. It may hold anything
 * @param title for people, with the name; harmless
 * @param at an instant as text
 * @param looked what was looked at, so that none found means that it is in order
 */
public record ReportHeading(String word, String name, String title, String at, List<CheckGroup> looked) {

    public ReportHeading {
        looked = List.copyOf(looked);
    }
}
