package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A group of changes as lines: the sign, what it is about, what changes and where it is written. */
public final class GroupRows {

    /** Longest text behind a title. */
    private static final int SHORT = 70;

    /** Begins the reason of every change that the service cannot undo. */
    private static final String IRREVERSIBLE = "irreversible: ";

    private GroupRows() {}

    /** The first line of a group: sign and title, what changes where that is short, and the place; marked if it is for ever. */
    public static List<Cell> headline(ChangeGroup group) {
        return headline(group, isIrreversible(group) ? "   (irreversible)" : "");
    }

    /** The same without the mark, where the section says it. */
    static List<Cell> unmarked(ChangeGroup group) {
        return headline(group, "");
    }

    private static List<Cell> headline(ChangeGroup group, String mark) {
        Cell title = new Cell(
                style(group.action()), "%-3s %s%s".formatted(Wording.symbol(group.action()), group.title(), mark));
        Cell place = Cell.faint(place(group).orElse(""));
        return switch (layout(group)) {
            case INLINE -> List.of(title, Cell.of(inlineText(group)), place);
            case PARAGRAPH -> List.of(title, place);
            case TABLE -> List.of(title, Cell.of(why(group)), place);
        };
    }

    /** The reason of a group where its first line does not say it. */
    static Optional<String> untold(ChangeGroup group) {
        return layout(group) == Layout.TABLE || group.attributes().isEmpty()
                ? Optional.empty()
                : Optional.of(why(group));
    }

    private static String why(ChangeGroup group) {
        return isIrreversible(group) ? group.reason().substring(IRREVERSIBLE.length()) : group.reason();
    }

    /** True if the service can never undo the change. */
    public static boolean isIrreversible(ChangeGroup group) {
        return group.reason().startsWith(IRREVERSIBLE);
    }

    /** True if lines follow below the first. */
    public static boolean hasDetails(ChangeGroup group, Detail detail) {
        return layout(group) != Layout.INLINE || lists(group, detail);
    }

    /** The lines below the first: what changes, then the members. */
    public static void details(ChangeGroup group, Detail detail, Page page) {
        switch (layout(group)) {
            case INLINE -> {}
            case PARAGRAPH -> page.paragraph("        ", inlineText(group));
            case TABLE -> attributes(group, page);
        }
        if (lists(group, detail)) {
            for (String address : group.addresses()) {
                page.line("          " + address);
            }
        }
    }

    private static boolean lists(ChangeGroup group, Detail detail) {
        return detail == Detail.FULL && group.addresses().size() > 1;
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

    /** How the attributes of a group are shown. */
    private enum Layout {
        /** Behind the title. */
        INLINE,
        /** As text below the title: a new object with many attributes. */
        PARAGRAPH,
        /** One line for each, with before, after, effect and place. */
        TABLE
    }

    private static Layout layout(ChangeGroup group) {
        boolean one = group.attributes().size() == 1 && !group.weakens();
        return switch (group.action()) {
            case "create" -> inlineText(group).length() <= SHORT ? Layout.INLINE : Layout.PARAGRAPH;
            case "update" -> one && inlineText(group).length() <= SHORT ? Layout.INLINE : Layout.TABLE;
            default -> group.attributes().isEmpty() ? Layout.INLINE : Layout.TABLE;
        };
    }

    private static String inlineText(ChangeGroup group) {
        if (group.attributes().isEmpty()) {
            return why(group);
        }
        List<String> parts = new ArrayList<>();
        for (AttributeChange change : group.attributes()) {
            parts.add(
                    change.before().isEmpty()
                            ? change.name() + " " + change.after().orElse("none")
                            : change.name() + " " + beforeAfter(change));
        }
        return String.join("; ", parts);
    }

    private static Optional<String> place(ChangeGroup group) {
        if (group.action().equals("update")
                && layout(group) == Layout.INLINE
                && !group.attributes().isEmpty()) {
            return group.attributes().get(0).place().or(group::place);
        }
        return group.place();
    }

    /** {@code 4h → 24h}; {@code none} for a side that is absent. */
    public static String beforeAfter(AttributeChange change) {
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
