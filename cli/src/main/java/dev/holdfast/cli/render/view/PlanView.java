package dev.holdfast.cli.render.view;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.PlanDocument;
import java.util.List;
import java.util.Optional;

/**
 * A plan to show.
 *
 * @param document the plan
 * @param lookedAt path of the database that was looked for; absent for a saved plan
 * @param notes what loading the declaration had to note; empty for a saved plan
 * @param detail how much the text shows
 */
public record PlanView(PlanDocument document, Optional<String> lookedAt, List<Diagnostic> notes, Detail detail) {

    public PlanView {
        notes = List.copyOf(notes);
    }

    /** The part of the document that is ours. */
    public HoldfastSection plan() {
        return document.holdfast();
    }
}
