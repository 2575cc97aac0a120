package dev.holdfast.planner.rule;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Says which waivers have expired, and which waive nothing. */
public final class WaiverReport {

    /** Findings that are there in one plan and gone with the next, so that a waiver of them is of no use soon. */
    private static final Set<String> PASSING = Set.of(
            FindingType.WEAKENS_PROTECTION.word(),
            FindingType.IRREVERSIBLE.word(),
            FindingType.CANNOT_BE_CHANGED.word());

    private WaiverReport() {}

    /**
     * Adds what is to be said. Every other finding must be there already.
     *
     * @param judged whether findings of a name were looked for everywhere; where they were not, no waiver is called unused
     * @param passing whether findings of a name are of a change, and gone once it is applied: an unused waiver is a note then
     */
    public static void add(Waivers waivers, Predicate<String> judged, Predicate<String> passing, Findings findings) {
        List<PlacedWaiver> all = waivers.all();
        List<Integer> named = new ArrayList<>();
        all.forEach(waiver -> named.add(findings.named(waiver)));
        for (int i = 0; i < all.size(); i++) {
            PlacedWaiver waiver = all.get(i);
            if (waiver.expired()) {
                findings.add(expired(waiver, named.get(i)), waiver.waiver().subject());
            } else if (named.get(i) == 0 && judged.test(waiver.finding())) {
                Finding unused = unused(waiver);
                boolean soonGone = PASSING.contains(waiver.finding()) || passing.test(waiver.finding());
                findings.add(
                        soonGone ? unused.at(Severity.NOTE) : unused,
                        waiver.waiver().subject());
            }
        }
    }

    private static Finding expired(PlacedWaiver placed, int named) {
        String subject = placed.waiver().subject();
        return described(
                placed,
                Finding.of(
                        FindingType.WAIVER_EXPIRED,
                        placed.place(),
                        "The waiver of " + placed.shown() + " for '" + subject + "' held until "
                                + placed.waiver().until() + ". "
                                + (named == 0
                                        ? "There is nothing any more that it would waive."
                                        : "What it was for counts again."),
                        named == 0
                                ? "Remove it."
                                : "Mend what it was for, or agree with "
                                        + placed.waiver().owner() + " on another last day."));
    }

    private static Finding unused(PlacedWaiver placed) {
        String subject = placed.waiver().subject();
        boolean wild = subject.indexOf('*') >= 0 && placed.finding().equals(FindingType.WEAKENS_PROTECTION.word());
        return described(
                placed,
                Finding.of(
                        FindingType.WAIVER_UNUSED,
                        placed.place(),
                        "The waiver of " + placed.shown() + " for '" + subject + "' waives nothing: "
                                + (wild
                                        ? "protection that becomes weaker is waived object by object, so * stands for none."
                                        : "there is no such finding about what it names."),
                        wild
                                ? "Name each object in a waiver of its own, such as policy/gold."
                                : "Correct the name if it is misspelt, or remove the waiver."));
    }

    private static Finding described(PlacedWaiver placed, Finding finding) {
        return finding.with("owner", placed.waiver().owner())
                .with("reason", placed.waiver().reason())
                .with("until", placed.waiver().until().toString())
                .with("of", placed.finding());
    }
}
