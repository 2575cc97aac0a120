package dev.holdfast.cli.ruletest;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found, held against what was expected. */
final class Comparison {

    private static final int PROBLEMS_SHOWN = 20;
    private static final int FOUND_SHOWN = 3;

    private final RuleTest test;
    private final List<FindingEntry> findings;
    private final Set<Expectation> met = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    private Comparison(RuleTest test, List<FindingEntry> findings) {
        this.test = test;
        this.findings = findings;
    }

    /**
     * What is not as it should be, a sentence or more each: findings that must not be there, in their order, then expectations
     * that nothing meets, in theirs.
     */
    static List<String> of(RuleTest test, List<FindingEntry> findings) {
        return new Comparison(test, findings).problems();
    }

    /** True if it says that nobody knows whether a rule holds. */
    static boolean isUnevaluated(FindingEntry finding) {
        return finding.id().equals(FindingType.RULE_NOT_EVALUATED.id()) && finding.counts();
    }

    private List<String> problems() {
        for (FindingEntry finding : findings) {
            finding.addresses().forEach(address -> compare(finding, address));
        }
        for (Expectation expectation : test.expected()) {
            if (!met.contains(expectation)) {
                problems.add("Expected, but not found: " + expectation.shown() + " ("
                        + expectation.written().place() + "). " + instead(expectation));
            }
        }
        int more = problems.size() - PROBLEMS_SHOWN;
        List<String> shown = new ArrayList<>(problems.subList(0, Math.min(PROBLEMS_SHOWN, problems.size())));
        if (more > 0) {
            shown.add("And " + more + " more.");
        }
        return shown;
    }

    private void compare(FindingEntry finding, String address) {
        boolean fits = false;
        for (Expectation expectation : test.expected()) {
            if (expectation.fits(finding, address)) {
                met.add(expectation);
                fits = true;
            }
        }
        boolean strict = finding.name().startsWith(Finding.RULE_PREFIX) || isUnevaluated(finding);
        if (!finding.counts() || fits) {
            return;
        }
        if (test.none().stream().anyMatch(name -> Expectation.names(name, finding))) {
            problems.add("Found, though it must not be: " + shown(finding, address));
        } else if (strict) {
            problems.add("Found, but not expected: " + shown(finding, address));
        }
    }

    private String instead(Expectation expectation) {
        List<String> near = new ArrayList<>();
        for (FindingEntry finding : findings) {
            if (Expectation.names(expectation.finding(), finding)) {
                finding.addresses().forEach(address -> near.add(shown(finding, address)));
            }
        }
        if (near.isEmpty()) {
            return "There is no such finding.";
        }
        int more = near.size() - FOUND_SHOWN;
        return "Found was: " + String.join("; ", near.subList(0, Math.min(FOUND_SHOWN, near.size())))
                + (more > 0 ? "; and " + more + " more." : "");
    }

    private static String shown(FindingEntry finding, String address) {
        return finding.name() + " for " + address + " at level " + finding.level()
                + (finding.counts() ? "" : ", waived")
                + ": '" + finding.message() + "'"
                + finding.place().map(place -> " (" + place + ")").orElse("");
    }
}
