package dev.holdfast.dsl.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void fractions_of_a_second_are_refused_however_they_are_written() {
        for (String text : new String[] {"PT0.5S", "PT4H0.000000001S", "P1DT1.25S"}) {
            assertThatThrownBy(() -> Durations.parse(text)).hasMessageContaining("is not a whole number of seconds");
            assertThatThrownBy(() -> Age.parse(text)).hasMessageContaining("is not a whole number of seconds");
        }
        assertThatThrownBy(() -> Durations.parse("0.5s")).hasMessageContaining("is not a whole number of seconds");
    }

    @FunctionalInterface
    private interface Reader {
        Object read(String text) throws QuantityException;
    }

    private static void refuses(Reader reader, String... texts) {
        for (String text : texts) {
            assertThatThrownBy(() -> reader.read(text))
                    .as(text)
                    .isInstanceOf(QuantityException.class)
                    .extracting(Throwable::getMessage)
                    .asString()
                    .endsWith(".");
        }
    }

    @Test
    void what_is_written_reads_back_as_an_equal_value() {
        Seeds.forEach(1_000, random -> {
            Duration duration = Duration.ofSeconds(1 + random.nextLong(Durations.LONGEST.toSeconds()));
            assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
            Age age = new Age(random.nextInt(30), random.nextInt(400), Duration.ofSeconds(1 + random.nextInt(90_000)));
            assertThat(Age.parse(age.toString())).isEqualTo(age);
            Age whole =
                    random.nextBoolean() ? Age.ofDays(1 + random.nextInt(900)) : Age.ofMonths(1 + random.nextInt(90));
            assertThat(Age.parse(whole.toString())).isEqualTo(whole);
            DataSize size = new DataSize(random.nextLong(Long.MAX_VALUE) >> random.nextInt(62));
            assertThat(DataSize.parse(size.toString())).isEqualTo(size);
            Percent percent = new Percent(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(5)));
            assertThat(Percent.parse(percent.toString())).isEqualTo(percent);
            ChurnRate churn = random.nextBoolean() ? ChurnRate.ofShare(percent) : ChurnRate.ofAmount(size);
            assertThat(ChurnRate.parse(churn.toString())).isEqualTo(churn);
            GrowthRate.Per per = Seeds.oneOf(random, GrowthRate.Per.values());
            GrowthRate growth = random.nextBoolean()
                    ? new GrowthRate(percent, DataSize.ZERO, per)
                    : new GrowthRate(Percent.of(0), size, per);
            assertThat(GrowthRate.parse(growth.toString()).perDay(DataSize.ofGibibytes(1)))
                    .isEqualTo(growth.perDay(DataSize.ofGibibytes(1)));
            Money money = new Money(BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(6)), "EUR");
            assertThat(Money.parse(money.toString())).isEqualTo(money);
        });
    }

    @Test
    void no_text_breaks_a_reader() {
        String alphabet = "0123456789.+-PTDHMSYWmosdhwyGiBkKTb%/ eUSD";
        Reader[] readers = {
            Durations::parse,
            Age::parse,
            DataSize::parse,
            DataRate::parse,
            ChurnRate::parse,
            GrowthRate::parse,
            Percent::parse,
            Money::parse
        };
        Seeds.forEach(3_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(24); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (Reader reader : readers) {
                try {
                    assertThat(reader.read(text.toString())).isNotNull();
                } catch (QuantityException e) {
                    assertThat(e.detail()).isNotBlank();
                }
            }
        });
    }

    @Test
    void minutes_and_months_are_told_apart() throws QuantityException {
        assertThat(Durations.parse("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(Age.parse("12mo")).isEqualTo(Age.ofYears(1));
        refuses(Durations::parse, "12mo", "1y");
    }

    @Test
    void bare_numbers_and_nothing_are_refused() {
        refuses(Durations::parse, "4", "0h", "-4h", "h", "", "4 hours", "4h30m", "PT0S", "P1M", "1e3h");
        refuses(
                Age::parse,
                "30",
                "0d",
                "-1d",
                "1.5d",
                "101y",
                "P",
                "PT",
                "9999999999d",
                "P5000000000000D",
                "PT99999999999999999H");
        refuses(DataSize::parse, "128", "128Gi", "-1GiB", "9PPB", "9999999999GiB");
        refuses(DataRate::parse, "60MiB", "0MiB/s", "60/s");
        refuses(ChurnRate::parse, "5%", "5/d", "-5%/d");
        refuses(GrowthRate::parse, "5%", "5/d", "-5%/d", "5%/h", "1GiB", "/d", "1GiB/m");
        refuses(Percent::parse, "5", "-5%");
        refuses(Money::parse, "5000", "USD 5000", "-1 USD", "5 usd");
    }

    @Test
    void sizes_know_powers_of_two_and_of_ten() throws QuantityException {
        assertThat(DataSize.parse("1KiB").bytes()).isEqualTo(1_024);
        assertThat(DataSize.parse("1 GB").bytes()).isEqualTo(1_000_000_000);
        assertThat(DataSize.parse("0.5TiB")).isEqualTo(DataSize.ofGibibytes(512));
    }

    @Test
    void ages_follow_the_calendar() throws QuantityException {
        ZoneId zone = ZoneId.of("America/New_York");
        Instant start = Instant.parse("2027-01-31T15:00:00Z");
        assertThat(Age.parse("1mo").after(start, zone)).isEqualTo("2027-02-28T15:00:00Z");
        assertThat(Age.parse("60d").after(start, zone)).isEqualTo("2027-04-01T14:00:00Z");
    }

    @Test
    void growth_is_by_the_day_whatever_it_was_written_by() throws QuantityException {
        DataSize used = DataSize.ofGibibytes(365);
        assertThat(GrowthRate.parse("1GiB/d").perDay(used)).isEqualTo(DataSize.ofGibibytes(1));
        assertThat(GrowthRate.parse("7GiB/w").perDay(used)).isEqualTo(DataSize.ofGibibytes(1));
        assertThat(GrowthRate.parse("365GiB/mo").perDay(used)).isEqualTo(DataSize.ofGibibytes(12));
        assertThat(GrowthRate.parse("20%/y").perDay(used)).isEqualTo(new DataSize(Math.round((1L << 30) / 5.0)));
        assertThat(GrowthRate.parse("0%/y").isNone()).isTrue();
        assertThat(GrowthRate.parse("8000PiB/d").perDay(used)).isEqualTo(DataSize.parse("8000PiB"));
    }

    @Test
    void churn_never_rewrites_more_than_is_used() throws QuantityException {
        assertThat(ChurnRate.parse("150%/d").perDay(DataSize.ofGibibytes(10))).isEqualTo(DataSize.ofGibibytes(10));
        assertThat(ChurnRate.parse("5%/d").perDay(DataSize.ofGibibytes(100))).isEqualTo(DataSize.ofGibibytes(5));
    }

    @Test
    void people_read_at_most_two_units() {
        assertThat(Durations.display(Duration.ofMinutes(535))).isEqualTo("8 h 55 m");
        assertThat(Durations.display(Duration.ofHours(52))).isEqualTo("2 d 4 h");
        assertThat(Durations.display(Duration.ofSeconds(-61))).isEqualTo("-1 m 1 s");
        assertThat(new DataSize(3_328_599_654L).toDisplay()).isEqualTo("3.1 GiB");
    }
}
