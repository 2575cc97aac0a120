package dev.holdfast.cli.explain;

import dev.holdfast.cli.explain.Explanation.Fact;
import dev.holdfast.cli.render.view.LossTexts;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.RestoreBreakdown;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains a machine: what becomes of it, who decided, and what its protection does. */
final class MachineExplainer {

    private final EstateView estate;

    MachineExplainer(EstateView estate) {
        this.estate = estate;
    }

    Explanation explain(DesiredMachine machine) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "decided by", machine.verdict().reason(), machine.verdict().place()));
        machine.design().ifPresent(design -> policy(machine, design, facts));
        facts.add(new Fact(
                "known from",
                machine.known().declared() ? "the declaration" : "an inventory",
                Optional.of(machine.known().source().place())));
        return new Explanation(
                "machine", machine.address(), machine.verdict().status().word(), facts);
    }

    private void policy(DesiredMachine machine, PolicyDesign design, List<Fact> facts) {
        String path = "policies/" + design.name();
        facts.add(new Fact("policy", design.name(), design.place()));
        if (design.choice() instanceof Choice.Backup backup) {
            facts.addAll(MechanismFacts.of(backup, design.place()));
        }
        machine.vault().ifPresent(vault -> facts.add(new Fact("vault", vault, estate.place(path + "/vault"))));
        disks(machine, facts);
        if (machine.vault().isPresent() && design.backup().isPresent()) {
            PolicyDesign.BackupDesign backup = design.backup().get();
            schedule(machine, facts);
            for (String prefix : List.of(AttributeNames.RPO, AttributeNames.RTO, AttributeNames.SURVIVE_PREFIX)) {
                attributes(backup, prefix, facts);
            }
            restores(machine, facts);
            attributes(backup, AttributeNames.RETENTION_PREFIX, facts);
            for (PolicyDesign.CopyDesign copy : backup.copies()) {
                facts.add(new Fact(
                        "copies",
                        copy.rule().to() + " every "
                                + Durations.format(copy.rule().every()),
                        copy.provenance().place()));
            }
        }
    }

    private static void disks(DesiredMachine machine, List<Fact> facts) {
        List<String> included = new ArrayList<>();
        for (Disk disk : machine.disks().included()) {
            included.add(disk.name());
        }
        if (!included.isEmpty()) {
            facts.add(Fact.of("disks", String.join(", ", included)));
        }
        machine.disks()
                .excluded()
                .forEach((disk, reason) -> facts.add(Fact.of("disks left out", disk + ": " + reason)));
    }

    /** How long a restore takes after each class of failure, and what of. */
    private void restores(DesiredMachine machine, List<Fact> facts) {
        HoldfastSection plan = estate.plan().holdfast();
        for (ObjectiveResult result : plan.objectives()) {
            if (result.machine().equals(machine.address())) {
                String value = result.failureClass() + ": no point survives";
                if (result.rto().estimate().isPresent()
                        && result.rto().breakdown().isPresent()) {
                    RestoreBreakdown breakdown = plan.restoreBreakdowns()
                            .get(result.rto().breakdown().get());
                    value = result.failureClass() + ": up to "
                            + LossTexts.display(result.rto().estimate()) + " from " + breakdown.source() + " ("
                            + String.join(" + ", breakdown.terms()) + ")"
                            + (result.rto().holds() ? "" : ", above the rto");
                }
                facts.add(Fact.of("restore", value));
            }
        }
    }

    /** Adds the attributes of a policy whose names begin so, with their lines. */
    static void attributes(PolicyDesign.BackupDesign backup, String prefix, List<Fact> facts) {
        backup.attributes().tailMap(prefix).forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                facts.add(new Fact(
                        name,
                        value.display(),
                        Optional.ofNullable(backup.places().get(name))));
            }
        });
    }

    /** Adds when backups of a machine start. */
    void schedule(DesiredMachine machine, List<Fact> facts) {
        DesiredObject schedule =
                estate.desired().objects().get(new ObjectAddress(ObjectType.SCHEDULE, machine.address()));
        if (schedule == null) {
            return;
        }
        facts.add(new Fact(
                AttributeNames.RECURRENCE,
                schedule.object().text(AttributeNames.RECURRENCE) + " in "
                        + schedule.object().text(AttributeNames.TIME_ZONE),
                schedule.provenance().placeOf(AttributeNames.RECURRENCE)));
        facts.add(Fact.of(AttributeNames.SLOT, schedule.object().text(AttributeNames.SLOT)));
        machine.design()
                .flatMap(design ->
                        nextRun(design, SlotText.ofPlan(schedule.object().text(AttributeNames.SLOT))))
                .ifPresent(next -> facts.add(Fact.of("next run", next)));
    }

    private Optional<String> nextRun(PolicyDesign design, Duration slot) {
        return design.backup().flatMap(backup -> {
            Occurrences starts = Occurrences.of(
                    backup.schedule().recurrence(), design.policy().timeZone());
            Optional<Instant> next = starts.next(estate.at().minus(slot));
            return next.map(start -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    start.plus(slot).atZone(starts.zone())));
        });
    }
}
