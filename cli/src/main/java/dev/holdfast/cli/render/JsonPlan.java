package dev.holdfast.cli.render;

import dev.holdfast.planner.document.PlanDocumentCodec;
import java.nio.charset.StandardCharsets;

/** The canonical document itself, one line. */
final class JsonPlan implements PlanRenderer {

    @Override
    public String render(PlanView view) {
        return new String(PlanDocumentCodec.write(view.document()), StandardCharsets.UTF_8) + "\n";
    }
}
