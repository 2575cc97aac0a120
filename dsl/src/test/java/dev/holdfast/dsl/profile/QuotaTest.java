package dev.holdfast.dsl.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {

    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void a_quota_is_a_number_of_calls_and_a_duration() throws QuantityException {
        assertThat(Quota.parse("50 per 24h")).isEqualTo(new Quota(50, Duration.ofHours(24)));
        assertThat(Quota.parse(" 1 per 90s ")).hasToString("1 per 90s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "50",
                "50 per",
                "per 24h",
                "0 per 24h",
                "-1 per 24h",
                "1.5 per 24h",
                "50 per 0s",
                "50 per 24",
                "50 per 1mo",
                "9999999999 per 24h",
                "50 in 24h",
                "50 per 24h daily"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Quota.parse(text)).isInstanceOf(QuantityException.class);
    }

    @Test
    void a_quota_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Quota(0, Duration.ofHours(1))).hasMessageContaining("takes a call");
        assertThatThrownBy(() -> new Quota(1, Duration.ZERO)).hasMessageContaining("takes a call");
        assertThatThrownBy(() -> new Quota(1, Duration.ofHours(-1))).hasMessageContaining("takes a call");
    }

    @Test
    void the_window_opens_in_the_first_second_in_which_counting_finds_room() {
        Seeds.forEach(Boolean.getBoolean("holdfast.long") ? 500 : 25, random -> {
            Quota quota = new Quota(random.nextInt(1, 6), Duration.ofSeconds(random.nextInt(1, 40)));
            List<Instant> accepted = new ArrayList<>();
            Instant now = START;
            for (int call = 0; call < 60; call++) {
                now = now.plusSeconds(random.nextInt(20) == 0 ? random.nextInt(100) : random.nextInt(4));
                Instant opens = quota.opens(accepted, now);
                Instant counted = now;
                while (inWindow(quota, accepted, counted) >= quota.calls()) {
                    counted = counted.plusSeconds(1);
                }
                assertThat(opens).isEqualTo(counted);
                if (opens.equals(now) || random.nextBoolean()) {
                    now = opens;
                    accepted.add(now);
                }
            }
        });
    }

    private static long inWindow(Quota quota, List<Instant> accepted, Instant at) {
        return accepted.stream()
                .filter(call -> call.plus(quota.window()).isAfter(at))
                .count();
    }

    @Test
    void the_least_time_is_that_of_calls_which_are_sent_as_soon_as_the_window_opens() {
        Seeds.forEach(25, random -> {
            Quota quota = new Quota(random.nextInt(1, 9), Duration.ofSeconds(random.nextInt(1, 1_000)));
            List<Instant> accepted = new ArrayList<>();
            Instant now = START;
            for (int calls = 1; calls < 50; calls++) {
                now = quota.opens(accepted, now);
                accepted.add(now);
                assertThat(quota.leastTime(calls)).isEqualTo(Duration.between(START, now));
            }
            assertThat(quota.leastTime(0)).isZero();
        });
    }
}
