package dev.holdfast.planner.plan.request;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;

/**
 * Everything a plan depends on.
 *
 * @param loaded a declaration without errors, its machines and origins
 * @param recorded what we last did
 * @param actual what a refresh found; none if the options skip it
 * @param profile limits and timings of the service
 * @param at the instant to plan for
 * @param options what the user asked for on the command line
 */
public record PlanRequest(
        LoadedDeclaration loaded,
        RecordedState recorded,
        ActualState actual,
        ServiceProfile profile,
        Instant at,
        PlanOptions options) {
    public PlanRequest {
        if (loaded.declaration().isEmpty()) {
            throw new IllegalArgumentException("the declaration has errors and cannot be planned");
        }
        actual = options.refresh() == Refresh.SKIPPED ? ActualState.none() : actual;
    }
}
