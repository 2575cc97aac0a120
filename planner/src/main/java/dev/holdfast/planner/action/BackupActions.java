package dev.holdfast.planner.action;

import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.document.HoldfastSection.PlannedBackup;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The backups that schedules should already have taken. */
public final class BackupActions {

    private BackupActions() {}

    /** One backup for each machine that missed a run, by machine. */
    public static List<PlannedBackup> of(DesiredState desired, Map<String, List<Instant>> missedRuns) {
        List<PlannedBackup> backups = new ArrayList<>();
        if (missedRuns.isEmpty()) {
            return backups;
        }
        for (DesiredMachine machine : desired.machines()) {
            List<Instant> missed = missedRuns.getOrDefault(machine.address(), List.of());
            if (!missed.isEmpty()
                    && machine.vault().isPresent()
                    && machine.design().isPresent()) {
                ZoneId zone = machine.design().get().policy().timeZone();
                backups.add(new PlannedBackup(machine.address(), reason(missed, zone)));
            }
        }
        return backups;
    }

    private static String reason(List<Instant> missed, ZoneId zone) {
        Instant newest = new TreeSet<>(missed).last();
        String run = "missed its run of " + newest.atZone(zone).toOffsetDateTime();
        return missed.size() == 1 ? run : run + " and " + (missed.size() - 1) + " before it";
    }
}
