package dev.holdfast.cli.runbook;

import dev.holdfast.cli.explain.EstateView;
import dev.holdfast.cli.render.view.LossTexts;
import dev.holdfast.cli.runbook.Runbook.Fact;
import dev.holdfast.cli.runbook.Runbook.Section;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.restore.PostRestoreChecklist;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.LossBreakdown;
import dev.holdfast.planner.document.ObjectiveResult.RestoreBreakdown;
import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What each class of failure costs a machine, and how it comes back. */
final class RecoverySections {

    private final EstateView estate;
    private final RestoreWays ways;
    private final Map<String, Map<FailureClass, ObjectiveResult>> objectives = new HashMap<>();

    RecoverySections(EstateView estate, RestoreWays ways) {
        this.estate = estate;
        this.ways = ways;
        for (ObjectiveResult result : estate.plan().holdfast().objectives()) {
            FailureClass.of(result.failureClass())
                    .ifPresent(failureClass -> objectives
                            .computeIfAbsent(result.machine(), any -> new EnumMap<>(FailureClass.class))
                            .put(failureClass, result));
        }
    }

    /**
     * A section for each class of failure that the policy speaks of, and for those that happen to every machine.
     *
     * @param points of the machine, by item
     */
    List<Section> failures(DesiredMachine machine, Map<ItemKey, List<RecoveryPoint>> points) {
        if (machine.vault().isEmpty()) {
            return List.of(Section.ofNotes(
                    "Recovery",
                    "Nothing backs this machine up (" + machine.verdict().reason()
                            + "), so there is nothing to restore. Rebuild it."));
        }
        Map<FailureClass, ObjectiveResult> known = objectives.getOrDefault(machine.address(), Collections.emptyMap());
        List<Section> sections = new ArrayList<>();
        for (FailureClass failureClass : FailureClass.values()) {
            boolean always = failureClass == FailureClass.VM || failureClass == FailureClass.APPLICATION;
            ObjectiveResult objective = known.get(failureClass);
            if (always || objective != null) {
                sections.add(failure(machine, failureClass, Optional.ofNullable(objective), points));
            }
        }
        return sections;
    }

    private Section failure(
            DesiredMachine machine,
            FailureClass failureClass,
            Optional<ObjectiveResult> objective,
            Map<ItemKey, List<RecoveryPoint>> points) {
        List<Fact> facts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        notes.add(happened(failureClass));
        objective.ifPresentOrElse(
                result -> figures(result, facts),
                () -> facts.add(new Fact("Objective", "the policy declares none for this failure")));
        List<String> commands = new ArrayList<>();
        Optional<RestoreWays.Way> way = ways.after(failureClass, machine, lastGood(points));
        if (way.isEmpty()) {
            notes.add("No point of this machine survives it: there is nothing to restore from. Rebuild the machine.");
        } else {
            facts.add(new Fact("Restored in", way.get().region()));
            if (failureClass == FailureClass.DELETION) {
                undelete(machine).ifPresent(commands::add);
            }
            commands.add(way.get().command());
            if (way.get().command().contains("--to-time")) {
                notes.add("Put the last moment at which the data was known to be good after --to-time.");
            }
        }
        return new Section(1, "If this fails: " + failureClass.word(), notes, facts, commands, List.of());
    }

    private static String happened(FailureClass failureClass) {
        return switch (failureClass) {
            case DISK -> "A disk is lost or unreadable.";
            case RACK -> "The hardware under the machine is lost.";
            case VM -> "The machine is lost or does not start.";
            case ZONE -> "The availability zone is lost.";
            case REGION -> "The region is lost.";
            case DELETION -> "Somebody deleted the machine, its disks, its snapshots or its points.";
            case RANSOMWARE -> "Somebody encrypted or destroyed the data on purpose, and may have had every right.";
            case APPLICATION -> "A bad release or a mistake corrupted the data.";
        };
    }

    private void figures(ObjectiveResult result, List<Fact> facts) {
        HoldfastSection plan = estate.plan().holdfast();
        LossBreakdown loss = plan.lossBreakdowns().get(result.rpo().breakdown());
        String zone = plan.lossBases().get(result.basis()).timeZone();
        String crash = result.rpo().worstInstant().isPresent()
                        && result.rpo().scheduled().isPresent()
                ? ", at worst "
                        + LossTexts.crash(
                                result.rpo().worstInstant().get(),
                                result.rpo().scheduled().get(),
                                zone)
                : "";
        facts.add(new Fact("RPO", declared(result.rpo().target(), result.rpo().holds())));
        facts.add(new Fact("Loss by schedule", LossTexts.display(result.rpo().scheduled()) + crash));
        facts.add(new Fact(
                "Loss in the worst case",
                LossTexts.display(result.rpo().worstCase())
                        + (loss.terms().isEmpty() ? "" : " = " + String.join(" + ", loss.terms()))));
        facts.add(new Fact("RTO", declared(result.rto().target(), result.rto().holds())));
        facts.add(new Fact("Restore takes", restore(plan, result)));
        facts.add(new Fact("Why", plan.lossBases().get(result.basis()).explanation()));
    }

    private static String declared(Optional<String> target, boolean holds) {
        return target.map(declared -> declared + (holds ? ", holds" : ", DOES NOT HOLD"))
                .orElse("not declared");
    }

    private static String restore(HoldfastSection plan, ObjectiveResult result) {
        if (result.rto().estimate().isEmpty() || result.rto().breakdown().isEmpty()) {
            return "no point survives";
        }
        RestoreBreakdown breakdown =
                plan.restoreBreakdowns().get(result.rto().breakdown().get());
        return "up to " + LossTexts.display(result.rto().estimate()) + " from " + breakdown.source() + " = "
                + String.join(" + ", breakdown.terms());
    }

    /** A moment to write after {@code --to-time}: that of the newest point that can be restored, else now. */
    private String lastGood(Map<ItemKey, List<RecoveryPoint>> points) {
        Instant newest = Instant.MIN;
        for (List<RecoveryPoint> item : points.values()) {
            for (RecoveryPoint point : Chains.of(item).restorable()) {
                newest = point.captured().isAfter(newest) ? point.captured() : newest;
            }
        }
        return (newest.equals(Instant.MIN) ? estate.at().truncatedTo(ChronoUnit.SECONDS) : newest).toString();
    }

    /** The command that brings back the newest point that was deleted and can still be. */
    private Optional<String> undelete(DesiredMachine machine) {
        SoftDeletedPoint newest = null;
        for (List<SoftDeletedPoint> deleted : estate.actual()
                .softDeleted()
                .subMap(new ItemKey(machine.address(), ""), new ItemKey(machine.address() + "\u0000", ""))
                .values()) {
            for (SoftDeletedPoint point : deleted) {
                boolean newer = newest == null
                        || point.point().captured().isAfter(newest.point().captured());
                newest = newer && point.canBeUndeleted(estate.at()) ? point : newest;
            }
        }
        return Optional.ofNullable(newest)
                .map(point -> ShellWords.command(
                        "undelete",
                        List.of(),
                        List.of(Objects.requireNonNull(point).point().id())));
    }

    /** What is looked at before the machine serves again. */
    static Section checks(DesiredMachine machine) {
        boolean disks = RestoreWays.isPartial(machine);
        return new Section(
                1,
                "Before it serves again",
                List.of(),
                List.of(),
                List.of(),
                PostRestoreChecklist.of(
                        disks ? RestoreKind.DISKS : RestoreKind.NEW_VM,
                        machine.known().machine().os().word(),
                        false));
    }
}
