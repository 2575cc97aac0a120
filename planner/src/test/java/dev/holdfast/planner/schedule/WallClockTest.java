package dev.holdfast.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallClockTest {

    @ParameterizedTest
    @CsvSource({
        "America/New_York, Sun 2027-03-28 06:59 -04:00",
        "UTC, Sun 2027-03-28 10:59 UTC",
        "Europe/Berlin, Sun 2027-03-28 12:59 +02:00",
        "America/Sao_Paulo, Sun 2027-03-28 07:59 -03:00",
        "+05:45, Sun 2027-03-28 16:44 +05:45",
        "Z, Sun 2027-03-28 10:59 UTC",
    })
    void an_instant_reads_as_on_the_wall_with_its_offset(String zone, String text) {
        assertThat(WallClock.text(Instant.parse("2027-03-28T10:59:59Z"), ZoneId.of(zone)))
                .isEqualTo(text);
    }
}
