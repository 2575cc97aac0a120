package dev.holdfast.planner.rule;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.rule.Waiver;
import dev.holdfast.planner.document.FindingEntry.AcceptedBy;
import java.util.Optional;

/**
 * A waiver of a declaration, ready to be held against findings.
 *
 * @param finding name of the findings it is for, as {@link Finding#name}
 * @param waiver who answers for what until when
 * @param place where it is written, {@code file:line:column}
 * @param expired true if its last day is over
 * @param shared true if objects of several kinds have the name that it gives
 */
record PlacedWaiver(String finding, Waiver waiver, Optional<String> place, boolean expired, boolean shared)
        implements Acceptance {

    /** The same, where it is known whether objects of several kinds have that name. */
    PlacedWaiver with(boolean isShared) {
        return new PlacedWaiver(finding, waiver, place, expired, isShared);
    }

    @Override
    public AcceptedBy shown() {
        return new AcceptedBy(waiver.owner(), waiver.reason(), waiver.until().toString());
    }

    @Override
    public String renewal() {
        return "agree with " + waiver.owner() + " on another last day: the waiver"
                + place.map(where -> " at " + where).orElse("") + " held until " + waiver.until();
    }

    /** What to take out so that it is gone: {@code the waiver for: web from rules.has-copy.waivers}. */
    String removal() {
        return "the waiver for: " + waiver.subject() + " from rules." + WaiverReport.keyOf(finding) + ".waivers";
    }

    /** True if it is for findings about this address, whether it has expired or not. */
    boolean names(String address) {
        boolean wild = waiver.subject().indexOf('*') >= 0;
        return !(wild && finding.equals(FindingType.WEAKENS_PROTECTION.word()))
                && SubjectNames.matches(waiver.subject(), address, shared);
    }
}
