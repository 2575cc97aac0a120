package dev.holdfast.planner.desired;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says once, for all machines together, where documented defaults stand in for values that nobody gave. */
final class PresetReport {

    private int sizes;
    private int used;
    private int churn;
    private final List<String> addresses = new ArrayList<>();

    private PresetReport() {}

    static void report(List<DesiredMachine> machines, Findings findings) {
        PresetReport report = new PresetReport();
        machines.forEach(report::count);
        if (report.addresses.isEmpty()) {
            return;
        }
        Finding finding = Finding.of(
                        FindingType.PRESET_VALUES,
                        Optional.empty(),
                        "The sources do not say everything about the disks of these machines, so documented defaults stand"
                                + " in. Sizes and durations in this plan that follow from them are estimates.",
                        "Declare size, used and churn of the disks, or give an inventory that has them.")
                .with("disksWithPresetSize", Integer.toString(report.sizes))
                .with("disksWithPresetUsed", Integer.toString(report.used))
                .with("disksWithPresetChurn", Integer.toString(report.churn));
        findings.add(finding, report.addresses);
    }

    private void count(DesiredMachine machine) {
        boolean any = false;
        for (Disk disk : machine.disks().included()) {
            any |= disk.size().isPreset()
                    || disk.used().isPreset()
                    || disk.churn().isPreset();
            sizes += disk.size().isPreset() ? 1 : 0;
            used += disk.used().isPreset() ? 1 : 0;
            churn += disk.churn().isPreset() ? 1 : 0;
        }
        if (any) {
            addresses.add(machine.address());
        }
    }
}
