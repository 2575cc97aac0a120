package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up what views refer to; each view is made once, each list of figures when it is asked for. Not thread safe. */
public final class Estate {

    private final JudgedPlan plan;
    private final Map<String, PropertySource> vaults = new HashMap<>();
    private final Map<String, PropertySource> policies = new HashMap<>();
    private final Map<String, MachineView> machines = new LinkedHashMap<>();
    private final Map<String, Integer> machinesByVault = new HashMap<>();
    private final Map<String, Integer> machinesByPolicy = new HashMap<>();
    private final Map<String, List<ObjectiveResult>> objectives = new HashMap<>();

    /** The objects of a plan. */
    public Estate(JudgedPlan plan) {
        this.plan = plan;
        for (DesiredMachine machine : plan.desired().machines()) {
            machines.put(machine.address(), new MachineView(machine, this));
            machine.vault().ifPresent(vault -> machinesByVault.merge(vault, 1, Integer::sum));
            machine.design().ifPresent(design -> machinesByPolicy.merge(design.name(), 1, Integer::sum));
        }
    }

    /** Every machine, in the order of the plan. */
    public List<MachineView> machines() {
        return List.copyOf(machines.values());
    }

    /** A machine by its address; null if there is none. */
    @Nullable
    public MachineView machine(String address) {
        return machines.get(address);
    }

    /** A vault by its name; null if it is not declared. */
    @Nullable
    public PropertySource vault(String name) {
        Vault vault = plan.declaration().vaults().get(name);
        return vault == null
                ? null
                : vaults.computeIfAbsent(name, any -> new VaultView(vault, machinesByVault.getOrDefault(name, 0)));
    }

    /** A policy. */
    public PropertySource policy(PolicyDesign design) {
        return policies.computeIfAbsent(
                design.name(), name -> new PolicyView(design, this, machinesByPolicy.getOrDefault(name, 0)));
    }

    /** An object that should be there; null if it should not. */
    @Nullable
    ManagedObject object(ObjectAddress address) {
        DesiredObject desired = plan.desired().objects().get(address);
        return desired == null ? null : desired.object();
    }

    /** The figures of a machine, by failure class; empty if it is not backed up. */
    List<ObjectiveResult> objectives(String machine) {
        if (objectives.isEmpty()) {
            for (ObjectiveResult result : plan.objectives()) {
                objectives
                        .computeIfAbsent(result.machine(), any -> new ArrayList<>())
                        .add(result);
            }
        }
        return objectives.getOrDefault(machine, List.of());
    }

    /** Where exactly this part of the declaration is written; empty if it is not. */
    public Optional<String> placeOf(String path) {
        return Optional.ofNullable(plan.loaded().origins().all().get(path)).map(SourceSpan::place);
    }

    /** Where a part of the declaration is written, or what encloses it. */
    public Optional<String> place(String path) {
        return plan.loaded().origins().find(path).map(SourceSpan::place);
    }
}
