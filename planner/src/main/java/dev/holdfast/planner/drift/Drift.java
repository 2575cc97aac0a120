package dev.holdfast.planner.drift;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.document.DriftEntry;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecordedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what somebody changed outside since the last apply. */
public final class Drift {

    private Drift() {}

    /**
     * Objects by address, what is ours before what appeared, then points by item. Empty if no world was read, and before the
     * first apply.
     *
     * @param desired what should be there
     * @param recorded what was done last
     * @param actual what a refresh found
     * @param context what the plan does
     * @param findings is told about objects that changed or are gone, and about points whose protection is touched
     */
    public static List<DriftEntry> of(
            DesiredState desired, RecordedState recorded, ActualState actual, DriftContext context, Findings findings) {
        if (!actual.isRead() || recorded.lastApplied().isEmpty()) {
            return List.of();
        }
        List<DriftEntry> objects = new ObjectDrift(recorded, actual, desired, context).entries();
        for (DriftEntry entry : objects) {
            report(entry, desired, findings);
        }
        List<DriftEntry> points = new PointDrift(recorded, actual, context).entries();
        for (DriftEntry entry : points) {
            if (touchesProtection(entry)) {
                findings.add(
                        Finding.of(
                                        FindingType.POINTS_CHANGED_OUTSIDE,
                                        Optional.empty(),
                                        entry.reason(),
                                        "Find out who did it, and restrict who may delete or unlock recovery points.")
                                .with("drift", entry.driftClass()),
                        entry.address().substring(entry.address().indexOf('/') + 1));
            }
        }
        List<DriftEntry> all = new ArrayList<>(objects);
        all.addAll(points);
        return all;
    }

    private static void report(DriftEntry entry, DesiredState desired, Findings findings) {
        boolean restored = entry.response().equals(DriftResponse.RESTORE.word());
        if (entry.kind().equals(DriftKind.APPEARED.word())) {
            return;
        }
        DesiredObject wanted = desired.objects().get(ObjectAddress.parse(entry.address()));
        findings.add(
                Finding.of(
                                FindingType.CHANGED_OUTSIDE,
                                wanted == null
                                        ? Optional.empty()
                                        : wanted.provenance().place(),
                                entry.reason(),
                                restored
                                        ? "Apply the plan to bring back what is declared, or declare what was changed."
                                        : "Find out who did it. Once the apply has recorded it, no plan shows it as changed"
                                                + " outside any more.")
                        .with("drift", entry.driftClass()),
                entry.address());
    }

    private static boolean touchesProtection(DriftEntry entry) {
        return entry.driftClass().equals(DriftClass.PROTECTION.word());
    }
}
