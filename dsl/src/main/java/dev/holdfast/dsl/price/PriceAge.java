package dev.holdfast.dsl.price;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * How old the prices of a book are at an instant.
 *
 * @param heading of the book
 * @param days from the day of the book to that of the instant, both in UTC; negative if the book is of a later day
 * @param verdict what to think of it
 */
public record PriceAge(PriceBook.Heading heading, long days, Verdict verdict) {

    /** Where a day begins first. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    /** What to think of the age of prices. */
    public enum Verdict {
        /** They can be reckoned with. */
        FRESH,
        /** They are older than the profile thinks good. */
        STALE,
        /** The day of the book is nowhere on earth yet. */
        IN_THE_FUTURE
    }

    /**
     * The age of a book.
     *
     * @param at now, on the clock that costs are estimated by
     * @param staleAfter when prices count as old, from the service profile; in whole days
     */
    public static PriceAge of(PriceBook book, Instant at, Duration staleAfter) {
        LocalDate effective = book.heading().effective();
        long days =
                ChronoUnit.DAYS.between(effective, at.atOffset(ZoneOffset.UTC).toLocalDate());
        Verdict verdict = Verdict.FRESH;
        if (effective.isAfter(at.atOffset(EARLIEST).toLocalDate())) {
            verdict = Verdict.IN_THE_FUTURE;
        } else if (days > staleAfter.toDays()) {
            verdict = Verdict.STALE;
        }
        return new PriceAge(book.heading(), days, verdict);
    }

    /** Full sentences that say what is wrong and what to do; empty if nothing is. */
    public Optional<String> warning() {
        return problem().map(problem -> problem + " " + advice());
    }

    /** What to do, in a sentence; empty if nothing is wrong. */
    public String advice() {
        return switch (verdict) {
            case FRESH -> "";
            case STALE -> "Ask the price service again, and make a new book with 'holdfast import prices'.";
            case IN_THE_FUTURE -> "Correct 'effective' in the book, or the instant that costs are estimated for.";
        };
    }

    /** Full sentences that say what is wrong; empty if nothing is. */
    public Optional<String> problem() {
        return switch (verdict) {
            case FRESH -> Optional.empty();
            case STALE ->
                Optional.of(String.format(
                        Locale.ROOT,
                        "The prices of '%s' are of %s, %,d days ago. The vendor may have changed them since.",
                        heading.name(),
                        heading.effective(),
                        days));
            case IN_THE_FUTURE ->
                Optional.of("The prices of '" + heading.name() + "' are of " + heading.effective()
                        + ", a day that has not come yet.");
        };
    }
}
