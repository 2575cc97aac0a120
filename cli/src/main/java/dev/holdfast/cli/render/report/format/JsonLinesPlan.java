package dev.holdfast.cli.render.report.format;

import dev.holdfast.cli.render.JsonLines;
import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.Verdict;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.view.PlanTotals;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.PlanDocumentLines;
import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/**
 * The plan as JSON lines, for programs that read line by line: first {@code {"type":"plan"}} with the verdict and the totals, then
 * a line for each entry of the document, {@code {"type":"prune","prune":{…}}}, with the keys of the JSON plan, and the end.
 */
public final class JsonLinesPlan implements PlanRenderer {

    @Override
    public void render(PlanView view, PrintStream target) {
        JsonLines lines = new JsonLines(target);
        lines.line("plan", json -> heading(view, json));
        lines.add(PlanDocumentLines.write(view.document(), target));
        lines.end();
    }

    private static void heading(PlanView view, JsonGenerator json) {
        HoldfastSection plan = view.plan();
        PlanTotals totals = PlanTotals.of(view.document());
        json.writeStringProperty("format_version", view.document().formatVersion());
        json.writeStringProperty("estate", ReportedFinding.cut(plan.estate()));
        json.writeStringProperty("digest", plan.digest());
        json.writeStringProperty("at", plan.at());
        json.writeStringProperty("refresh", plan.refresh());
        json.writeBooleanProperty("applyable", view.document().applyable());
        json.writeBooleanProperty("complete", view.document().complete());
        json.writeBooleanProperty("errored", view.document().errored());
        json.writeStringProperty("verdict", Verdict.of(view, totals));
        json.writeNumberProperty("add", totals.add());
        json.writeNumberProperty("change", totals.change());
        json.writeNumberProperty("destroy", totals.destroy());
        json.writeNumberProperty("forget", totals.forget());
        json.writeNumberProperty("copies", totals.copies());
        json.writeNumberProperty("prunes", totals.prunes());
        json.writeNumberProperty("early", totals.early());
        json.writeNumberProperty("backups", totals.backups());
        json.writeNumberProperty("moves", totals.moves());
        json.writeNumberProperty("findings", plan.findings().size());
    }
}
