package dev.holdfast.planner.document;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A finding as the document shows it.
 *
 * @param id {@code HFnnnn}
 * @param name such as {@code rpo-violated}; of a rule of the declaration {@code rule/} and its name
 * @param level {@code error}, {@code warning} or {@code note}
 * @param addresses what it is about: objects or machines; more than one when many have the same finding
 * @param message what is wrong and why it matters
 * @param place where the user can change it, {@code file:line:column}
 * @param evidence facts by name
 * @param fix what to do; absent if there is nothing to do
 * @param waiver who accepts it; absent if nobody does. A finding that is waived or ignored has its level, but counts for nothing
 */
public record FindingEntry(
        String id,
        String name,
        String level,
        List<String> addresses,
        String message,
        Optional<String> place,
        SortedMap<String, String> evidence,
        Optional<String> fix,
        Optional<AcceptedBy> waiver) {

    public FindingEntry {
        addresses = List.copyOf(addresses);
    }

    /** True unless somebody accepts it: only then its level matters. */
    public boolean counts() {
        return waiver.isEmpty();
    }

    /**
     * Who accepts a finding: a waiver, or a comment that ignores it.
     *
     * @param owner who answers for it; absent if a comment does not say
     * @param reason why it is accepted
     * @param until last day, in UTC, such as {@code 2027-01-31}
     * @param ignoredAt where the comment stands, {@code file:line:column}; absent if it is a waiver
     */
    public record AcceptedBy(Optional<String> owner, String reason, String until, Optional<String> ignoredAt) {

        /** As a waiver says it. */
        public AcceptedBy(String owner, String reason, String until) {
            this(Optional.of(owner), reason, until, Optional.empty());
        }
    }
}
