package dev.holdfast.planner.judgement;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.judgement.view.ChangeView;
import dev.holdfast.planner.judgement.view.CostTables;
import dev.holdfast.planner.judgement.view.DiskView;
import dev.holdfast.planner.judgement.view.Estate;
import dev.holdfast.planner.judgement.view.JudgedPlan;
import dev.holdfast.planner.judgement.view.MachineView;
import dev.holdfast.planner.judgement.view.PlanView;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that rules for a target are held against, one after the other. */
final class Subjects {

    private final JudgedPlan plan;
    private final Estate estate;
    private final @Nullable CostTables costs;

    /**
     * The subjects of a plan.
     *
     * @param costed true if any rule may ask for costs
     */
    Subjects(JudgedPlan plan, boolean costed) {
        this.plan = plan;
        this.estate = new Estate(plan);
        this.costs =
                costed && plan.costs().isPresent() ? new CostTables(plan.costs().get()) : null;
    }

    /** Hands each subject over, in a stated order; nothing for costs if they are not computed. */
    void each(RuleTarget target, Consumer<Subject> judge) {
        switch (target) {
            case VM -> machines().forEach(view -> judge.accept(machine(view)));
            case DISK -> machines().forEach(view -> disks(view, judge));
            case POLICY -> plan.desired().policies().values().forEach(design -> judge.accept(policy(design)));
            case VAULT -> plan.declaration().vaults().keySet().forEach(name -> vault(name, judge));
            case CHANGE -> plan.changes().forEach(change -> judge.accept(change(change)));
            case COST -> costs(judge);
            case PLAN ->
                judge.accept(Subject.of(
                        "plan",
                        estate.place("rules"),
                        "plan",
                        new PlanView(plan, costs == null ? null : costs.total())));
        }
    }

    private List<MachineView> machines() {
        return estate.machines();
    }

    private static Subject machine(MachineView view) {
        return Subject.of(view.machine().address(), place(view), "vm", view);
    }

    /** The line that declares the machine, or its record in an inventory. */
    private static Optional<String> place(MachineView view) {
        return Optional.of(view.machine().known().source().place());
    }

    private void disks(MachineView view, Consumer<Subject> judge) {
        String machine = view.machine().address();
        boolean declared = view.machine().known().declared();
        for (DiskView disk : view.disks()) {
            Optional<String> own =
                    estate.placeOf("vms/" + view.machine().known().machine().name() + "/disks/"
                            + disk.disk().name());
            judge.accept(new Subject(
                    machine + "/disks/" + disk.disk().name(),
                    declared ? own.or(() -> place(view)) : place(view),
                    name -> switch (name) {
                        case "vm" -> view;
                        case "disk" -> disk;
                        default -> null;
                    }));
        }
    }

    private Subject policy(PolicyDesign design) {
        return Subject.of(
                new ObjectAddress(ObjectType.POLICY, design.name()).toString(),
                design.place(),
                "policy",
                estate.policy(design));
    }

    private void vault(String name, Consumer<Subject> judge) {
        PropertySource view = estate.vault(name);
        if (view != null) {
            judge.accept(Subject.of(
                    new ObjectAddress(ObjectType.VAULT, name).toString(),
                    estate.place("vaults/" + name),
                    "vault",
                    view));
        }
    }

    private Subject change(ObjectDifference change) {
        return Subject.of(change.address().toString(), change.place(), "change", new ChangeView(change, estate));
    }

    private void costs(Consumer<Subject> judge) {
        if (costs == null) {
            return;
        }
        for (String address : costs.machines()) {
            MachineView view = estate.machine(address);
            judge.accept(Subject.of(
                    address, view == null ? Optional.empty() : place(view), "cost", costs.ofMachine(address, view)));
        }
        for (String name : costs.policies()) {
            judge.accept(Subject.of(
                    new ObjectAddress(ObjectType.POLICY, name).toString(),
                    estate.placeOf("policies/" + name),
                    "cost",
                    costs.ofPolicy(name)));
        }
    }
}
