package dev.holdfast.planner.plan.section;

import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.desired.RetiredMachine;
import dev.holdfast.planner.desired.coverage.CoverageStatus;
import dev.holdfast.planner.document.HoldfastSection.Coverage;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What becomes of every machine, those that are retired and gone among them. */
public final class CoverageTable {

    private static final SortedMap<String, String> NO_DISKS = new TreeMap<>();

    private CoverageTable() {}

    /** The section of coverage, machines in the order of their addresses. */
    public static Coverage of(DesiredState desired) {
        List<CoverageEntry> entries = new ArrayList<>(desired.machines().size());
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (CoverageStatus status : CoverageStatus.values()) {
            counts.put(status.word(), 0);
        }
        Set<String> known = new HashSet<>();
        for (DesiredMachine machine : desired.machines()) {
            known.add(machine.address());
            entries.add(new CoverageEntry(
                    machine.address(),
                    machine.verdict().status().word(),
                    machine.design().map(PolicyDesign::name),
                    machine.verdict().reason(),
                    machine.verdict().place(),
                    machine.disks().excluded()));
        }
        for (RetiredMachine retired : desired.retired().values()) {
            if (!known.contains(retired.address())) {
                entries.add(new CoverageEntry(
                        retired.address(),
                        CoverageStatus.RETIRED.word(),
                        Optional.empty(),
                        retired.reason(),
                        retired.place(),
                        NO_DISKS));
            }
        }
        entries.sort(Comparator.comparing(CoverageEntry::machine));
        entries.forEach(entry -> counts.merge(entry.status(), 1, Integer::sum));
        return new Coverage(counts, entries);
    }
}
