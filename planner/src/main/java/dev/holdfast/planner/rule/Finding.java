package dev.holdfast.planner.rule;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Severity;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing worth saying, without the addresses it is about: equal findings of several addresses are said once.
 *
 * @param type which of the built-in findings
 * @param message what is wrong and why it matters, in full sentences that hold for every address
 * @param place where the user can change it, {@code file:line:column}
 * @param evidence facts by name
 * @param fix what to do, in a sentence; absent if there is nothing to do
 * @param ownLevel level of this one where it differs from its type's; {@code rules.builtin} wins over both
 * @param rule name of the rule of the declaration that is violated; absent for every other finding. The level is the rule's then
 */
public record Finding(
        FindingType type,
        String message,
        Optional<String> place,
        SortedMap<String, String> evidence,
        Optional<String> fix,
        Optional<Severity> ownLevel,
        Optional<String> rule) {

    /** Stands before the name of a rule in the name of a finding. */
    public static final String RULE_PREFIX = "rule/";

    public Finding {
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }

    /** A finding without evidence. */
    public static Finding of(FindingType type, Optional<String> place, String message, String fix) {
        return new Finding(
                type,
                message,
                place,
                Collections.emptySortedMap(),
                fix.isEmpty() ? Optional.empty() : Optional.of(fix),
                Optional.empty(),
                Optional.empty());
    }

    /** A violation of a rule of the declaration. */
    public static Finding ofRule(
            String rule,
            Severity level,
            Optional<String> place,
            String message,
            SortedMap<String, String> evidence,
            String fix) {
        return new Finding(
                FindingType.RULE_VIOLATED,
                message,
                place,
                evidence,
                Optional.of(fix),
                Optional.of(level),
                Optional.of(rule));
    }

    /** How documents call it: the name of its type, or {@code rule/} and the name of the rule. */
    public String name() {
        return rule.map(RULE_PREFIX::concat).orElse(type.word());
    }

    /** The same finding with one more fact. */
    public Finding with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(evidence);
        more.put(name, value);
        return new Finding(type, message, place, more, fix, ownLevel, rule);
    }

    /** The same finding with another level than its type's. */
    public Finding at(Severity level) {
        return new Finding(type, message, place, evidence, fix, Optional.of(level), rule);
    }
}
