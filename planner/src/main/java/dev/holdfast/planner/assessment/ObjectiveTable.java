package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.RpoFigures;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.loss.LossTerm;
import dev.holdfast.planner.loss.PolicyLoss;
import dev.holdfast.planner.loss.PolicyLoss.ClassLoss;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.repair.Load;
import dev.holdfast.planner.repair.Repairs;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data-loss figures of every backed-up machine. The year is looked at once per policy, vault, class and slot. */
public final class ObjectiveTable {

    private final Declaration declaration;
    private final ServiceProfile profile;
    private final Instant at;
    private final ObjectiveFindings shortfalls;
    private final Map<List<String>, Optional<PolicyLoss>> losses = new HashMap<>();

    private ObjectiveTable(Declaration declaration, Origins origins, ServiceProfile profile, Instant at) {
        this.declaration = declaration;
        this.profile = profile;
        this.at = at;
        this.shortfalls = new ObjectiveFindings(origins, new Repairs(declaration.vaults(), profile, at));
    }

    /**
     * The results by machine, then class; each objective that does not hold is a finding.
     *
     * @param at begin of the year that is looked at
     */
    public static List<ObjectiveResult> of(
            DesiredState desired,
            Declaration declaration,
            Origins origins,
            ServiceProfile profile,
            Instant at,
            Findings findings) {
        ObjectiveTable table = new ObjectiveTable(declaration, origins, profile, at);
        List<ObjectiveResult> results = new ArrayList<>();
        for (DesiredMachine machine : desired.machines()) {
            Vault vault = machine.vault().map(declaration.vaults()::get).orElse(null);
            if (vault != null && machine.design().isPresent()) {
                table.addMachine(machine, machine.design().get(), vault, slot(desired, machine), results);
            }
        }
        table.shortfalls.report(findings);
        return results;
    }

    /** The slot of the machine's schedule. */
    private static Duration slot(DesiredState desired, DesiredMachine machine) {
        DesiredObject schedule = desired.objects().get(new ObjectAddress(ObjectType.SCHEDULE, machine.address()));
        return schedule == null
                ? Duration.ZERO
                : SlotText.read(schedule.object().text(AttributeNames.SLOT)).orElse(Duration.ZERO);
    }

    private void addMachine(
            DesiredMachine machine, PolicyDesign design, Vault vault, Duration slot, List<ObjectiveResult> results) {
        Optional<PolicyLoss> loss =
                losses.computeIfAbsent(List.of(design.name(), vault.name()), any -> loss(design, vault));
        if (loss.isEmpty()) {
            return;
        }
        Load load = new Load(vault.name(), slot, machine.disks().included());
        boolean strict = design.policy().objectives().strict();
        for (ClassLoss each : loss.get().of(slot, load.disks())) {
            if (each.asked()) {
                shortfalls.add(new Shortfall(design, each, load), machine.address());
            }
            results.add(new ObjectiveResult(
                    machine.address(),
                    design.name(),
                    design.policy().timeZone().getId(),
                    each.failureClass().word(),
                    figures(
                            each.figure(),
                            each.target(),
                            each.verdict().isHeld(strict),
                            design.policy().timeZone())));
        }
    }

    private Optional<PolicyLoss> loss(PolicyDesign design, Vault vault) {
        if (!(design.choice() instanceof Choice.Backup chosen)) {
            return Optional.empty();
        }
        PolicyShape shape = PolicyShape.of(design.policy(), chosen.policyType(), vault, declaration.vaults());
        return Optional.of(
                new PolicyLoss(design.policy(), chosen.effectiveSchedule().recurrence(), shape, profile, at));
    }

    private static RpoFigures figures(LossFigure figure, Optional<Duration> target, boolean holds, ZoneId zone) {
        List<String> terms = new ArrayList<>(figure.terms().size());
        for (LossTerm term : figure.terms()) {
            terms.add(term.kind().word() + " " + Durations.format(term.length()));
        }
        return new RpoFigures(
                target.map(Durations::format),
                holds,
                length(figure.scheduled()),
                worstInstant(figure.scheduled(), zone),
                lastRestorable(figure.scheduled(), zone),
                length(figure.worstCase()),
                worstInstant(figure.worstCase(), zone),
                lastRestorable(figure.worstCase(), zone),
                length(figure.scheduledOneMissed()),
                length(figure.worstCaseOneMissed()),
                terms,
                figure.explanation());
    }

    private static Optional<String> length(Optional<Gap> gap) {
        return gap.map(found -> Durations.format(found.length()));
    }

    private static Optional<String> worstInstant(Optional<Gap> gap, ZoneId zone) {
        return gap.map(found -> iso(Counterexample.worstInstant(found), zone));
    }

    private static Optional<String> lastRestorable(Optional<Gap> gap, ZoneId zone) {
        return gap.map(found -> iso(found.start(), zone));
    }

    private static String iso(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime().toString();
    }
}
