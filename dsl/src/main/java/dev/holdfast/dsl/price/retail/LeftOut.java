package dev.holdfast.dsl.price.retail;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Rows of answers that did not become prices, for one reason.
 *
 * @param reason why
 * @param rows how many; at least 1
 * @param names what the reason is about: meters, or of {@link Reason#OTHER_TYPE} the types; at least one
 */
public record LeftOut(Reason reason, int rows, SortedSet<String> names) {

    /** Why a row is no price of what is used: THE list, in the order of reports. */
    public enum Reason {
        /** Reservations, and prices for developers. */
        OTHER_TYPE("of a type that is not Consumption"),
        /** A meter of another service that has the same name as one of ours. */
        OTHER_SERVICE("of another service"),
        /** A meter that no item is priced by. */
        NOT_METERED("for what is not metered here"),
        /** A region that was not asked for. */
        OTHER_REGION("of another region"),
        /** The price for what is used above some volume. */
        ABOVE_A_VOLUME("for use above a volume"),
        /** Another row for the same is in force now. */
        NOT_IN_FORCE("not in force now, because another row is"),
        /** The same price for the same once more. */
        REPEATED("that repeat another row");

        private final String phrase;

        Reason(String phrase) {
            this.phrase = phrase;
        }

        /** Completes "3 rows …". */
        public String phrase() {
            return phrase;
        }
    }

    public LeftOut {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
}
