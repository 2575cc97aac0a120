package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.planner.copy.CopySelection;
import dev.holdfast.planner.copy.RequiredCopy;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The copies that copy rules should already have made. */
public final class CopyActions {

    private CopyActions() {}

    /** The copies missing at {@code at}, by machine, then rule, then oldest first. */
    public static List<PlannedCopy> of(
            DesiredState desired, SortedMap<ItemKey, List<RecoveryPoint>> points, Instant at) {
        List<PlannedCopy> copies = new ArrayList<>();
        for (DesiredMachine machine : desired.machines()) {
            if (machine.vault().isPresent() && machine.design().isPresent()) {
                String home = machine.vault().get();
                List<RecoveryPoint> source = points.getOrDefault(new ItemKey(machine.address(), home), List.of());
                if (!source.isEmpty()) {
                    add(copies, machine.address(), machine.design().get(), home, source, points, at);
                }
            }
        }
        return copies;
    }

    private static void add(
            List<PlannedCopy> copies,
            String machine,
            PolicyDesign design,
            String home,
            List<RecoveryPoint> source,
            SortedMap<ItemKey, List<RecoveryPoint>> points,
            Instant at) {
        for (CopyRule rule : design.policy().copies()) {
            if (rule.to().equals(home)) {
                continue;
            }
            List<RecoveryPoint> target = points.getOrDefault(new ItemKey(machine, rule.to()), List.of());
            for (RequiredCopy required :
                    CopySelection.required(rule, design.policy().timeZone(), source, target, at)) {
                RecoveryPoint point = required.point();
                copies.add(new PlannedCopy(
                        machine,
                        point.id(),
                        point.captured().toString(),
                        home,
                        rule.to(),
                        required.bytes(),
                        required.reason()));
            }
        }
    }
}
