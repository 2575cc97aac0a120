package dev.holdfast.planner.desired;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.desired.coverage.AddressBook;
import dev.holdfast.planner.desired.coverage.AddressedMachine;
import dev.holdfast.planner.desired.coverage.CoverageStatus;
import dev.holdfast.planner.desired.coverage.DiskRules;
import dev.holdfast.planner.desired.coverage.DiskSelection;
import dev.holdfast.planner.desired.coverage.Places;
import dev.holdfast.planner.desired.coverage.PolicyAssignment;
import dev.holdfast.planner.desired.coverage.Suitability;
import dev.holdfast.planner.desired.coverage.Verdict;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Works out what should be there. */
public final class DesiredStates {

    private DesiredStates() {}

    /**
     * The desired state.
     *
     * @param loaded a declaration without errors, and the machines
     * @param recorded what was last done; recorded addresses and slots are kept
     * @param onceEnhanced addresses of machines that the service takes back under enhanced policies only
     * @param profile limits of the service
     * @param at the instant that decides which retirements are in force; begin of the year that objectives are judged over
     * @param rebalance move recorded slots where that lowers the predicted peak of a vault
     * @param findings is told about machines that get no protection, or not all of it
     */
    public static DesiredState of(
            LoadedDeclaration loaded,
            RecordedState recorded,
            Set<String> onceEnhanced,
            ServiceProfile profile,
            Instant at,
            boolean rebalance,
            Findings findings) {
        Declaration declaration = loaded.declaration()
                .orElseThrow(() -> new IllegalArgumentException("the declaration has errors and cannot be planned"));
        Places places = new Places(loaded.origins(), loaded.sources());
        SortedMap<String, PolicyDesign> designs = PolicyDesigner.designAll(declaration, profile, at, places);
        List<AddressedMachine> addressed = AddressBook.assign(loaded.machines(), recorded.resourceIds());
        SortedMap<String, RetiredMachine> retired =
                Retirements.inForce(declaration, addressed, recorded, at, places, findings);

        List<DesiredMachine> machines = judgeAll(declaration, addressed, retired, designs, profile, places, findings);
        PresetReport.report(machines, findings);
        SlotBook slots = SlotBook.of(machines, recorded, profile, at, rebalance);
        new SlotFindings(designs, profile, places, findings).report(slots);
        ObjectBuilder builder = new ObjectBuilder(declaration, designs, recorded, profile, places, slots, findings);
        SortedMap<ObjectAddress, DesiredObject> objects = builder.build(machines, onceEnhanced);
        return new DesiredState(objects, machines, designs, retired, untouched(machines, recorded));
    }

    private static List<DesiredMachine> judgeAll(
            Declaration declaration,
            List<AddressedMachine> addressed,
            SortedMap<String, RetiredMachine> retired,
            SortedMap<String, PolicyDesign> designs,
            ServiceProfile profile,
            Places places,
            Findings findings) {
        PolicyAssignment assignment = new PolicyAssignment(declaration, places);
        DiskRules diskRules = new DiskRules(declaration.exclusions(), places, findings);
        MachineJudge judge =
                new MachineJudge(declaration, designs, assignment, diskRules, new Suitability(profile), findings);
        List<DesiredMachine> machines = new ArrayList<>(addressed.size());
        for (AddressedMachine machine : addressed) {
            RetiredMachine ended = retired.get(machine.address());
            machines.add(ended == null ? judge.judge(machine) : retire(machine, ended));
        }
        if (!addressed.isEmpty()) {
            assignment.reportIdle(findings);
            diskRules.reportIdle();
        }
        return machines;
    }

    private static DesiredMachine retire(AddressedMachine machine, RetiredMachine ended) {
        return new DesiredMachine(
                machine.address(),
                machine.known(),
                new Verdict(CoverageStatus.RETIRED, ended.reason(), ended.place()),
                Optional.empty(),
                Optional.empty(),
                DiskSelection.NONE);
    }

    /** Active protections of machines whose policy cannot be carried out stay as they are, with what belongs to them. */
    private static Set<ObjectAddress> untouched(List<DesiredMachine> machines, RecordedState recorded) {
        Set<String> kept = new HashSet<>();
        for (DesiredMachine machine : machines) {
            ManagedObject protection =
                    recorded.objects().get(new ObjectAddress(ObjectType.PROTECTION, machine.address()));
            if (machine.design().isPresent()
                    && machine.vault().isEmpty()
                    && protection != null
                    && protection.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE)) {
                kept.add(machine.address());
            }
        }
        Set<ObjectAddress> untouched = new HashSet<>();
        if (!kept.isEmpty()) {
            recorded.objects().forEach((address, object) -> {
                boolean own = switch (address.type()) {
                    case VAULT, POLICY -> false;
                    case PROTECTION -> kept.contains(address.name());
                    case SCHEDULE, COPY -> kept.contains(object.text(AttributeNames.MACHINE));
                };
                if (own) {
                    untouched.add(address);
                }
            });
        }
        return untouched;
    }

    /** How many machines each vault protects, by name. */
    static Map<String, Integer> machinesPerVault(List<DesiredMachine> machines) {
        Map<String, Integer> counts = new HashMap<>();
        for (DesiredMachine machine : machines) {
            machine.vault().ifPresent(vault -> counts.merge(vault, 1, Integer::sum));
        }
        return counts;
    }
}
