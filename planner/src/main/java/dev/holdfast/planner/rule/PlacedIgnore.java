package dev.holdfast.planner.rule;

import dev.holdfast.dsl.ignore.Ignore;
import dev.holdfast.planner.document.FindingEntry.AcceptedBy;
import java.util.Optional;

/**
 * An ignore of a declaration, ready to be held against findings.
 *
 * @param ignore what is accepted where until when
 * @param expired true if its last day is over
 */
record PlacedIgnore(Ignore ignore, boolean expired) implements Acceptance {

    @Override
    public AcceptedBy shown() {
        return new AcceptedBy(
                ignore.owner(),
                ignore.reason(),
                ignore.until().toString(),
                Optional.of(ignore.place().place()));
    }

    @Override
    public String renewal() {
        return "agree with " + ignore.owner().orElse("who answers for it") + " on another last day: the ignore at "
                + ignore.place().place() + " held until " + ignore.until();
    }
}
