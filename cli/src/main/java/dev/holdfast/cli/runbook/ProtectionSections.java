package dev.holdfast.cli.runbook;

import dev.holdfast.cli.explain.EstateView;
import dev.holdfast.cli.retention.RetentionView;
import dev.holdfast.cli.runbook.Runbook.Fact;
import dev.holdfast.cli.runbook.Runbook.Section;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a machine is protected, which of its disks are, and which points are there now. */
final class ProtectionSections {

    private static final int SHOWN_RUNS = 5;

    private final EstateView estate;

    ProtectionSections(EstateView estate) {
        this.estate = estate;
    }

    /**
     * Policy, schedule, retention and places.
     *
     * @param last its newest backup job; absent if none is known
     */
    Section protection(DesiredMachine machine, Optional<JobView> last) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Coverage",
                machine.verdict().status().word() + ": " + machine.verdict().reason()));
        machine.design().ifPresent(design -> facts.add(new Fact("Policy", design.name())));
        machine.vault().ifPresent(vault -> facts.add(new Fact("Vault", vault)));
        machine.design().ifPresent(design -> {
            schedule(machine, design, facts);
            design.policy()
                    .retention()
                    .ifPresent(rule -> facts.add(
                            new Fact("Retention", words(rule, design.policy().timeZone()))));
            for (CopyRule copy : design.policy().copies()) {
                facts.add(new Fact(
                        "Copies",
                        "to " + copy.to() + " every " + Durations.display(copy.every()) + ", kept "
                                + words(copy.retention(), design.policy().timeZone())));
            }
            design.policy()
                    .consistency()
                    .ifPresent(level -> facts.add(new Fact("Consistency asked for", level.word())));
        });
        last.ifPresent(job -> lastBackup(job, facts));
        return Section.ofFacts("Protection", facts);
    }

    private static String words(RetentionRule rule, ZoneId zone) {
        RetentionView.Terms terms = new RetentionView.Terms("", rule, zone, Optional.empty());
        return terms.line() + " (days of " + terms.zoneName() + ")";
    }

    private void schedule(DesiredMachine machine, PolicyDesign design, List<Fact> facts) {
        DesiredObject schedule =
                estate.desired().objects().get(new ObjectAddress(ObjectType.SCHEDULE, machine.address()));
        if (schedule == null || design.backup().isEmpty()) {
            return;
        }
        String slot = schedule.object().text(AttributeNames.SLOT);
        facts.add(new Fact(
                "Schedule",
                schedule.object().text(AttributeNames.RECURRENCE) + " in "
                        + schedule.object().text(AttributeNames.TIME_ZONE) + ", slot " + slot));
        Occurrences starts = Occurrences.of(
                design.backup().get().schedule().recurrence(), design.policy().timeZone());
        List<String> runs = new ArrayList<>();
        Duration later = SlotText.ofPlan(slot);
        Optional<Instant> next = starts.next(estate.at().minus(later));
        while (next.isPresent() && runs.size() < SHOWN_RUNS) {
            runs.add(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    next.get().plus(later).atZone(starts.zone())));
            next = starts.next(next.get());
        }
        facts.add(new Fact("Next runs", runs.isEmpty() ? "none" : String.join(", ", runs)));
    }

    private static void lastBackup(JobView job, List<Fact> facts) {
        String how = job.course()
                .achieved()
                .map(achieved -> ", " + achieved.consistency() + " consistent: " + achieved.why())
                .orElse(job.detail().isEmpty() ? "" : ": " + job.detail());
        facts.add(new Fact("Last backup", job.started() + " " + job.state().word() + how));
    }

    /** Each disk, and why those that are left out are. */
    Section disks(DesiredMachine machine) {
        List<Fact> facts = new ArrayList<>();
        for (Disk disk : machine.disks().included()) {
            facts.add(new Fact(
                    disk.name(),
                    "backed up: " + disk.size().value().toDisplay() + ", "
                            + disk.used().value().toDisplay() + " used"));
        }
        machine.disks().excluded().forEach((disk, reason) -> facts.add(new Fact(disk, "left out: " + reason)));
        List<String> notes = RestoreWays.isPartial(machine)
                ? List.of("The service restores this machine as disks only, because its backups leave some out."
                        + " What is left out must come from elsewhere.")
                : List.of();
        return new Section(1, "Disks", notes, facts, List.of(), List.of());
    }

    /** The points that can be restored, by place and tier. */
    Section points(String machine) {
        List<Fact> facts = new ArrayList<>();
        for (Map.Entry<ItemKey, List<RecoveryPoint>> item : items(machine).entrySet()) {
            List<RecoveryPoint> restorable = Chains.of(item.getValue()).restorable();
            for (Tier tier : Tier.values()) {
                List<RecoveryPoint> there = restorable.stream()
                        .filter(point -> point.tiers().contains(tier))
                        .toList();
                if (!there.isEmpty()) {
                    facts.add(new Fact(
                            item.getKey().vault() + ", " + tier.word() + " tier",
                            there.size() + (there.size() == 1 ? " point" : " points") + "; newest "
                                    + there.get(0).id() + ", "
                                    + there.get(0).consistency().word() + " consistent; oldest "
                                    + there.get(there.size() - 1).captured()));
                }
            }
        }
        List<String> notes = facts.isEmpty() ? List.of("There is no point that can be restored.") : List.of();
        return new Section(1, "Points available", notes, facts, List.of(), List.of());
    }

    /** The items of a machine. */
    Map<ItemKey, List<RecoveryPoint>> items(String machine) {
        return estate.actual().points().subMap(new ItemKey(machine, ""), new ItemKey(machine + "\u0000", ""));
    }
}
