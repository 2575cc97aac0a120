package dev.holdfast.cli.explain;

import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.desired.DesiredStates;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An estate at one instant: what is declared, what follows from it, what is recorded and what is there.
 *
 * @param loaded the declaration
 * @param desired what follows from it
 * @param plan the plan for {@code at}
 * @param recorded what was last done
 * @param actual what the world holds
 * @param counting how the service counts the days of an age
 * @param at the world's clock, without a world the system's
 */
public record EstateView(
        LoadedDeclaration loaded,
        DesiredState desired,
        PlanDocument plan,
        RecordedState recorded,
        ActualState actual,
        DayCounting counting,
        Instant at) {

    /** The estate of a plan. */
    public static EstateView of(Planning planning, Workspace workspace) throws CommandException, WorkspaceException {
        Instant at = Words.instant("at", planning.document().holdfast().at());
        RecordedState recorded = workspace.recorded();
        ServiceProfile profile = workspace.profile();
        ActualState actual = workspace.actual();
        DesiredState desired = DesiredStates.of(
                planning.loaded(), recorded, actual.onceEnhanced(), profile, at, false, new Findings(Map.of()));
        return new EstateView(
                planning.loaded(),
                desired,
                planning.document(),
                recorded,
                actual,
                profile.policies().dayCounting(),
                at);
    }

    /** Where a part of the declaration is written, or the nearest part around it. */
    Optional<String> place(String path) {
        return loaded.origins().find(path).map(SourceSpan::place);
    }

    /** The machines with this address, or, if there is none, with this last part of their address. */
    public List<DesiredMachine> machines(String name) {
        List<DesiredMachine> byName = new ArrayList<>();
        for (DesiredMachine machine : desired.machines()) {
            if (machine.address().equals(name)) {
                return List.of(machine);
            }
            if (machine.address().endsWith("/" + name)) {
                byName.add(machine);
            }
        }
        return byName;
    }
}
