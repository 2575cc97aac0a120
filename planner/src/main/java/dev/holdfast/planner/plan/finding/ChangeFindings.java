package dev.holdfast.planner.plan.finding;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.planner.difference.Effect;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.ChangeGroup.AttributeChange;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import java.util.ArrayList;
import java.util.List;

/** Says of each group of changes whether it weakens protection or cannot be undone. */
public final class ChangeFindings {

    private ChangeFindings() {}

    /** Adds a finding for each group that weakens or cannot be undone. */
    public static void add(List<ChangeGroup> groups, Findings findings) {
        for (ChangeGroup group : groups) {
            if (group.weakens()) {
                findings.add(
                        Finding.of(
                                FindingType.WEAKENS_PROTECTION,
                                group.place(),
                                "Protection becomes weaker: " + weaker(group) + ". Cause: " + group.reason() + ".",
                                "If that is meant, go on; where it counts as an error, waive it by name in"
                                        + " rules.builtin.weakens-protection.waivers. Points keep what was promised for"
                                        + " them unless their loss is agreed to."),
                        group.addresses());
            }
            if (group.reason().startsWith(ObjectDifference.IRREVERSIBLE)) {
                findings.add(
                        Finding.of(
                                FindingType.IRREVERSIBLE,
                                group.place(),
                                "This cannot be undone: "
                                        + group.reason().substring(ObjectDifference.IRREVERSIBLE.length()) + ".",
                                "Apply with --allow-irreversible once that is certain."),
                        group.addresses());
            }
        }
    }

    private static String weaker(ChangeGroup group) {
        List<String> parts = new ArrayList<>();
        for (AttributeChange attribute : group.attributes()) {
            if (attribute.effect().equals(Effect.WEAKENS.word())) {
                parts.add(attribute.name() + " " + attribute.before().orElse("none") + " \u2192 "
                        + attribute.after().orElse("none"));
            }
        }
        return String.join(", ", parts);
    }
}
