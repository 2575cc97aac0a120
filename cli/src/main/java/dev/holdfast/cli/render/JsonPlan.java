package dev.holdfast.cli.render;

import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.planner.document.PlanDocumentCodec;
import java.io.PrintStream;

/** The canonical document itself, one line. Never held as a whole: plans of large estates are large. */
final class JsonPlan implements PlanRenderer {

    @Override
    public void render(PlanView view, PrintStream target) {
        PlanDocumentCodec.write(view.document(), target);
        target.print('\n');
    }
}
