package dev.holdfast.cli.retention;

import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.planner.forecast.Forecast;
import dev.holdfast.planner.retention.PointDecision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a retention says of points, ready to be shown.
 *
 * @param terms whose retention it is
 * @param at the instant for which was decided
 * @param points newest first, points of one instant in the order in which they came
 * @param simulated the stretch of time that passed before {@code at}; absent if only the given points were looked at
 */
public record RetentionView(Terms terms, Instant at, List<PointView> points, Optional<Simulated> simulated) {

    public RetentionView {
        points = List.copyOf(points);
    }

    /**
     * A retention and where it is written.
     *
     * @param owner such as {@code policy gold}
     * @param place {@code file:line:column} of the retention
     */
    public record Terms(String owner, RetentionRule rule, ZoneId zone, Optional<String> place) {

        /** The zone as people call it. */
        public String zoneName() {
            return zone.getId().equals("Z") ? "UTC" : zone.getId();
        }

        /** The rule in one line: {@code instant 2d, daily 7, weekly 12w on sunday}. */
        public String line() {
            SortedMap<String, String> attributes = RetentionText.toAttributes(rule);
            List<String> parts = new ArrayList<>();
            List<String> first = new ArrayList<>(List.of("instant"));
            for (RetentionClass bucket : RetentionClass.values()) {
                first.add(bucket.word());
            }
            for (String key : first) {
                String value = attributes.remove(key);
                if (value != null) {
                    parts.add(key + " " + value);
                }
            }
            attributes.forEach((key, value) -> parts.add(key + " " + value));
            return String.join(", ", parts);
        }
    }

    /**
     * A point and its decision.
     *
     * @param time capture time as text: as it was given, or in ISO-8601
     */
    public record PointView(PointDecision decision, String time) {}

    /**
     * Time that was let pass.
     *
     * @param runs how many runs made a point
     */
    public record Simulated(Instant from, Instant until, int runs) {}

    /** What a rule decided about given points. */
    public static RetentionView of(Terms terms, Instant at, PointList given, List<PointDecision> decisions) {
        return new RetentionView(terms, at, sorted(given, decisions), Optional.empty());
    }

    /** What will be there after a stretch of time. */
    public static RetentionView of(Terms terms, PointList given, Forecast forecast, Instant from, Instant until) {
        return new RetentionView(
                terms,
                until,
                sorted(given, forecast.decisions()),
                Optional.of(new Simulated(from, until, forecast.runs())));
    }

    /** The given points come first among the decisions, in their order. */
    private static List<PointView> sorted(PointList given, List<PointDecision> decisions) {
        List<PointView> points = new ArrayList<>(decisions.size());
        for (int i = 0; i < decisions.size(); i++) {
            PointDecision decision = decisions.get(i);
            String time = i < given.times().size()
                    ? given.times().get(i)
                    : decision.point().captured().toString();
            points.add(new PointView(decision, time));
        }
        points.sort(Comparator.comparing(
                (PointView view) -> view.decision().point().captured(), Comparator.reverseOrder()));
        return points;
    }

    /** How many points stay. */
    public int kept() {
        int kept = 0;
        for (PointView point : points) {
            kept += point.decision().kept() ? 1 : 0;
        }
        return kept;
    }
}
