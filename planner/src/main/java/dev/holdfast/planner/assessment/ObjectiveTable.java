package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Objectives;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.ObjectiveResult.LossBasis;
import dev.holdfast.planner.document.ObjectiveResult.LossBreakdown;
import dev.holdfast.planner.loss.LossFigure;
import dev.holdfast.planner.loss.LossModel;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.objective.Choice;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.repair.Repairs;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.slot.SlotText;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data-loss figures of every backed-up machine. */
public final class ObjectiveTable {

    private final Declaration declaration;
    private final LossModels losses;
    private final ObjectiveFindings shortfalls;
    private final ObjectiveEntries entries = new ObjectiveEntries();
    private final Map<List<String>, Map<FailureClass, LossModel>> models = new HashMap<>();

    private ObjectiveTable(Declaration declaration, Origins origins, ServiceProfile profile, Instant at) {
        this.declaration = declaration;
        this.losses = new LossModels(profile, at);
        this.shortfalls = new ObjectiveFindings(origins, new Repairs(declaration.vaults(), profile, losses));
    }

    /**
     * What a plan says of objectives.
     *
     * @param objectives by machine, then class
     * @param bases what they rest on, by index
     * @param breakdowns what the figures consist of, by index
     */
    public record Results(List<ObjectiveResult> objectives, List<LossBasis> bases, List<LossBreakdown> breakdowns) {
        public Results {
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
        return new Results(table.entries.results(), table.entries.bases(), table.entries.breakdowns());
    }

    /** The slot of the machine's schedule. */
    private static Duration slot(DesiredState desired, DesiredMachine machine) {
        DesiredObject schedule = desired.objects().get(new ObjectAddress(ObjectType.SCHEDULE, machine.address()));
        return schedule == null
                ? Duration.ZERO
                : SlotText.read(schedule.object().text(AttributeNames.SLOT)).orElse(Duration.ZERO);
    }

    private void addMachine(DesiredMachine machine, PolicyDesign design, Vault vault, Duration slot) {
        Repairs.Load load = new Repairs.Load(slot, machine.disks().included());
        Objectives objectives = design.policy().objectives();
        ZoneId zone = design.policy().timeZone();
        for (Map.Entry<FailureClass, LossModel> model : models(design, vault).entrySet()) {
            FailureClass failureClass = model.getKey();
            LossFigure figure = model.getValue().figure(slot, load.disks());
            Optional<Duration> target = objectives.rpoFor(failureClass);
            boolean wanted = target.isPresent() || objectives.survive().containsKey(failureClass);
            Verdict verdict = wanted ? Verdict.of(figure, target) : Verdict.HOLDS;
            if (wanted) {
                shortfalls.add(
                        verdict, new Shortfall(design, vault, failureClass, target, figure, load), machine.address());
            }
            boolean holds = switch (verdict) {
                case NOTHING_SURVIVES, VIOLATED -> false;
                case NEVER_CATCHES_UP, DEPENDS_ON_PUNCTUALITY -> !objectives.strict();
                case HOLDS -> true;
            };
            entries.add(
                    machine.address(),
                    new LossBasis(design.name(), vault.name(), failureClass.word(), zone.getId(), figure.explanation()),
                    figure,
                    target,
                    holds,
                    zone);
        }
    }

    private Map<FailureClass, LossModel> models(PolicyDesign design, Vault vault) {
        return models.computeIfAbsent(List.of(design.name(), vault.name()), any -> compute(design, vault));
    }

    private Map<FailureClass, LossModel> compute(PolicyDesign design, Vault vault) {
        Map<FailureClass, LossModel> computed = new EnumMap<>(FailureClass.class);
        if (design.choice() instanceof Choice.Backup chosen) {
            PolicyShape shape = PolicyShape.of(design.policy(), chosen.policyType(), vault, declaration.vaults());
            for (FailureClass failureClass : classes(design.policy().objectives())) {
                computed.put(
                        failureClass,
                        losses.of(
                                failureClass,
                                chosen.effectiveSchedule().recurrence(),
                                design.policy().timeZone(),
                                shape));
            }
        }
        return computed;
    }

    /** The classes to be survived; without any, the loss of the machine. */
    private static Collection<FailureClass> classes(Objectives objectives) {
        return objectives.survive().isEmpty()
                ? EnumSet.of(FailureClass.VM)
                : objectives.survive().keySet();
    }
}
