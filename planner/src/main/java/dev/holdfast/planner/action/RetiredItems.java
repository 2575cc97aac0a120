package dev.holdfast.planner.action;

import dev.holdfast.planner.desired.RetiredMachine;
import dev.holdfast.planner.retention.JudgedPoint;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Items of retired machines, which the service no longer cleans up by itself. Until the date of the data points expire by the
 * last policy; then all of them go, apart from those under a lock or a hold and those that an immutable vault keeps.
 */
final class RetiredItems {

    private final PointCircumstances circumstances;
    private final PromiseBook promises;
    private final Set<String> immutableVaults;
    private final Instant cleanUp;
    private final PointReport report;

    /**
     * Decides about items.
     *
     * @param immutableVaults vaults that let nothing go that was promised, unlocked ones too
     * @param cleanUp the next clean-up of the service
     */
    RetiredItems(
            PointCircumstances circumstances,
            PromiseBook promises,
            Set<String> immutableVaults,
            Instant cleanUp,
            PointReport report) {
        this.circumstances = circumstances;
        this.promises = promises;
        this.immutableVaults = Set.copyOf(immutableVaults);
        this.cleanUp = cleanUp;
        this.report = report;
    }

    /** Finds what goes. */
    void decide(ItemKey item, List<RecoveryPoint> found, ItemOwner owner, ItemPrunes out) {
        RetiredMachine retired = owner.retired()
                .orElseThrow(() -> new IllegalStateException("a retired item without a retirement: " + item));
        if (retired.dataIsDue() && immutableVaults.contains(item.vault())) {
            inImmutableVault(item, found, owner, retired, out);
        } else if (retired.dataIsDue()) {
            all(item, found, owner, retired, out);
        } else if (owner.rule().isPresent()) {
            byRule(found, owner, retired, out);
        }
    }

    private void all(ItemKey item, List<RecoveryPoint> found, ItemOwner owner, RetiredMachine retired, ItemPrunes out) {
        Instant at = circumstances.at();
        String reason = retired.reason() + "; its data was kept until "
                + retired.dataEnds().map(Instant::toString).orElse("now");
        for (RecoveryPoint point : found) {
            Instant until = point.freeFrom();
            boolean future = point.captured().isAfter(at.plus(PointActions.SKEW));
            if (future || point.isReleased()) {
                continue;
            }
            if (until.isAfter(at)) {
                report.countLocked(item);
                if (!until.isAfter(at.plus(circumstances.horizon()))) {
                    out.later(point, until, "locked until " + until + "; then " + reason);
                }
            } else {
                String promised =
                        String.join(", ", point.promise().map(Promise::reasons).orElse(List.of()));
                out.early(point, due(owner), reason, promised);
            }
        }
    }

    /** The vault keeps what was promised, so only ordinary expiries go, whatever date was declared. */
    private void inImmutableVault(
            ItemKey item, List<RecoveryPoint> found, ItemOwner owner, RetiredMachine retired, ItemPrunes out) {
        if (owner.rule().isPresent()) {
            byRule(found, owner, retired, out);
        }
        for (RecoveryPoint point : found) {
            if (!out.contains(point) && !point.isReleased()) {
                report.countImmutable(item);
            }
        }
    }

    private void byRule(List<RecoveryPoint> found, ItemOwner owner, RetiredMachine retired, ItemPrunes out) {
        for (JudgedPoint judged : Promises.judge(
                owner.rule().orElseThrow(),
                owner.zone(),
                circumstances.profile().policies().dayCounting(),
                found,
                promises.rules(),
                circumstances.at())) {
            RecoveryPoint point = judged.decision().point();
            if (!judged.decision().kept() && !judged.early() && !point.isReleased()) {
                String reason = String.join(", ", judged.decision().reasons()) + "; " + retired.reason();
                out.ordinary(point, due(owner), reason);
            }
        }
    }

    private Instant due(ItemOwner owner) {
        return owner.isReleased() ? cleanUp : circumstances.at();
    }
}
