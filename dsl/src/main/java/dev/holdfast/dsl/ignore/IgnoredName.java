package dev.holdfast.dsl.ignore;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which findings a word of an ignore is for.
 *
 * @param finding their name; absent if there are none that can be ignored
 * @param problem why there are none, and what to write instead; absent if there are
 */
record IgnoredName(Optional<String> finding, Optional<String> problem) {

    /** Before the names of rules in names of findings. */
    private static final String RULE = "rule/";

    /** About waivers and ignores themselves. */
    private static final Set<FindingType> OF_WAIVERS = Set.of(FindingType.WAIVER_EXPIRED, FindingType.WAIVER_UNUSED);

    private static final Set<String> EVERYTHING = Set.of("*", "all", "ALL");

    /**
     * What a word says.
     *
     * @param rules names of the rules of the declaration
     * @param complete false if there may be more rules
     */
    static IgnoredName of(String word, Collection<String> rules, boolean complete) {
        Optional<FindingType> type = FindingType.withId(word).or(() -> FindingType.named(word));
        if (type.isPresent()) {
            return type.get() == FindingType.RULE_VIOLATED ? rule(word, rules) : builtin(word, type.get());
        }
        if (word.startsWith(RULE)) {
            String rule = word.substring(RULE.length());
            return rules.contains(rule) || (!complete && !rule.isEmpty())
                    ? new IgnoredName(Optional.of(word), Optional.empty())
                    : refused("There is no rule '" + rule + "' in the declaration." + Suggestion.didYouMean(rule, rules)
                            + " Correct the name, or remove it.");
        }
        return refused(unknown(word, rules));
    }

    private static IgnoredName refused(String problem) {
        return new IgnoredName(Optional.empty(), Optional.of(problem));
    }

    private static IgnoredName rule(String word, Collection<String> rules) {
        String example = rules.isEmpty() ? "NAME" : rules.iterator().next();
        return refused(
                "'" + word + "' is the finding of every rule; an ignore names the one that is meant, so that it does"
                        + " not accept those of rules to come. Write " + RULE + example + ".");
    }

    private static IgnoredName builtin(String word, FindingType type) {
        if (type == FindingType.WEAKENS_PROTECTION) {
            return refused(
                    "'" + word + "' cannot be ignored where something stands: protection that becomes weaker is"
                            + " accepted object by object, by somebody who answers for it. Write a waiver under"
                            + " rules.builtin.weakens-protection.waivers that names the object, an owner, a reason and a last day.");
        }
        if (OF_WAIVERS.contains(type)) {
            return refused(
                    "'" + word + "' is about waivers and ignores themselves and cannot be ignored. Correct or remove"
                            + " the one it is about.");
        }
        return new IgnoredName(Optional.of(type.word()), Optional.empty());
    }

    private static String unknown(String word, Collection<String> rules) {
        Optional<DiagnosticCode> problem = DiagnosticCode.of(word);
        if (problem.isPresent()) {
            return "'" + word + "' (" + problem.get().id() + " " + problem.get().word()
                    + ") is a problem of the text, and cannot be ignored: what cannot be read as it was meant cannot be"
                    + " planned. Mend it where it is reported.";
        }
        if (rules.contains(word)) {
            return "'" + word + "' is a rule of the declaration. Write " + RULE + word + ".";
        }
        if (EVERYTHING.contains(word)) {
            return "Nothing ignores everything: it would accept what nobody has seen yet. Name each finding.";
        }
        List<String> candidates = new ArrayList<>();
        for (FindingType type : FindingType.values()) {
            candidates.add(type.id());
        }
        candidates.addAll(FindingType.words());
        rules.forEach(rule -> candidates.add(RULE + rule));
        boolean digits = word.matches("(?i)HF\\d*");
        return "There is no finding '" + word + "'."
                + (digits ? "" : Suggestion.didYouMean(word, candidates))
                + " Write its id such as HF1031, its name such as rpo-violated, or rule/ and the name of a rule.";
    }
}
