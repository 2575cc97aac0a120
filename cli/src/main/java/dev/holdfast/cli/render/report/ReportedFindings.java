package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** The findings of a plan as reports show them; prepared once for all formats of a plan. */
final class ReportedFindings {

    private final SourceFiles sources;
    private final IdentityHashMap<PlanDocument, List<ReportedFinding>> known = new IdentityHashMap<>();

    ReportedFindings(SourceFiles sources) {
        this.sources = sources;
    }

    /** The findings of a plan that nobody answers for, worst first, else in the order of the document. */
    List<ReportedFinding> of(PlanView view) {
        return known.computeIfAbsent(view.document(), any -> read(view));
    }

    private List<ReportedFinding> read(PlanView view) {
        Fingerprints fingerprints = new Fingerprints();
        List<ReportedFinding> list = new ArrayList<>();
        for (FindingEntry entry : view.plan().findings()) {
            if (entry.counts()) {
                list.add(ReportedFinding.of(entry, sources, fingerprints.next(entry)));
            }
        }
        list.sort(Comparator.comparing(ReportedFinding::level));
        return List.copyOf(list);
    }
}
