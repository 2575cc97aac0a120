package dev.holdfast.planner.rule;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.ignore.Ignore;
import dev.holdfast.dsl.ignore.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Says which waivers and ignores have expired, and which are for nothing. */
public final class WaiverReport {

    /** Findings that are there in one plan and gone with the next, so that a waiver of them is of no use soon. */
    private static final Set<String> PASSING = Set.of(
            FindingType.WEAKENS_PROTECTION.word(),
            FindingType.IRREVERSIBLE.word(),
            FindingType.CANNOT_BE_CHANGED.word(),
            FindingType.COST_INCREASE.word(),
            FindingType.COST_DECREASE.word(),
            FindingType.POINTS_LOST_OVER_LIMIT.word());

    private WaiverReport() {}

    /**
     * Adds what is to be said. Every other finding must be there already.
     *
     * @param judged whether findings of a name were looked for everywhere; where they were not, none is called unused
     * @param passing whether findings of a name are of a change, and gone once it is applied: an unused one is a note then
     */
    public static void add(Waivers waivers, Predicate<String> judged, Predicate<String> passing, Findings findings) {
        List<PlacedWaiver> all = waivers.all();
        Map<Ignore, Integer> ignored = findings.ignored();
        List<Integer> named = new ArrayList<>();
        all.forEach(waiver -> named.add(findings.named(waiver)));
        for (int i = 0; i < all.size(); i++) {
            PlacedWaiver waiver = all.get(i);
            if (waiver.expired()) {
                boolean known = named.get(i) > 0 || judged.test(waiver.finding());
                findings.add(
                        known ? expired(waiver, named.get(i)) : expired(waiver),
                        waiver.waiver().subject());
            } else if (named.get(i) == 0 && judged.test(waiver.finding())) {
                Finding unused = unused(waiver, findings.sharing(waiver));
                findings.add(
                        isPassing(waiver.finding(), passing) ? unused.at(Severity.NOTE) : unused,
                        waiver.waiver().subject());
            }
        }
        for (PlacedIgnore placed : waivers.ignores()) {
            Ignore ignore = placed.ignore();
            int count = ignored.getOrDefault(ignore, 0);
            if (placed.expired()) {
                boolean known = count > 0 || judged.test(ignore.finding());
                findings.add(known ? expired(ignore, count) : expired(ignore), ignore.finding());
            } else if (count == 0 && judged.test(ignore.finding())) {
                Finding unused = unused(ignore, findings.aboutWithoutPlace(ignore.finding()));
                findings.add(
                        isPassing(ignore.finding(), passing) ? unused.at(Severity.NOTE) : unused, ignore.finding());
            }
        }
    }

    private static boolean isPassing(String finding, Predicate<String> passing) {
        return PASSING.contains(finding) || passing.test(finding);
    }

    /** The key below {@code rules} that findings of a name have. */
    static String keyOf(String finding) {
        return finding.startsWith(Finding.RULE_PREFIX)
                ? finding.substring(Finding.RULE_PREFIX.length())
                : "builtin." + finding;
    }

    /** How people know what findings are: {@code rule 'x'} or {@code finding 'x'}. */
    private static String shown(String finding) {
        return finding.startsWith(Finding.RULE_PREFIX)
                ? "rule '" + finding.substring(Finding.RULE_PREFIX.length()) + "'"
                : "finding '" + finding + "'";
    }

    private static Finding expired(Ignore ignore, int count) {
        String what = "The ignore of " + shown(ignore.finding()) + " held until " + ignore.until() + ". ";
        return described(
                ignore,
                Finding.of(
                        FindingType.WAIVER_EXPIRED,
                        Optional.of(ignore.place().place()),
                        what
                                + (count == 0
                                        ? "There is nothing any more that it would ignore."
                                        : "What it was for counts again."),
                        count == 0
                                ? "Remove it."
                                : "Mend what it was for, or agree with "
                                        + ignore.owner().orElse("who answers for it") + " on another last day."));
    }

    /** One of findings that were not looked for: whether it is still needed, nobody knows. */
    private static Finding expired(Ignore ignore) {
        return described(
                ignore,
                Finding.of(
                        FindingType.WAIVER_EXPIRED,
                        Optional.of(ignore.place().place()),
                        "The ignore of " + shown(ignore.finding()) + " held until " + ignore.until() + ".",
                        "Remove it if what it was for is gone, or agree with "
                                + ignore.owner().orElse("who answers for it") + " on another last day."));
    }

    /**
     * One that is for nothing.
     *
     * @param elsewhere what there is such a finding about that names no line; empty if there is none
     */
    private static Finding unused(Ignore ignore, Optional<String> elsewhere) {
        Reach reach = ignore.reach();
        String where = reach.firstLine() == reach.lastLine()
                ? "on line " + reach.firstLine()
                : "in lines " + reach.firstLine() + " to " + reach.lastLine();
        return described(
                ignore,
                Finding.of(
                        FindingType.WAIVER_UNUSED,
                        Optional.of(ignore.place().place()),
                        "The ignore of " + shown(ignore.finding()) + " ignores nothing: no such finding has its place "
                                + where + ".",
                        elsewhere
                                .map(address -> "Write a waiver instead, because the finding names no line: for: "
                                        + address + " in rules." + keyOf(ignore.finding()) + ".waivers.")
                                .orElse("Remove it, or move it to the line that the finding names.")));
    }

    private static Finding described(Ignore ignore, Finding finding) {
        Finding described = finding.with("reason", ignore.reason())
                .with("until", ignore.until().toString())
                .with("of", ignore.finding());
        return ignore.owner().map(owner -> described.with("owner", owner)).orElse(described);
    }

    private static Finding expired(PlacedWaiver placed, int named) {
        String subject = placed.waiver().subject();
        return described(
                placed,
                Finding.of(
                        FindingType.WAIVER_EXPIRED,
                        placed.place(),
                        "The waiver of " + shown(placed.finding()) + " for '" + subject + "' held until "
                                + placed.waiver().until() + ". "
                                + (named == 0
                                        ? "There is nothing any more that it would waive."
                                        : "What it was for counts again."),
                        named == 0
                                ? "Remove " + placed.removal() + "."
                                : "Mend what it was for, or agree with "
                                        + placed.waiver().owner() + " on another last day."));
    }

    /** One of findings that were not looked for: whether it is still needed, nobody knows. */
    private static Finding expired(PlacedWaiver placed) {
        return described(
                placed,
                Finding.of(
                        FindingType.WAIVER_EXPIRED,
                        placed.place(),
                        "The waiver of " + shown(placed.finding()) + " for '"
                                + placed.waiver().subject() + "' held until "
                                + placed.waiver().until() + ".",
                        "Remove it if what it was for is gone, or agree with "
                                + placed.waiver().owner() + " on another last day."));
    }

    private static Finding unused(PlacedWaiver placed, List<String> sharing) {
        String subject = placed.waiver().subject();
        if (!sharing.isEmpty()) {
            return described(
                    placed,
                    Finding.of(
                            FindingType.WAIVER_UNUSED,
                            placed.place(),
                            "The waiver of " + shown(placed.finding()) + " for '" + subject
                                    + "' waives nothing: several "
                                    + (placed.shared() ? "kinds of objects" : "machines")
                                    + " have that name, and nobody knows which one is meant.",
                            "Name " + (placed.shared() ? "the object" : "the machine") + " by its address, such as "
                                    + sharing.get(0) + "."));
        }
        boolean wild = subject.indexOf('*') >= 0 && placed.finding().equals(FindingType.WEAKENS_PROTECTION.word());
        return described(
                placed,
                Finding.of(
                        FindingType.WAIVER_UNUSED,
                        placed.place(),
                        "The waiver of " + shown(placed.finding()) + " for '" + subject + "' waives nothing: "
                                + (wild
                                        ? "protection that becomes weaker is waived object by object, so * stands for none."
                                        : "there is no such finding about what it names."),
                        wild
                                ? "Name each object in a waiver of its own, such as policy/gold."
                                : "Correct the name if it is misspelt, or remove " + placed.removal() + "."));
    }

    private static Finding described(PlacedWaiver placed, Finding finding) {
        return finding.with("owner", placed.waiver().owner())
                .with("reason", placed.waiver().reason())
                .with("until", placed.waiver().until().toString())
                .with("of", placed.finding());
    }
}
