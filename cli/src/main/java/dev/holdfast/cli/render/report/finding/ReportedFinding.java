package dev.holdfast.cli.render.report.finding;

import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.planner.document.FindingEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A finding, or a problem of a text, as reports show it; all texts are harmless ({@link SafeText}).
 *
 * @param rule what kind it is
 * @param level how bad it is; a level that is not known counts as a note
 * @param text what it says
 * @param place where the user can change it; absent if it has none in the repository
 * @param fingerprint tells it apart from others, in this report and the next
 * @param suppression why it does not count; absent if it does
 */
public record ReportedFinding(
        ReportedRule rule,
        Severity level,
        ReportedText text,
        Optional<SourcePlace> place,
        String fingerprint,
        Optional<Suppression> suppression) {

    private static final int ADDRESSES_SHOWN = 20;
    private static final int LONGEST_NAME = 200;

    /** Before the names of rules of the declaration. */
    private static final String OWN_RULE = "rule/";

    /** A finding of a document. */
    public static ReportedFinding of(FindingEntry entry, SourceFiles sources, String fingerprint) {
        return new ReportedFinding(
                new ReportedRule(
                        filled(cut(entry.name().startsWith(OWN_RULE) ? entry.name() : entry.id())),
                        filled(cut(entry.name()))),
                level(entry.level()),
                new ReportedText(
                        filled(SafeText.of(entry.message())),
                        about(entry.addresses()),
                        entry.fix().map(SafeText::of).orElse(""),
                        List.of()),
                entry.place().flatMap(sources::find),
                fingerprint,
                entry.waiver().map(accepted -> Suppression.of(accepted, sources)));
    }

    /** A problem of a text. Where its file is outside of the repository, its message names the place. */
    public static ReportedFinding of(Diagnostic problem, SourceFiles sources, String fingerprint) {
        Optional<SourcePlace> place = problem.span().flatMap(sources::find);
        String at = place.isPresent()
                ? ""
                : problem.span().map(span -> " It is at " + where(span) + ".").orElse("");
        List<RelatedPlace> related = new ArrayList<>();
        problem.related()
                .forEach(other -> related.add(new RelatedPlace(
                        filled(SafeText.of(other.message())), where(other.span()), sources.find(other.span()))));
        return new ReportedFinding(
                new ReportedRule(problem.code().id(), problem.code().word()),
                problem.severity(),
                new ReportedText(filled(SafeText.of(problem.detail())) + at, "", "", related),
                place,
                fingerprint,
                Optional.empty());
    }

    /** The same finding, which a baseline accepts. */
    public ReportedFinding inBaseline() {
        return new ReportedFinding(rule, level, text, place, fingerprint, Optional.of(Suppression.BASELINE));
    }

    /** All that it says, with this between the sentences. */
    public String whole(String between) {
        return text.whole(between);
    }

    private static String where(SourceSpan span) {
        return SafeText.of(span.place());
    }

    /** Readers insist on a text; the planner never leaves these empty, a plan from elsewhere might. */
    private static String filled(String text) {
        return text.isBlank() ? "finding" : text;
    }

    private static Severity level(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        return Severity.NOTE;
    }

    private static String about(List<String> addresses) {
        int shown = Math.min(ADDRESSES_SHOWN, addresses.size());
        List<String> names = new ArrayList<>(shown);
        for (String address : addresses.subList(0, shown)) {
            names.add(cut(address));
        }
        int more = addresses.size() - shown;
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }

    /** A harmless name of bounded length; never cut within a character. */
    public static String cut(String name) {
        String safe = SafeText.of(name);
        return safe.codePointCount(0, safe.length()) <= LONGEST_NAME
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
