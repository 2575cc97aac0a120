package dev.holdfast.cli.render;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A group of changes as lines: the sign, what it is about, what changes and where it is written. */
final class GroupRows {

    private GroupRows() {}

    /** The first line of a group: sign, title, and a single change in the same line. */
    static List<Cell> headline(ChangeGroup group) {
        List<Cell> row = new ArrayList<>();
        row.add(new Cell(style(group.action()), "%-3s %s".formatted(Readable.symbol(group.action()), group.title())));
        if (inline(group)) {
            row.add(Cell.of(inlineText(group)));
        } else {
            row.add(Cell.of(group.reason()));
        }
        row.add(Cell.faint(place(group).orElse("")));
        return row;
    }

    /** The lines below the first: one for each attribute, then the members. */
    static void details(ChangeGroup group, Detail detail, Page page) {
        if (!inline(group)) {
            attributes(group, page);
        }
        if (detail == Detail.FULL && group.addresses().size() > 1) {
            for (String address : group.addresses()) {
                page.line("          " + address);
            }
        }
    }

    private static void attributes(ChangeGroup group, Page page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (AttributeChange change : group.attributes()) {
            boolean weakens = change.effect().equals("weakens");
            Style style = weakens ? Style.REMOVED : Style.PLAIN;
            String note = weakens ? "weakens" : change.effect().equals("strengthens") ? "strengthens" : "";
            rows.add(List.of(
                    new Cell(style, (weakens ? "! " : "  ") + change.name()),
                    new Cell(style, beforeAfter(change)),
                    Cell.of(note),
                    Cell.faint(change.place().orElse(""))));
        }
        page.columns("      ", rows);
    }

    /** True if what changes fits behind the title: a new or removed object, or one attribute that weakens nothing. */
    private static boolean inline(ChangeGroup group) {
        return switch (group.action()) {
            case "create" -> true;
            case "update" -> group.attributes().size() == 1 && !group.weakens();
            default -> group.attributes().isEmpty();
        };
    }

    private static String inlineText(ChangeGroup group) {
        if (group.attributes().isEmpty()) {
            return group.reason();
        }
        List<String> parts = new ArrayList<>();
        for (AttributeChange change : group.attributes()) {
            parts.add(
                    change.before().isEmpty()
                            ? change.name() + " " + change.after().orElse("none")
                            : change.name() + " " + beforeAfter(change));
        }
        return String.join(", ", parts);
    }

    private static Optional<String> place(ChangeGroup group) {
        if (group.action().equals("update") && inline(group) && !group.attributes().isEmpty()) {
            return group.attributes().get(0).place().or(group::place);
        }
        return group.place();
    }

    /** {@code 4h → 24h}; {@code none} for a side that is absent. */
    static String beforeAfter(AttributeChange change) {
        return change.before().orElse("none") + " → " + change.after().orElse("none");
    }

    private static Style style(String action) {
        return switch (action) {
            case "create" -> Style.ADDED;
            case "update" -> Style.CHANGED;
            case "delete", "replace" -> Style.REMOVED;
            default -> Style.PLAIN;
        };
    }
}
