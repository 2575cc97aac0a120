package dev.holdfast.cli.retention;

import dev.holdfast.cli.retention.RetentionView.PointView;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.planner.retention.PointDecision;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line for each month: how many points stay, by which parts of the retention, and how many go. */
final class MonthRows {

    private static final Pattern END = Pattern.compile(",| until | would | \\(| [0-9]");

    private final RetentionView view;

    MonthRows(RetentionView view) {
        this.view = view;
    }

    /** The lines, newest month first. */
    List<List<Cell>> rows() {
        Map<YearMonth, Month> months = new LinkedHashMap<>();
        for (PointView point : view.points()) {
            PointDecision decision = point.decision();
            YearMonth month = YearMonth.from(
                    decision.point().captured().atZone(view.terms().zone()));
            months.computeIfAbsent(month, any -> new Month()).add(decision);
        }
        List<List<Cell>> rows = new ArrayList<>();
        months.forEach((name, month) -> rows.add(List.of(
                Cell.of(name.toString()),
                new Cell(month.kept > 0 ? Style.ADDED : Style.PLAIN, "+ " + month.kept),
                new Cell(month.pruned > 0 ? Style.REMOVED : Style.PLAIN, "- " + month.pruned),
                Cell.of(month.parts()))));
        return rows;
    }

    /** The points of a month, counted. */
    private static final class Month {
        private final Map<String, Integer> parts = new LinkedHashMap<>();
        private int kept;
        private int pruned;

        void add(PointDecision decision) {
            if (!decision.kept()) {
                pruned++;
                return;
            }
            kept++;
            for (String reason : decision.reasons()) {
                parts.merge(part(reason), 1, Integer::sum);
            }
        }

        /** What keeps a point, without its numbers and dates. */
        private static String part(String reason) {
            Matcher end = END.matcher(reason);
            return end.find() ? reason.substring(0, end.start()) : reason;
        }

        String parts() {
            List<String> words = new ArrayList<>();
            parts.forEach((part, count) -> words.add(part + " " + count));
            return String.join(", ", words);
        }
    }
}
