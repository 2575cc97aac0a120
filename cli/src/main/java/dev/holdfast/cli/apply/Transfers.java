package dev.holdfast.cli.apply;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.step.PointSteps;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.PlanDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the copies of an apply move: how much is done, how much is expected, and when the last is due. */
final class Transfers {

    private final Map<String, PlannedCopy> open = new HashMap<>();
    /** When open copies are due, and how many then. */
    private final TreeMap<Instant, Integer> dues = new TreeMap<>();

    private long done;
    private long expected;

    /**
     * An apply begins.
     *
     * @param ended addresses of steps that had ended before
     */
    void begin(PlanDocument plan, Set<String> ended) {
        for (PlannedCopy copy : plan.holdfast().copies()) {
            String address = PointSteps.address(copy);
            if (!ended.contains(address)) {
                open.put(address, copy);
                dues.merge(Instant.parse(copy.due()), 1, Integer::sum);
                expected += copy.bytes();
            }
        }
    }

    /** Something happened. */
    void on(ApplyEvent event) {
        boolean completed = event.phase() == ApplyEvent.Phase.DONE;
        boolean given =
                event.phase() == ApplyEvent.Phase.FAILED || event.phase() == ApplyEvent.Phase.SKIPPED; // given up
        if ((completed || given) && event.action().equals(PointSteps.COPY)) {
            PlannedCopy copy = open.remove(event.address());
            if (copy != null) {
                dues.computeIfPresent(Instant.parse(copy.due()), (due, count) -> count == 1 ? null : count - 1);
                done += completed ? copy.bytes() : 0;
                expected -= completed ? 0 : copy.bytes();
            }
        }
    }

    /** True if nothing is copied. */
    boolean isEmpty() {
        return expected == 0;
    }

    /** Moved so far. */
    DataSize done() {
        return new DataSize(done);
    }

    /** To be moved at most by the end, with what is done. */
    DataSize expected() {
        return new DataSize(expected);
    }

    /** When the last copy is to be there, on the fabric's clock, as the plan reckons; empty if none is open. */
    Optional<Instant> due() {
        return dues.isEmpty() ? Optional.empty() : Optional.of(dues.lastKey());
    }
}
