package dev.holdfast.cli.retention;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.retention.RetentionView.PointView;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.retention.PointDecision;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The result for people: a timeline of days in the zone of the retention, newest first. Points that go are cut together, and
 * when very many stay, a month is one line.
 */
public final class RetentionPage {

    /** With more kept points than this, a line for each is no longer read. */
    private static final int MOST_LINES = 400;

    private static final int LONGEST_ID = 48;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd EEE", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Cell KEPT = new Cell(Style.ADDED, "+");
    private static final Cell PRUNED = new Cell(Style.REMOVED, "-");

    private final RetentionView view;
    private final Page page;

    private RetentionPage(RetentionView view, Page page) {
        this.view = view;
        this.page = page;
    }

    /**
     * Adds the result to a page.
     *
     * @param detail a line for each month, for each point that stays (for each month if very many stay), or for each point
     */
    public static void write(RetentionView view, Detail detail, Page page) {
        RetentionPage writing = new RetentionPage(view, page);
        writing.header();
        boolean months = switch (detail) {
            case SUMMARY -> true;
            case GROUP -> view.kept() > MOST_LINES;
            case FULL -> false;
        };
        List<List<Cell>> rows = months ? new MonthRows(view).rows() : writing.days(detail == Detail.FULL);
        page.columns("  ", rows);
        page.gap();
        writing.counts(detail);
    }

    private void header() {
        RetentionView.Terms terms = view.terms();
        page.line(
                Cell.strong("Retention of " + terms.owner()),
                Cell.of(" at " + view.at()),
                Cell.faint(terms.place().map(place -> "   " + place).orElse("")));
        page.paragraph("  ", terms.line());
        view.simulated()
                .ifPresent(simulated -> page.line("  simulated: " + simulated.runs()
                        + (simulated.runs() == 1 ? " run" : " runs") + " from " + simulated.from() + " to "
                        + simulated.until()));
        page.gap();
        page.line(Cell.faint("+ stays, - goes; days and times in " + terms.zoneName() + ", newest first"));
    }

    private void counts(Detail detail) {
        int kept = view.kept();
        int all = view.points().size();
        boolean cut = detail != Detail.FULL && kept < all;
        page.line(all + (all == 1 ? " point: " : " points: ") + kept + " kept, " + (all - kept) + " pruned."
                + (cut ? " --detail=full says why of each." : ""));
    }

    private List<List<Cell>> days(boolean all) {
        List<List<Cell>> rows = new ArrayList<>();
        LocalDate shown = LocalDate.MAX;
        List<PointView> going = new ArrayList<>();
        for (PointView point : view.points()) {
            if (!all && !point.decision().kept()) {
                going.add(point);
                continue;
            }
            shown = together(going, rows, shown);
            ZonedDateTime captured = local(point.decision());
            boolean again = captured.toLocalDate().equals(shown);
            shown = captured.toLocalDate();
            rows.add(row(again ? "" : DAY.format(captured), captured, point));
        }
        together(going, rows, shown);
        return rows;
    }

    private List<Cell> row(String day, ZonedDateTime captured, PointView point) {
        PointDecision decision = point.decision();
        return List.of(
                Cell.of(day),
                decision.kept() ? KEPT : PRUNED,
                Cell.of(TIME.format(captured)),
                Cell.of(shortId(decision)),
                Cell.of(String.join(", ", decision.reasons())));
    }

    private static String shortId(PointDecision decision) {
        String id = decision.point().id();
        return id.codePointCount(0, id.length()) <= LONGEST_ID
                ? id
                : id.substring(0, id.offsetByCodePoints(0, LONGEST_ID - 1)) + "…";
    }

    /** One line for points that follow each other and go; returns the day that was last shown. */
    private LocalDate together(List<PointView> going, List<List<Cell>> rows, LocalDate shown) {
        if (going.isEmpty()) {
            return shown;
        }
        ZonedDateTime first = local(going.get(0).decision());
        LocalDate last = local(going.get(going.size() - 1).decision()).toLocalDate();
        String day = first.toLocalDate().equals(shown) ? "" : DAY.format(first);
        if (going.size() == 1) {
            rows.add(row(day, first, going.get(0)));
        } else {
            String back = first.toLocalDate().equals(last) ? "" : "back to " + DAY.format(last);
            rows.add(List.of(
                    Cell.of(day), PRUNED, Cell.EMPTY, Cell.of(going.size() + " points"), Cell.of(back + why(going))));
        }
        going.clear();
        return last;
    }

    /** The reason, if it is that of all; else nothing. */
    private static String why(List<PointView> going) {
        List<String> reasons = going.get(0).decision().reasons();
        for (PointView point : going) {
            if (!point.decision().reasons().equals(reasons)) {
                return "";
            }
        }
        return ": " + String.join(", ", reasons);
    }

    private ZonedDateTime local(PointDecision decision) {
        return decision.point().captured().atZone(view.terms().zone());
    }
}
