package dev.holdfast.dsl.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.quantity.QuantityException;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void between_two_quantiles_it_is_linear() throws QuantityException {
        Quantiles quantiles = Quantiles.parse("10 20 60");
        assertThat(quantiles.at(0)).isEqualTo(10);
        assertThat(quantiles.at(0.25)).isEqualTo(15);
        assertThat(quantiles.at(0.5)).isEqualTo(20);
        assertThat(quantiles.at(0.75)).isEqualTo(40);
        assertThat(quantiles.at(1)).isEqualTo(60).isEqualTo(quantiles.most());
    }

    @Test
    void a_single_value_always_takes_that_long() throws QuantityException {
        Quantiles quantiles = Quantiles.parse("31");
        assertThat(List.of(quantiles.at(0), quantiles.at(0.3), quantiles.at(1))).containsOnly(31.0);
    }

    @Test
    void what_is_no_ascending_list_of_seconds_is_refused() {
        for (String text : List.of("", " ", "5 4", "1.5", "3s", "1  2", "1,2", "x")) {
            assertThatThrownBy(() -> Quantiles.parse(text)).as(text).isInstanceOf(QuantityException.class);
        }
    }
}
