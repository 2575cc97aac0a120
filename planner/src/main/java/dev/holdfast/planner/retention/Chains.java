package dev.holdfast.planner.retention;

import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which points of an item build on which: an incremental point can be restored only while its base can. Points are named by
 * their index in the given list. Ids that are not there and points that build on themselves are taken as they come: nothing of
 * such a chain is restorable.
 */
public final class Chains {

    /** Answer of {@link #base} for a point that builds on none that is there. */
    static final int NONE = -1;

    private static final int MISSING = -2;

    private static final byte UNKNOWN = 0;
    private static final byte ON_THE_WAY = 1;
    private static final byte RESTORABLE = 2;
    private static final byte BROKEN = 3;

    private final List<RecoveryPoint> points;
    private final Predicate<RecoveryPoint> trusted;
    /** Index of the base by index; empty if no point has a base. */
    private final int[] bases;
    /** Whether each can be restored; empty if no point has a base. */
    private final byte[] states;
    /** Index of the first point on the way from a broken one that is at fault, or whose base is. */
    private final int[] faults;

    private Chains(List<RecoveryPoint> points, int[] bases, Predicate<RecoveryPoint> trusted) {
        this.points = points;
        this.trusted = trusted;
        this.bases = bases;
        this.states = new byte[bases.length];
        this.faults = new int[bases.length];
        int[] way = new int[bases.length];
        for (int i = 0; i < bases.length; i++) {
            follow(i, way);
        }
    }

    /** The chains of the points of one item; where an id is not unique, the first point has it. */
    public static Chains of(List<RecoveryPoint> points) {
        return of(points, RecoveryPoint::isGood);
    }

    /**
     * The same, where other points than the good ones can be relied on.
     *
     * @param trusted true for the points that are as good as restorable if what they build on is
     */
    public static Chains of(List<RecoveryPoint> points, Predicate<RecoveryPoint> trusted) {
        for (RecoveryPoint point : points) {
            if (point.base().isPresent()) {
                return new Chains(points, bases(points), trusted);
            }
        }
        return new Chains(points, new int[0], trusted);
    }

    /**
     * Ids of the points that some points build on, over any number of steps.
     *
     * @param points all points of one item
     * @param user true for the points whose bases are looked for
     */
    public static Set<String> basesOf(List<RecoveryPoint> points, Predicate<RecoveryPoint> user) {
        Chains chains = of(points);
        Set<String> found = new HashSet<>();
        for (int i = 0; i < points.size() && !chains.isEmpty(); i++) {
            int base = user.test(points.get(i)) ? chains.base(i) : NONE;
            while (base >= 0 && found.add(points.get(base).id())) {
                base = chains.base(base);
            }
        }
        return found;
    }

    private static int[] bases(List<RecoveryPoint> points) {
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            indices.putIfAbsent(points.get(i).id(), i);
        }
        int[] bases = new int[points.size()];
        Arrays.fill(bases, NONE);
        for (int i = 0; i < bases.length; i++) {
            Optional<String> base = points.get(i).base();
            if (base.isPresent()) {
                bases[i] = indices.getOrDefault(base.get(), MISSING);
            }
        }
        return bases;
    }

    /** Finds the state of a point and of all on the way to the end of its chain; each point is passed once in all. */
    private void follow(int start, int[] way) {
        int length = 0;
        int end = start;
        while (end >= 0 && states[end] == UNKNOWN) {
            states[end] = ON_THE_WAY;
            way[length++] = end;
            end = bases[end];
        }
        boolean restorable = end == NONE || (end >= 0 && states[end] == RESTORABLE);
        int fault = restorable ? NONE : faultAt(end, way[Math.max(length - 1, 0)]);
        while (length > 0) {
            int index = way[--length];
            boolean trustedItself = trusted.test(points.get(index));
            fault = trustedItself ? fault : index;
            restorable &= trustedItself;
            states[index] = restorable ? RESTORABLE : BROKEN;
            faults[index] = fault;
        }
    }

    /** Where the end of a way is at fault: in a circle at the first point that is not trusted, else at its last. */
    private int faultAt(int end, int last) {
        if (end < 0) {
            return last;
        }
        if (states[end] == BROKEN) {
            return faults[end];
        }
        int index = end;
        while (index != last && trusted.test(points.get(index))) {
            index = bases[index];
        }
        return index;
    }

    /** True if no point builds on another. */
    public boolean isEmpty() {
        return bases.length == 0;
    }

    /** Index of the point that this one builds on; {@link #NONE} if there is none. */
    int base(int index) {
        return isEmpty() ? NONE : Math.max(bases[index], NONE);
    }

    /** True if the point is good and all that it builds on is, or trusted if the chains were asked for so. */
    public boolean isRestorable(int index) {
        return isEmpty() ? trusted.test(points.get(index)) : states[index] == RESTORABLE;
    }

    /** The points that can be restored, in the given order. */
    public List<RecoveryPoint> restorable() {
        List<RecoveryPoint> restorable = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            if (isRestorable(i)) {
                restorable.add(points.get(i));
            }
        }
        return restorable;
    }

    /** Why a good point cannot be restored; empty if it can, or if it is not good itself. */
    public Optional<ChainBreak> breakOf(int index) {
        if (isRestorable(index) || !points.get(index).isGood()) {
            return Optional.empty();
        }
        int fault = faults[index];
        RecoveryPoint point = points.get(fault);
        return Optional.of(
                switch (point.status()) {
                    case FAILED -> new ChainBreak(ChainBreak.Cause.FAILED, point.id());
                    case PARTIAL -> new ChainBreak(ChainBreak.Cause.PARTIAL, point.id());
                    case UNVERIFIED -> new ChainBreak(ChainBreak.Cause.UNVERIFIED, point.id());
                    case GOOD ->
                        bases[fault] == MISSING
                                ? new ChainBreak(
                                        ChainBreak.Cause.MISSING, point.base().orElseThrow())
                                : new ChainBreak(
                                        ChainBreak.Cause.CIRCLE,
                                        points.get(index).base().orElseThrow());
                });
    }

    /** Why a point that is good cannot be restored, such as {@code builds on p7, which is missing}. */
    String fault(int index) {
        String id = points.get(index).base().orElseThrow();
        int base = bases[index];
        if (base == MISSING) {
            return "builds on " + id + ", which is missing";
        }
        RecoveryPoint point = points.get(base);
        return "builds on " + id + ", which "
                + (point.isGood()
                        ? "cannot be restored"
                        : "is " + point.status().word());
    }
}
