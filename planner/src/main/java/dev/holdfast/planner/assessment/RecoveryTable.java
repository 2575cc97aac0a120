package dev.holdfast.planner.assessment;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.ObjectiveResult.FleetRestoreResult;
import dev.holdfast.planner.loss.LossModels;
import dev.holdfast.planner.loss.PolicyLoss.ClassLoss;
import dev.holdfast.planner.mechanism.Choice;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.recovery.FleetRestore;
import dev.holdfast.planner.recovery.RestoreAccounts;
import dev.holdfast.planner.recovery.RestoreEstimate;
import dev.holdfast.planner.recovery.RestoreModel;
import dev.holdfast.planner.repair.Load;
import dev.holdfast.planner.repair.RestoreRepairs;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.schedule.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The restore estimates of machines, alone and with all that one failure takes. Mutable; for one plan. */
final class RecoveryTable {

    private final Declaration declaration;
    private final ServiceProfile profile;
    private final RestoreAccounts accounts;
    private final RecoveryFindings shortfalls;
    private final Map<List<Object>, RestoreModel> models = new HashMap<>();
    private final Map<LostPlace, List<RestoreCase>> fleets = new TreeMap<>();

    RecoveryTable(Declaration declaration, Origins origins, ServiceProfile profile, LossModels years) {
        this.declaration = declaration;
        this.profile = profile;
        this.accounts = new RestoreAccounts(declaration.storageAccounts().values(), profile);
        this.shortfalls = new RecoveryFindings(
                origins,
                new RestoreRepairs(
                        declaration.vaults(), declaration.storageAccounts().values(), profile, years));
    }

    /**
     * Takes a machine and one class that its policy looks at.
     *
     * @param loss what the class costs, which says how old the newest restorable point gets
     */
    RestoreVerdict add(DesiredMachine machine, PolicyDesign design, ClassLoss loss, Load load) {
        FailureClass failureClass = loss.failureClass();
        Optional<Duration> newestAge = loss.figure().worstCase().map(Gap::length);
        Optional<RestoreEstimate> estimate =
                model(failureClass, design, load.vault()).estimate(used(load.disks()), newestAge);
        Optional<Duration> target = design.policy().objectives().rtoFor(failureClass);
        if (estimate.isPresent()) {
            RestoreCase found = new RestoreCase(machine.address(), design, failureClass, target, estimate.get(), load);
            shortfalls.add(found);
            if (failureClass == FailureClass.ZONE || failureClass == FailureClass.REGION) {
                fleets.computeIfAbsent(lost(failureClass, machine, load), any -> new ArrayList<>())
                        .add(found);
            }
        }
        return new RestoreVerdict(target, estimate);
    }

    /** The restores of all that one failure takes, by class and place; objectives that do not hold are findings. */
    List<FleetRestoreResult> report(Findings findings) {
        shortfalls.report(findings);
        List<FleetRestoreResult> results = new ArrayList<>();
        withEverywhere().forEach((place, cases) -> {
            List<FleetRestore.Member> members = new ArrayList<>(cases.size());
            for (RestoreCase found : cases) {
                members.add(new FleetRestore.Member(found.machine(), found.estimate()));
            }
            FleetRestore fleet = new FleetRestore(members, accounts);
            List<RestoreEstimate> together = fleet.together();
            int last = FleetRestore.last(together);
            results.add(new FleetRestoreResult(
                    place.failureClass().word(),
                    place.text(),
                    cases.size(),
                    Durations.format(together.get(last).length()),
                    cases.get(last).machine(),
                    together.get(last).limitText()));
            shortfalls.reportFleet(place.text(), cases, fleet, together, findings);
        });
        return results;
    }

    /** A machine whose zone nobody says may be in any: it is in each zone that is named, or in the region if none is. */
    private Map<LostPlace, List<RestoreCase>> withEverywhere() {
        Map<LostPlace, List<RestoreCase>> places = new TreeMap<>();
        fleets.forEach((place, cases) -> {
            if (!place.isSomewhere()) {
                places.put(place, new ArrayList<>(cases));
                return;
            }
            List<LostPlace> named =
                    fleets.keySet().stream().filter(place::mayBe).toList();
            for (LostPlace possible : named.isEmpty() ? List.of(place) : named) {
                places.computeIfAbsent(possible, any -> new ArrayList<>()).addAll(cases);
            }
        });
        return places;
    }

    private LostPlace lost(FailureClass failureClass, DesiredMachine machine, Load load) {
        return new LostPlace(
                failureClass,
                home(load.vault()).region(),
                failureClass == FailureClass.ZONE
                        ? machine.known().machine().zone().orElse("")
                        : "");
    }

    private Vault home(String name) {
        Vault vault = declaration.vaults().get(name);
        if (vault == null) {
            throw new IllegalArgumentException("no such vault: " + name);
        }
        return vault;
    }

    private RestoreModel model(FailureClass failureClass, PolicyDesign design, String vault) {
        return models.computeIfAbsent(List.of(failureClass, design.name(), vault), any -> {
            if (!(design.choice() instanceof Choice.Backup chosen)) {
                throw new IllegalArgumentException("policy " + design.name() + " backs nothing up");
            }
            PolicyShape shape = PolicyShape.of(design.policy(), chosen.policyType(), home(vault), declaration.vaults());
            return new RestoreModel(failureClass, design.policy(), shape, profile, accounts);
        });
    }

    private static DataSize used(List<Disk> disks) {
        DataSize used = DataSize.ZERO;
        for (Disk disk : disks) {
            used = used.plus(disk.used().value());
        }
        return used;
    }
}
