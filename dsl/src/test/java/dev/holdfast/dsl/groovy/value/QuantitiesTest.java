package dev.holdfast.dsl.groovy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "4, hours, 4h",
        "1, hour, 1h",
        "24, hours, 24h",
        "1, day, 1d",
        "2, weeks, 14d",
        "12, months, 1y",
        "18, months, 18mo",
        "0.5, hours, 30m",
        "64, GiB, 64GiB",
        "1024, MiB, 1GiB",
        "90, seconds, 90s",
        "0, days, 0h"
    })
    void a_unit_of_a_number_is_written_in_its_usual_form(String number, String unit, String text) {
        Value.Quantity quantity =
                Quantities.of(Numbers.checked(new BigDecimal(number)), unit).orElseThrow();
        assertThat(Quantities.text(quantity)).isEqualTo(text);
    }

    @Test
    void units_that_do_not_exist_have_no_quantity() {
        assertThat(Quantities.of(Value.Numeral.of(1), "fortnight")).isEmpty();
        assertThat(Quantities.unitNames())
                .contains("hours", "hour", "GiB", "PB")
                .hasSize(14 + 11);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, hours, below zero",
        "0.5, seconds, whole number of seconds",
        "0.1, B, whole number of bytes",
        "0.5, months, whole number of months",
        "101, years, longer than 100 years",
        "9000000000000, PiB, out of range"
    })
    void what_no_declaration_holds_is_a_problem(String number, String unit, String detail) {
        assertThatThrownBy(() -> Quantities.text(Quantities.of(Numbers.checked(new BigDecimal(number)), unit)
                        .orElseThrow()))
                .isInstanceOfSatisfying(
                        ValueProblem.class,
                        problem -> assertThat(problem.detail()).contains(detail));
    }
}
