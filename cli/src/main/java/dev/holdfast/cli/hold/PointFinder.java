package dev.holdfast.cli.hold;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds points by what people write: the id that the service gave, such as {@code sql-01@2026-11-20T22:07Z}, of a copy {@code
 * sql-01@2026-11-20T22:07Z→rsv-westus}. The instant may have seconds or another offset, the arrow may be {@code ->}, and
 * {@code protection/} may stand in front.
 */
public final class PointFinder {

    private static final String PREFIX = "protection/";
    private static final char ARROW = '\u2192';
    private static final int NEAREST = 3;

    private final ActualState actual;
    private final SortedMap<ItemKey, List<RecoveryPoint>> points;
    /** What is said of a point that is not found. */
    private final Function<Name, String> elsewhere;

    /** Finds points that are there. */
    public PointFinder(ActualState actual) {
        this.actual = actual;
        this.points = actual.points();
        this.elsewhere = this::gone;
    }

    private PointFinder(ActualState actual, SortedMap<ItemKey, List<RecoveryPoint>> points) {
        this.actual = actual;
        this.points = points;
        this.elsewhere = this::there;
    }

    /** Finds points in soft delete. */
    public static PointFinder ofDeleted(ActualState actual) {
        SortedMap<ItemKey, List<RecoveryPoint>> deleted = new TreeMap<>();
        actual.softDeleted().forEach((item, points) -> {
            Map<String, RecoveryPoint> last = new LinkedHashMap<>();
            points.forEach(point -> last.put(point.point().id(), point.point()));
            deleted.put(item, List.copyOf(last.values()));
        });
        return new PointFinder(actual, deleted);
    }

    /**
     * A point's name, taken apart.
     *
     * @param vault after the arrow; empty without one
     */
    private record Name(String machine, Instant captured, Optional<String> vault) {}

    /**
     * The point of this name.
     *
     * @throws CommandException if there is none, or more than one; the message names what is near
     */
    public FoundPoint find(String text) throws CommandException {
        String written = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        written = written.replace("->", String.valueOf(ARROW));
        List<FoundPoint> exact = new ArrayList<>();
        for (ItemKey item : points.keySet()) {
            if (written.startsWith(item.machine() + "@")) {
                for (RecoveryPoint point : points.getOrDefault(item, List.of())) {
                    if (point.id().equals(written)) {
                        exact.add(new FoundPoint(new PointReference(item, point.id()), point));
                    }
                }
            }
        }
        if (exact.isEmpty()) {
            exact.addAll(meant(name(text, written)));
        }
        if (exact.size() == 1) {
            return exact.get(0);
        }
        throw exact.isEmpty() ? missing(text, name(text, written)) : ambiguous(text, exact);
    }

    private static Name name(String text, String written) throws CommandException {
        int arrow = written.indexOf(ARROW);
        String own = arrow < 0 ? written : written.substring(0, arrow);
        int at = own.lastIndexOf('@');
        try {
            if (at > 0 && arrow != written.length() - 1) {
                return new Name(
                        own.substring(0, at),
                        OffsetDateTime.parse(own.substring(at + 1)).toInstant(),
                        arrow < 0 ? Optional.empty() : Optional.of(written.substring(arrow + 1)));
            }
        } catch (DateTimeException e) {
            // falls through: not the name of a point
        }
        throw new CommandException(
                ExitStatus.USAGE,
                "'" + text + "' is no name of a recovery point. Write MACHINE@INSTANT, such as"
                        + " sql-01@2026-11-20T22:07Z, and for a copy add →VAULT. 'holdfast fabric show --points MACHINE'"
                        + " lists the points of a machine.");
    }

    /** Without an arrow the point in the machine's own vault is meant, not a copy. */
    private List<FoundPoint> meant(Name name) {
        List<FoundPoint> found = new ArrayList<>();
        points.forEach((item, there) -> {
            boolean place = name.vault().isEmpty() || name.vault().get().equalsIgnoreCase(item.vault());
            if (place && isMachine(name, item)) {
                for (RecoveryPoint point : there) {
                    boolean copy = point.id().indexOf(ARROW) >= 0;
                    if (point.captured().equals(name.captured())
                            && copy == name.vault().isPresent()) {
                        found.add(new FoundPoint(new PointReference(item, point.id()), point));
                    }
                }
            }
        });
        return found;
    }

    private static boolean isMachine(Name name, ItemKey item) {
        String machine = item.machine();
        return machine.equalsIgnoreCase(name.machine())
                || machine.substring(machine.lastIndexOf('/') + 1).equalsIgnoreCase(name.machine());
    }

    private static CommandException ambiguous(String text, List<FoundPoint> found) {
        return new CommandException(
                ExitStatus.USAGE,
                "'" + text + "' names several recovery points. Write the one that is meant in full:",
                found.stream().map(one -> one.reference().id()).toList());
    }

    private CommandException missing(String text, Name name) {
        SortedSet<String> machines = new TreeSet<>();
        List<RecoveryPoint> near = new ArrayList<>();
        points.forEach((item, there) -> {
            machines.add(item.machine());
            if (isMachine(name, item)) {
                near.addAll(there);
            }
        });
        String what = points.equals(actual.points()) ? "" : "deleted ";
        String where = elsewhere.apply(name);
        if (near.isEmpty()) {
            return new CommandException(
                    ExitStatus.USAGE,
                    "There is no " + what + "recovery point '" + text + "'"
                            + (where.isEmpty()
                                    ? ": the machine '" + name.machine() + "' has no " + what + "points."
                                            + Suggestion.didYouMean(name.machine(), machines)
                                    : where + "."));
        }
        near.sort(Comparator.comparing((RecoveryPoint point) -> distance(point, name))
                .thenComparing(RecoveryPoint::id));
        return new CommandException(
                ExitStatus.USAGE,
                "There is no " + what + "recovery point '" + text + "'" + where + ". The nearest of that machine:",
                near.stream().limit(NEAREST).map(RecoveryPoint::id).toList());
    }

    private static Duration distance(RecoveryPoint point, Name name) {
        return Duration.between(point.captured(), name.captured()).abs();
    }

    private String there(Name name) {
        for (Map.Entry<ItemKey, List<RecoveryPoint>> entry : actual.points().entrySet()) {
            if (isMachine(name, entry.getKey())) {
                for (RecoveryPoint point : entry.getValue()) {
                    boolean copy = point.id().indexOf(ARROW) >= 0;
                    if (point.captured().equals(name.captured())
                            && copy == name.vault().isPresent()) {
                        return ": it is there and was not deleted";
                    }
                }
            }
        }
        return gone(name);
    }

    private String gone(Name name) {
        for (Map.Entry<ItemKey, List<SoftDeletedPoint>> entry :
                actual.softDeleted().entrySet()) {
            if (points.equals(actual.points()) && isMachine(name, entry.getKey())) {
                for (SoftDeletedPoint deleted : entry.getValue()) {
                    if (deleted.point().captured().equals(name.captured())) {
                        return ": it was deleted at " + deleted.deleted()
                                + "; 'holdfast undelete' brings it back until " + deleted.ends();
                    }
                }
            }
        }
        for (ExpiredPoint point : actual.expired()) {
            if (isMachine(name, point.item()) && point.captured().equals(name.captured())) {
                return ": it expired at " + point.expired() + " (" + point.reason() + ")";
            }
        }
        return "";
    }
}
