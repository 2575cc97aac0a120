package dev.holdfast.cli.render.report;

import dev.holdfast.cli.render.PlanRenderer;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.dsl.diagnostic.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan as the log of a GitHub job: its text, then the findings as workflow commands, which become annotations. GitHub shows ten
 * of each kind and step, so there are at most nine and one that counts the others.
 *
 * <p>While the text is printed, commands are off ({@code stop-commands}). What turns them on again is made from the digest of the
 * plan, so that nothing within the plan can be it. The text has no command in it anyway; this holds for whatever it will say one day.
 */
final class GithubPlan implements PlanRenderer {

    /** GitHub's limit of annotations of a kind in a step is ten. */
    static final int MOST = 9;

    private final PlanRenderer text;
    private final ReportSubject subject;
    private final ReportedFindings findings;

    GithubPlan(PlanRenderer text, ReportSubject subject, ReportedFindings findings) {
        this.text = text;
        this.subject = subject;
        this.findings = findings;
    }

    @Override
    public void render(PlanView view, PrintStream target) {
        PlanView saved = new PlanView(view.document(), Optional.empty(), List.of(), view.detail());
        String token = token(view);
        target.print("::stop-commands::" + token + "\n");
        text.render(saved, target);
        target.print("::" + token + "::\n");
        List<ReportedFinding> all = findings.of(view);
        for (Severity level : Severity.values()) {
            List<ReportedFinding> kind = new ArrayList<>();
            all.stream().filter(finding -> finding.level() == level).forEach(kind::add);
            annotations(level, kind, target);
        }
    }

    private static String token(PlanView view) {
        String digest = view.plan().digest().replaceAll("[^0-9a-f]", "");
        return "holdfast-" + digest;
    }

    private void annotations(Severity level, List<ReportedFinding> kind, PrintStream target) {
        String command = switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
        for (ReportedFinding finding : kind.subList(0, Math.min(MOST, kind.size()))) {
            target.print("::" + command + " " + properties(finding) + "::" + data(finding.whole("\n")) + "\n");
        }
        int more = kind.size() - MOST;
        if (more > 0) {
            String noun = level.word() + (more == 1 ? "" : "s");
            target.print("::" + command + " title=Holdfast::" + more + " more " + noun + ", see the " + subject.word()
                    + ".\n");
        }
    }

    private static String properties(ReportedFinding finding) {
        List<String> properties = new ArrayList<>();
        finding.place().ifPresent(place -> {
            properties.add("file=" + property(place.path()));
            properties.add("line=" + place.line());
            properties.add("endLine=" + place.line());
            place.start(ColumnUnit.CODE_POINT).ifPresent(column -> properties.add("col=" + column));
            place.end(ColumnUnit.CODE_POINT).ifPresent(column -> properties.add("endColumn=" + column));
        });
        properties.add("title=" + property(finding.title()));
        return String.join(",", properties);
    }

    /** Escapes the message of a command. */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Escapes the value of a property. */
    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
