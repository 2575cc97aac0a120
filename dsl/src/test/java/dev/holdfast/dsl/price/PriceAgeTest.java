package dev.holdfast.dsl.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceAgeTest {

    private static PriceAge age(String effective, String at) {
        PriceBook book = new PriceBook(new PriceBook.Heading("mine", "EUR", LocalDate.parse(effective), ""), List.of());
        return PriceAge.of(book, Instant.parse(at), Duration.ofDays(180));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-20T00:00:00Z, 0, FRESH",
        "2026-05-24, 2026-11-20T23:59:59Z, 180, FRESH",
        "2026-05-23, 2026-11-20T00:00:00Z, 181, STALE",
        "2026-11-21, 2026-11-20T09:59:59Z, -1, IN_THE_FUTURE",
        // it is that day already where days begin first
        "2026-11-21, 2026-11-20T10:00:00Z, -1, FRESH",
        "2027-11-20, 2026-11-20T12:00:00Z, -365, IN_THE_FUTURE",
        "+999999999-12-31, 2026-11-20T12:00:00Z, -365241759694, IN_THE_FUTURE",
        "-999999999-01-01, 2026-11-20T12:00:00Z, 365243239939, STALE",
    })
    void days_are_counted_from_the_day_of_the_book(String effective, String at, long days, PriceAge.Verdict verdict) {
        PriceAge age = age(effective, at);
        assertThat(age.days()).isEqualTo(days);
        assertThat(age.verdict()).isEqualTo(verdict);
        assertThat(age.warning().isPresent()).isEqualTo(verdict != PriceAge.Verdict.FRESH);
    }

    @Test
    void a_warning_says_which_book_how_old_and_what_to_do() {
        assertThat(age("2020-01-01", "2026-11-20T00:00:00Z").warning().orElseThrow())
                .contains("'mine'", "2020-01-01", "2,515 days", "holdfast import prices");
        assertThat(age("2030-01-01", "2026-11-20T00:00:00Z").warning().orElseThrow())
                .contains("'mine'", "2030-01-01", "has not come yet", "'effective'");
    }

    @Test
    void the_profile_says_when_prices_are_old() {
        assertThat(ServiceProfiles.azure().prices().staleAfter()).isEqualTo(Duration.ofDays(180));
    }
}
