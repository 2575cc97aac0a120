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
 * @param waiver who answers for it; absent if nobody does. A finding that is waived has its level, but counts for nothing
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

    /** True unless somebody answers for it: only then its level matters. */
    public boolean counts() {
        return waiver.isEmpty();
    }

    /**
     * Who answers for a finding.
     *
     * @param owner who does
     * @param reason why it is accepted
     * @param until last day, in UTC, such as {@code 2027-01-31}
     */
    public record AcceptedBy(String owner, String reason, String until) {}
}
