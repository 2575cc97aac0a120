package dev.holdfast.planner.plan;

import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.difference.World;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.FindingType;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.List;
import java.util.Optional;

/** Says which protected machines have no good recovery point yet. */
final class BackupGaps {

    private BackupGaps() {}

    static void report(DesiredState desired, World world, Findings findings) {
        Finding finding = Finding.of(
                FindingType.NEVER_BACKED_UP,
                Optional.empty(),
                "No good recovery point exists yet. The first one comes with the next scheduled run; until then nothing can"
                        + " be restored.",
                "");
        for (DesiredMachine machine : desired.machines()) {
            if (machine.vault().isPresent() && world.isProtected(machine.address())) {
                ItemKey item = new ItemKey(machine.address(), machine.vault().get());
                List<RecoveryPoint> points = world.points().getOrDefault(item, List.of());
                if (points.stream().noneMatch(RecoveryPoint::isGood)) {
                    findings.add(finding, machine.address());
                }
            }
        }
    }
}
