package dev.holdfast.planner.desired;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.planner.desired.coverage.DiskSelection;
import dev.holdfast.planner.desired.coverage.Verdict;
import java.util.Optional;

/**
 * A machine with everything that was decided for it.
 *
 * @param address unique in the plan
 * @param known the machine and its source
 * @param verdict what becomes of it and why
 * @param design the policy it was given, even if it cannot be carried out
 * @param vault name of the vault that keeps its points; present exactly if it is backed up
 * @param disks which disks are backed up
 */
public record DesiredMachine(
        String address,
        KnownMachine known,
        Verdict verdict,
        Optional<PolicyDesign> design,
        Optional<String> vault,
        DiskSelection disks) {}
