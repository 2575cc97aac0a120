package dev.holdfast.cli.render.view;

import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.HoldfastSection.Omission;
import java.util.ArrayList;
import java.util.List;

/** What a plan did not look at, for its first lines: nobody may take a part for the whole. */
public final class Scope {

    private static final int NAMED = 3;

    private Scope() {}

    /** One sentence or list for each line; empty for a plan that looked at everything. */
    public static List<String> lines(PlanView view) {
        HoldfastSection plan = view.plan();
        List<String> lines = new ArrayList<>();
        switch (plan.refresh()) {
            case "skipped" ->
                lines.add("The fabric was not looked at (--refresh=false): the plan rests on the record alone. What was"
                        + " changed outside is neither shown nor set back.");
            case "only" ->
                lines.add(
                        "Refresh only: what was changed outside goes into the record. Nothing in the fabric changes, and"
                                + " what the declaration wants is not looked at.");
            default -> {}
        }
        if (!view.document().complete()) {
            limits("Limited to ", plan.targets(), lines);
            limits("Without ", plan.excluded(), lines);
            lines.add("The plan is incomplete: the rest of the estate is neither shown nor applied.");
            if (!plan.omitted().isEmpty()) {
                lines.add("Not looked at: " + omitted(plan.omitted()));
            }
        }
        return lines;
    }

    private static void limits(String what, List<String> selectors, List<String> lines) {
        if (!selectors.isEmpty()) {
            lines.add(what + String.join(", ", selectors));
        }
    }

    private static String omitted(List<Omission> omissions) {
        List<String> parts = new ArrayList<>();
        for (Omission omission : omissions) {
            int named = Math.min(NAMED, omission.addresses().size());
            int more = omission.count() - named;
            parts.add(Wording.counted(omission.count(), omission.type(), plural(omission.type())) + " ("
                    + String.join(", ", omission.addresses().subList(0, named))
                    + (more > 0 ? " and " + more + " more" : "") + ")");
        }
        return String.join(", ", parts);
    }

    private static String plural(String type) {
        return type.endsWith("y") ? type.substring(0, type.length() - 1) + "ies" : type + "s";
    }
}
