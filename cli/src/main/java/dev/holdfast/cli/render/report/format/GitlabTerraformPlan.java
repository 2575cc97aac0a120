package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.PlanTotals;
import dev.holdfast.cli.render.view.PlanView;
import java.io.PrintStream;

/**
 * The changes as a report of GitLab's Terraform widget: three numbers, of {@code resource_changes}. As there, a replacement
 * counts as created and as deleted; what is only forgotten counts nowhere.
 */
public final class GitlabTerraformPlan implements PlanRenderer {

    @Override
    public void render(PlanView view, PrintStream target) {
        PlanTotals totals = PlanTotals.of(view.document());
        JsonText.write(target, json -> {
            json.writeStartObject();
            json.writeNumberProperty("create", totals.add());
            json.writeNumberProperty("update", totals.change());
            json.writeNumberProperty("delete", totals.destroy());
            json.writeEndObject();
        });
    }
}
