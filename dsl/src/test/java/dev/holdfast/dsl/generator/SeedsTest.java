package dev.holdfast.dsl.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void a_broken_property_says_with_which_seed_and_how_to_run_that_again() {
        assertThatThrownBy(() -> Seeds.forEach(1, random -> {
                    throw new IllegalStateException("two points are one");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 0: two points are one")
                .hasMessageContaining("./dev test -pl dsl -am -Dtest='SeedsTest#a_broken_property")
                .hasMessageEndingWith("-Dholdfast.seed=0");
    }

    @Test
    void a_seed_always_draws_the_same() {
        int[] drawn = new int[2];
        Seeds.forEach(1, random -> drawn[0] = random.nextInt());
        Seeds.forEach(1, random -> drawn[1] = random.nextInt());
        assertThat(drawn[0]).isEqualTo(drawn[1]);
    }
}
