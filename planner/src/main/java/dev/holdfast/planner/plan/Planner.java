package dev.holdfast.planner.plan;

import dev.holdfast.planner.document.PlanDocument;

/** Makes plans. */
public final class Planner {

    private Planner() {}

    /**
     * The plan for a request, sealed with its digest.
     *
     * @throws PlanRefusedException if a plan would be dangerous to make at all
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static PlanDocument plan(PlanRequest request) throws PlanRefusedException {
        throw new PlanRefusedException(PlanRefusedException.Cause.SELECTOR_MATCHES_NOTHING, "" + request);
    }
}
