package dev.holdfast.cli.render.report.finding;

import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.planner.document.FindingEntry.AcceptedBy;
import java.util.Optional;

/**
 * Why a finding does not count.
 *
 * @param inSource true if a comment ignores it; false for a waiver and a baseline
 * @param justification who accepts it until when, and why; harmless
 * @param comment where the comment stands; absent if there is none, or it is outside of the repository
 */
public record Suppression(boolean inSource, String justification, Optional<SourcePlace> comment) {

    /** By an entry of a baseline, which has neither an owner nor a last day. */
    public static final Suppression BASELINE =
            new Suppression(false, "in the baseline, which accepts it until it is gone", Optional.empty());

    /** By a waiver or a comment. */
    public static Suppression of(AcceptedBy accepted, SourceFiles sources) {
        return new Suppression(
                accepted.ignoredAt().isPresent(),
                SafeText.of(Wording.accepted(accepted)),
                accepted.ignoredAt().flatMap(sources::find));
    }
}
