package dev.holdfast.planner.copy;

import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.storage.MachineContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What each copy of a machine's points moves. Two captures differ at most in what was stored after the older up to the newer
 * one, whichever of them is there already; so a point is sent as the difference to the nearest point before or after it that can
 * be relied on at both places. Without such a point everything is sent. Mutable: what it is asked about counts as copied
 * afterwards. Costs time linear in the points of both places, in either order of asking.
 */
final class Transfers {

    private static final double DAY = 86_400;

    private final List<Instant> captures;
    /** Bytes stored by the points before an index, the point itself left out; at most {@link Long#MAX_VALUE}. */
    private final long[] storedBefore;

    private final long largestContent;
    private final Optional<MachineContent> content;
    private final BitSet common = new BitSet();
    private final String whyFull;

    /** The state before the first copy. Points that cannot be copied count too: what they hold changed all the same. */
    Transfers(CopyDemand demand) {
        List<RecoveryPoint> source = new ArrayList<>(demand.source());
        source.sort(Comparator.comparing(RecoveryPoint::captured));
        captures = source.stream().map(RecoveryPoint::captured).toList();
        storedBefore = new long[source.size() + 1];
        for (int i = 0; i < source.size(); i++) {
            storedBefore[i + 1] = plus(storedBefore[i], source.get(i).size().bytes());
        }
        long oldest = source.isEmpty() ? 0 : source.get(0).size().bytes();
        content = demand.content();
        largestContent = Math.max(oldest, content.map(MachineContent::full).orElse(Long.MAX_VALUE));
        whyFull = findCommon(demand, source);
    }

    /** Marks the points that both places have; returns why there is none, should that be so. */
    private String findCommon(CopyDemand demand, List<RecoveryPoint> source) {
        Set<Instant> there = new HashSet<>();
        Set<Instant> damaged = new HashSet<>();
        Chains target = Chains.of(demand.target(), Transfers::isComing);
        for (int i = 0; i < demand.target().size(); i++) {
            (target.isRestorable(i) ? there : damaged)
                    .add(demand.target().get(i).captured());
        }
        Chains chains = Chains.of(source);
        boolean shared = false;
        for (int i = 0; i < source.size(); i++) {
            Instant capture = captures.get(i);
            if (there.contains(capture) && chains.isRestorable(i)) {
                common.set(i);
            } else {
                shared |= there.contains(capture) || damaged.contains(capture);
            }
        }
        String name = demand.rule().to();
        if (demand.target().isEmpty()) {
            return name + " has no point yet";
        }
        return shared
                ? "no point that " + name + " shares with the source can be relied on"
                : name + " shares no point with the source";
    }

    /** Copies run one after the other: what is in flight is there when the next one begins. */
    static boolean isComing(RecoveryPoint point) {
        return point.isGood() || point.status() == PointStatus.UNVERIFIED;
    }

    /** What copying the point of a capture moves; from now on both places have it. */
    Transfer copy(Instant capture) {
        int index = Collections.binarySearch(captures, capture);
        if (index < 0) {
            throw new IllegalArgumentException("no point of the source: " + capture);
        }
        int before = common.previousSetBit(index);
        int after = common.nextSetBit(index);
        common.set(index);
        long full = Math.min(storedBefore[index + 1], plus(largestContent, grownUntil(capture)));
        if (before < 0 && after < 0) {
            return new Transfer(Optional.empty(), full, whyFull);
        }
        long fromBefore = before < 0 ? Long.MAX_VALUE : difference(before, index);
        long fromAfter = after < 0 ? Long.MAX_VALUE : difference(index, after);
        int base = before >= 0 && fromBefore <= fromAfter ? before : after;
        long delta = Math.min(fromBefore, fromAfter);
        return new Transfer(Optional.of(captures.get(base)), Math.min(delta, full), "");
    }

    /** What came since the oldest point, whose content counts as the largest apart from that. */
    private long grownUntil(Instant capture) {
        double days = Duration.between(captures.get(0), capture).toSeconds() / DAY;
        return content.map(known -> (long) StrictMath.ceil(known.grown(days))).orElse(0L);
    }

    /** What was stored after the older point up to the newer one. */
    private long difference(int older, int newer) {
        return storedBefore[newer + 1] - storedBefore[older + 1];
    }

    /** The sum, or the largest number there is. */
    private static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
