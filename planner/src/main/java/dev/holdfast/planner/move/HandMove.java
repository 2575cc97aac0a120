package dev.holdfast.planner.move;

import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveAddress;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A move that somebody asks for by hand, without a declaration that says so. */
public final class HandMove {

    /** What the language allows as a name: {@code $defs/name} of its schema. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
    /**
     * Before the name of a machine that is not unique: subscription and resource group, or the group alone. Names of groups have
     * at most 90 characters and no dot at the end (Azure, naming rules of resources).
     */
    private static final Pattern MACHINE =
            Pattern.compile("(?:[A-Za-z0-9._()-]{0,89}[A-Za-z0-9_()-]/){0,2}" + NAME.pattern());

    private final MoveAddress from;
    private final MoveAddress to;
    private final Bearers recorded;
    private final Bearers actual;

    /**
     * A move that is asked for.
     *
     * @param recorded the record
     * @param actual what is there
     */
    public HandMove(MoveAddress from, MoveAddress to, RecordedState recorded, ActualState actual) {
        this.from = from;
        this.to = to;
        this.recorded = Bearers.of(recorded.objects().values(), recorded.points());
        this.actual = Bearers.of(actual.objects().values(), actual.points());
    }

    /**
     * Why it cannot be made, one sentence or more for people each; empty if it can.
     *
     * <p>That nothing bears the former name any more and something the new one is a problem too: only a journal knows whether
     * the move was made before.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (from.type() != to.type()) {
            problems.add(
                    "A " + from.type().word() + " cannot become a " + to.type().word()
                            + ". A move gives a new name to the same thing; write two addresses of one type.");
            return problems;
        }
        if (from.isSameAs(to)) {
            problems.add("'" + from + "' and '" + to + "' are the same name, so there is nothing to move."
                    + (from.equals(to) ? "" : " The service does not tell them apart by case."));
            return problems;
        }
        if (!(to.type() == MoveType.VM ? MACHINE : NAME).matcher(to.name()).matches()) {
            problems.add(
                    "'" + to.name() + "' cannot be the name of a " + to.type().word()
                            + ": write letters, digits, dots, hyphens and underscores, a letter or digit first, at most 80.");
        }
        if (!isBorneBy(recorded, from)) {
            problems.add(
                    isBorneBy(actual, from)
                            ? "'" + from + "' is there, but not recorded as ours, so it is left alone."
                            : "Nothing is recorded under the name '" + from + "'."
                                    + Suggestion.didYouMean(from.toString(), recorded.written()));
        }
        if (isTaken()) {
            problems.add("The name '" + spelt(to) + "' is taken: its points would pass for those of '" + spelt(from)
                    + "'. Choose another name.");
        }
        return problems;
    }

    /** True if it can be made only in that nothing bears the former name and something the new one. */
    public boolean looksMade() {
        return from.type() == to.type() && !from.isSameAs(to) && !isBorne(from) && isBorne(to);
    }

    private boolean isBorne(MoveAddress address) {
        return isBorneBy(recorded, address) || isBorneBy(actual, address);
    }

    private boolean isBorneBy(Bearers bearers, MoveAddress address) {
        return bearers.have(address.type(), spelt(address).name());
    }

    /** The new name may be there where it was given already and the record alone does not know. */
    private boolean isTaken() {
        return isBorne(to) && !onlyRecorded();
    }

    private boolean onlyRecorded() {
        return isBorneBy(recorded, from)
                && !isBorneBy(actual, from)
                && isBorneBy(actual, to)
                && !isBorneBy(recorded, to);
    }

    /** The address with the spelling that is borne: case makes no difference but for policies. */
    private MoveAddress spelt(MoveAddress address) {
        return switch (address.type()) {
            case POLICY -> address;
            case VAULT, VM -> {
                String name = actual.spelling(address.type(), address.name());
                yield new MoveAddress(address.type(), recorded.spelling(address.type(), name));
            }
        };
    }

    /** The move with the former name as it is borne. */
    public Move move() {
        return new Move(from.type(), spelt(from).name(), to.name());
    }

    /**
     * What a move gives another name, or changes a name in.
     *
     * @param objects how many of each type
     * @param points recovery points that it gives another id
     * @param promised points of those that have a promise
     * @param held points of those under a legal hold
     */
    public record Extent(SortedMap<ObjectType, Integer> objects, int points, int promised, int held) {

        /** Nothing. */
        public static final Extent NONE = new Extent(new TreeMap<>(), 0, 0, 0);

        public Extent {
            objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        }
    }

    /** What it changes in what is there; in the record where that alone does not know of it. */
    public Extent extent(RecordedState record, ActualState there) {
        return onlyRecorded()
                ? extent(record.objects(), record.points(), there.clock())
                : extent(there.objects(), there.points(), there.clock());
    }

    private Extent extent(
            Map<ObjectAddress, ManagedObject> known,
            Map<ItemKey, List<RecoveryPoint>> pointsByItem,
            Optional<Instant> clock) {
        Renaming renaming = new Renaming(List.of(move()));
        SortedMap<ObjectType, Integer> objects = new TreeMap<>();
        for (ManagedObject object : known.values()) {
            if (!renaming.object(object).equals(object)) {
                objects.merge(object.address().type(), 1, Integer::sum);
            }
        }
        int points = 0;
        int promised = 0;
        int held = 0;
        for (Map.Entry<ItemKey, List<RecoveryPoint>> entry : pointsByItem.entrySet()) {
            ItemKey item = entry.getKey();
            if (!renaming.item(item).equals(item)) {
                for (RecoveryPoint point : entry.getValue()) {
                    points++;
                    promised += point.promise().isPresent() ? 1 : 0;
                    held += clock.filter(point::isHeldAt).isPresent() ? 1 : 0;
                }
            }
        }
        return new Extent(objects, points, promised, held);
    }
}
