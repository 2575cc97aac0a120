package dev.holdfast.cli.render.section;

import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.planner.document.HoldfastSection.PolicyChoice;
import java.util.ArrayList;
import java.util.List;

/**
 * How policies protect their machines where Holdfast chose it, with the deciding reason; with the full detail every policy, with
 * each reason and why not the other ways.
 */
public final class ChoiceSection implements Section {

    private static final int SHOWN = 20;

    @Override
    public void write(PlanView view, Page page) {
        boolean full = view.detail() == Detail.FULL;
        List<PolicyChoice> choices = view.plan().choices().stream()
                .filter(choice -> full || choice.chosen())
                .toList();
        int limit = view.detail().limit(choices.size(), SHOWN);
        if (limit == 0) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Mechanism"));
        List<List<Cell>> rows = new ArrayList<>();
        for (PolicyChoice choice : choices.subList(0, limit)) {
            rows.add(List.of(
                    Cell.of(choice.policy()),
                    Cell.of(way(choice)),
                    Cell.of(choice.chosen() ? "chosen" : "declared"),
                    Cell.of(choice.reasons().get(0))));
            if (full) {
                choice.reasons().stream().skip(1).forEach(reason -> rows.add(more(reason)));
                choice.rejected().forEach(reason -> rows.add(more("Not: " + reason)));
            }
        }
        page.columns("  ", rows);
        TransferSection.more(choices.size() - limit, page);
    }

    private static List<Cell> more(String reason) {
        return List.of(Cell.of(""), Cell.of(""), Cell.of(""), Cell.of(reason));
    }

    private static String way(PolicyChoice choice) {
        return choice.mechanism()
                + choice.schedule().map(starts -> " " + starts).orElse("")
                + choice.policyType().map(type -> ", " + type + " policy").orElse("");
    }
}
