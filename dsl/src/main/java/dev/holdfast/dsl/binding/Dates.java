package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.quantity.QuantityException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads calendar days. */
final class Dates {

    private Dates() {}

    /**
     * Reads {@code 2026-10-01}.
     *
     * @throws QuantityException if the text is something else, or no such day exists
     */
    static LocalDate parse(String text) throws QuantityException {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new QuantityException("'" + text
                    + "' is not a day of the calendar. Write year, month and day as numbers, such as 2026-10-01.");
        }
    }
}
