package dev.holdfast.dsl.binding.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {

    @Test
    void every_windows_name_is_a_zone_of_this_runtime_in_any_case() {
        assertThat(ZoneNames.windowsNames()).hasSizeGreaterThan(140);
        for (String name : ZoneNames.windowsNames()) {
            assertThat(ZoneNames.find(name)).as(name).isPresent();
            assertThat(ZoneNames.find(name.toUpperCase(Locale.ROOT))).as(name).isPresent();
            assertThat(ZoneNames.find(name.toLowerCase(Locale.ROOT))).as(name).isPresent();
        }
    }

    @Test
    void every_iana_name_is_itself() {
        for (String name : ZoneId.getAvailableZoneIds()) {
            assertThat(ZoneNames.find(name)).contains(ZoneId.of(name));
        }
    }

    /** Offsets of January 2026, in hours. */
    @ParameterizedTest
    @CsvSource({
        "Dateline Standard Time, -12",
        "UTC-11, -11",
        "Hawaiian Standard Time, -10",
        "Pacific Standard Time, -8",
        "Pacific Standard Time (Mexico), -8",
        "US Mountain Standard Time, -7",
        "Eastern Standard Time, -5",
        "Newfoundland Standard Time, -3.5",
        "Mid-Atlantic Standard Time, -2",
        "UTC, 0",
        "GMT Standard Time, 0",
        "W. Europe Standard Time, 1",
        "India Standard Time, 5.5",
        "Nepal Standard Time, 5.75",
        "Aus Central W. Standard Time, 8.75",
        "Cen. Australia Standard Time, 10.5",
        "Kamchatka Standard Time, 12",
        "UTC+12, 12",
        "Chatham Islands Standard Time, 13.75",
        "Samoa Standard Time, 13",
        "Line Islands Standard Time, 14",
    })
    void a_windows_name_has_the_offset_that_it_stands_for(String name, double hours) {
        ZoneId zone = ZoneNames.find(name).orElseThrow();
        assertThat(zone.getRules()
                        .getOffset(Instant.parse("2026-01-15T00:00:00Z"))
                        .getTotalSeconds())
                .isEqualTo((int) (hours * 3_600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Atlantis", "Standard Time", "Europe/", "+25:00", "Pacific Standard Time\u0000", "🕰"})
    void other_names_are_unknown(String name) {
        assertThat(ZoneNames.find(name)).isEmpty();
    }
}
