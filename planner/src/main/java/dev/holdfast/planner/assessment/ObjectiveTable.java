package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.FleetRestoreResult;
import dev.holdfast.planner.document.ObjectiveResult.LossBasis;
import dev.holdfast.planner.document.ObjectiveResult.LossBreakdown;
import dev.holdfast.planner.document.ObjectiveResult.RestoreBreakdown;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.loss.PolicyLoss;
import dev.holdfast.planner.loss.PolicyLoss.ClassLoss;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.repair.Load;
import dev.holdfast.planner.repair.Repairs;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data-loss figures and restore estimates of every backed-up machine. */
public final class ObjectiveTable {

    private final Declaration declaration;
    private final LossModels years;
    private final ObjectiveFindings shortfalls;
    private final RecoveryTable recovery;
    private final ObjectiveEntries entries = new ObjectiveEntries();
    private final Map<List<String>, Optional<PolicyLoss>> losses = new HashMap<>();

    private ObjectiveTable(Declaration declaration, Origins origins, ServiceProfile profile, Instant at) {
        this.declaration = declaration;
        this.years = new LossModels(profile, at);
        this.shortfalls = new ObjectiveFindings(origins, new Repairs(declaration.vaults(), profile, years));
        this.recovery = new RecoveryTable(declaration, origins, profile, years);
    }

    /**
     * What a plan says of objectives.
     *
     * @param objectives by machine, then class
     * @param bases what they rest on, by index
     * @param breakdowns what the figures consist of, by index
     * @param restoreBreakdowns what the restore estimates consist of, by index
     * @param fleetRestores how long the restore of all that one failure takes lasts
     */
    public record Results(
            List<ObjectiveResult> objectives,
            List<LossBasis> bases,
            List<LossBreakdown> breakdowns,
            List<RestoreBreakdown> restoreBreakdowns,
            List<FleetRestoreResult> fleetRestores) {

        /** Nothing is said. */
        public static final Results NONE = new Results(List.of(), List.of(), List.of(), List.of(), List.of());

        public Results {
            restoreBreakdowns = List.copyOf(restoreBreakdowns);
            fleetRestores = List.copyOf(fleetRestores);
            objectives = List.copyOf(objectives);
            bases = List.copyOf(bases);
            breakdowns = List.copyOf(breakdowns);
        }
    }

    /**
     * The results of every backed-up machine; each objective that does not hold is a finding.
     *
     * @param at begin of the year that is looked at
     */
    public static Results of(
            DesiredState desired,
            Declaration declaration,
            Origins origins,
            ServiceProfile profile,
            Instant at,
            Findings findings) {
        ObjectiveTable table = new ObjectiveTable(declaration, origins, profile, at);
        for (DesiredMachine machine : desired.machines()) {
            Vault vault = machine.vault().map(declaration.vaults()::get).orElse(null);
            if (vault != null && machine.design().isPresent()) {
                table.addMachine(machine, machine.design().get(), vault, slot(desired, machine));
            }
        }
        table.shortfalls.report(findings);
        return new Results(
                table.entries.results(),
                table.entries.bases(),
                table.entries.breakdowns(),
                table.entries.restoreBreakdowns(),
                table.recovery.report(findings));
    }

    /** The slot of the machine's schedule. */
    private static Duration slot(DesiredState desired, DesiredMachine machine) {
        DesiredObject schedule = desired.objects().get(new ObjectAddress(ObjectType.SCHEDULE, machine.address()));
        return schedule == null
                ? Duration.ZERO
                : SlotText.read(schedule.object().text(AttributeNames.SLOT)).orElse(Duration.ZERO);
    }

    private void addMachine(DesiredMachine machine, PolicyDesign design, Vault vault, Duration slot) {
        Optional<PolicyLoss> loss =
                losses.computeIfAbsent(List.of(design.name(), vault.name()), any -> loss(design, vault));
        if (loss.isEmpty()) {
            return;
        }
        Load load = new Load(vault.name(), slot, machine.disks().included());
        boolean strict = design.policy().objectives().strict();
        ZoneId zone = design.policy().timeZone();
        for (ClassLoss each : loss.get().of(slot, load.disks())) {
            if (each.asked()) {
                shortfalls.add(new Shortfall(design, each, load), machine.address());
            }
            entries.add(
                    machine.address(),
                    new LossBasis(
                            design.name(),
                            vault.name(),
                            each.failureClass().word(),
                            zone.getId(),
                            each.figure().explanation()),
                    each.figure(),
                    each.target(),
                    each.verdict().isHeld(strict),
                    recovery.add(machine, design, each, load),
                    zone);
        }
    }

    private Optional<PolicyLoss> loss(PolicyDesign design, Vault vault) {
        if (!(design.choice() instanceof Choice.Backup chosen)) {
            return Optional.empty();
        }
        PolicyShape shape = PolicyShape.of(design.policy(), chosen.policyType(), vault, declaration.vaults());
        return Optional.of(
                new PolicyLoss(design.policy(), chosen.effectiveSchedule().recurrence(), shape, years));
    }
}
