package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.report.finding.CheckGroup;
import dev.holdfast.cli.render.report.finding.Fingerprints;
import dev.holdfast.cli.render.report.finding.ReportContent;
import dev.holdfast.cli.render.report.finding.ReportHeading;
import dev.holdfast.cli.render.report.finding.ReportedFinding;
import dev.holdfast.cli.render.report.finding.SourceFiles;
import dev.holdfast.cli.render.report.format.ReportSettings;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** What reports say of the findings of a plan or a check; prepared once for all formats. */
final class PlanFindings {

    private static final Comparator<ReportedFinding> WORST_FIRST = Comparator.comparing(ReportedFinding::level);

    private final ReportSettings settings;
    private final ReportSubject subject;
    private final IdentityHashMap<PlanDocument, ReportContent> known = new IdentityHashMap<>();

    PlanFindings(ReportSettings settings, ReportSubject subject) {
        this.settings = settings;
        this.subject = subject;
    }

    /** What there is to say, of findings of one level in the order of the document. */
    ReportContent of(PlanView view) {
        return known.computeIfAbsent(view.document(), any -> read(view));
    }

    private ReportContent read(PlanView view) {
        SourceFiles sources = settings.sources();
        Fingerprints fingerprints = new Fingerprints();
        List<ReportedFinding> counting = new ArrayList<>();
        for (FindingEntry entry : view.plan().findings()) {
            if (entry.counts()) {
                counting.add(ReportedFinding.of(entry, sources, fingerprints.next(entry)));
            }
        }
        List<ReportedFinding> suppressed = new ArrayList<>();
        if (settings.suppressed()) { // numbered after the others, whose fingerprints stay what they are without these
            for (FindingEntry entry : view.plan().findings()) {
                if (!entry.counts()) {
                    suppressed.add(ReportedFinding.of(entry, sources, fingerprints.next(entry)));
                }
            }
            for (FindingEntry entry : subject.baseline().orElse(List.of())) {
                suppressed.add(ReportedFinding.of(entry, sources, fingerprints.next(entry))
                        .inBaseline());
            }
        }
        counting.sort(WORST_FIRST);
        suppressed.sort(WORST_FIRST);
        return new ReportContent(
                heading(view), counting, suppressed, subject.baseline().isPresent(), 0, sources.main(view.document()));
    }

    private ReportHeading heading(PlanView view) {
        String estate = view.plan().estate();
        return new ReportHeading(
                subject.word(),
                estate,
                subject.title() + " " + ReportedFinding.cut(estate),
                view.plan().at(),
                CheckGroup.ofPlans(subject.looksAtChanges()));
    }
}
