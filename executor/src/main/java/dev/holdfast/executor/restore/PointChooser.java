package dev.holdfast.executor.restore;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.RestoreSource;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the point of a machine that a restore uses: the newest that is wanted and that the service can restore in the region.
 * Of points of one capture the one in the faster tier is taken. The service is asked for each candidate, newest first, until
 * one can be restored; one whose content is known to be
 * spoiled, or whose date is in the future, is taken only by name. So a choice costs as many questions as points are passed over.
 */
final class PointChooser {

    private final Fabric fabric;
    private final ActualState actual;

    PointChooser(Fabric fabric, ActualState actual) {
        this.fabric = fabric;
        this.actual = actual;
    }

    /** What was found for a machine: a choice, or the points that were passed over without one. */
    record Found(Optional<PointChoice> choice, List<PointChoice.PassedOver> passedOver) {}

    /**
     * Chooses.
     *
     * @param region where it is to be restored
     */
    Found choose(String machine, PointWish wish, String region) throws FabricException {
        List<PointChoice.PassedOver> passedOver = new ArrayList<>();
        List<Instant> captures = new ArrayList<>();
        Instant now = fabric.clock();
        for (Candidate candidate : candidates(machine, wish)) {
            RecoveryPoint point = candidate.point();
            String why;
            Optional<String> suspicion = fabric.suspicion(candidate.reference()).or(() -> datedAhead(point, now));
            Optional<String> objection =
                    wish.objection(point).or(() -> wish.id().isEmpty() ? suspicion : Optional.empty());
            if (objection.isPresent()) {
                why = objection.get();
            } else {
                try {
                    RestoreSource source = fabric.restorable(candidate.reference(), region);
                    return new Found(
                            Optional.of(choice(point, source, why(wish, source, suspicion), passedOver, captures)),
                            passedOver);
                } catch (FabricException e) {
                    if (e.isTransient()) {
                        throw e;
                    }
                    why = e.detail();
                }
            }
            captures.add(point.captured());
            if (passedOver.size() < PointChoice.MOST_PASSED_OVER) {
                passedOver.add(new PointChoice.PassedOver(point.id(), point.captured(), why));
            }
        }
        return new Found(Optional.empty(), passedOver);
    }

    /** A capture in the future was really at another time: how much it would lose is not known. */
    private static Optional<String> datedAhead(RecoveryPoint point, Instant now) {
        return point.captured().isAfter(now)
                ? Optional.of(
                        "dated in the future, because the clock of its machine was ahead: when it was really captured"
                                + " is not known")
                : Optional.empty();
    }

    /** Points of the same capture elsewhere were not passed over: the one that was taken is as new. */
    private static PointChoice choice(
            RecoveryPoint point,
            RestoreSource source,
            String why,
            List<PointChoice.PassedOver> passedOver,
            List<Instant> captures) {
        List<PointChoice.PassedOver> newer = passedOver.stream()
                .filter(other -> other.captured().isAfter(point.captured()))
                .toList();
        int count = (int) captures.stream()
                .filter(captured -> captured.isAfter(point.captured()))
                .count();
        return new PointChoice(point, source, why, newer, count);
    }

    private record Candidate(PointReference reference, RecoveryPoint point) {}

    /** Points of a machine, newest first; those after the wanted instant are not even looked at. */
    private List<Candidate> candidates(String machine, PointWish wish) {
        List<Candidate> candidates = new ArrayList<>();
        for (Map.Entry<ItemKey, List<RecoveryPoint>> item : actual.points()
                .subMap(new ItemKey(machine, ""), new ItemKey(machine + "\u0000", ""))
                .entrySet()) {
            for (RecoveryPoint point : item.getValue()) {
                boolean tooYoung = wish.until().isPresent()
                        && point.captured().isAfter(wish.until().get());
                boolean named = wish.id().isEmpty() || wish.id().get().equals(point.id());
                if (named && (!tooYoung || wish.id().isPresent())) {
                    candidates.add(new Candidate(new PointReference(item.getKey(), point.id()), point));
                }
            }
        }
        candidates.sort(
                Comparator.comparing((Candidate candidate) -> candidate.point().captured())
                        .reversed()
                        .thenComparing(candidate -> fastest(candidate.point()))
                        .thenComparing(candidate -> candidate.reference().item()));
        return candidates;
    }

    /** Place of the fastest tier a point is in; points in none come last. */
    private static int fastest(RecoveryPoint point) {
        List<Tier> fastestFirst = List.of(Tier.values());
        return fastestFirst.stream()
                .filter(point.tiers()::contains)
                .mapToInt(fastestFirst::indexOf)
                .findFirst()
                .orElse(fastestFirst.size());
    }

    private static String why(PointWish wish, RestoreSource source, Optional<String> suspicion) {
        if (wish.id().isPresent()) {
            return "the point that was named"
                    + suspicion.map(known -> ", although " + known).orElse("");
        }
        String asked = wish.display();
        return "the newest that can be restored in " + source.region() + (asked.isEmpty() ? "" : ", " + asked);
    }
}
