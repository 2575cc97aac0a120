package dev.holdfast.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final List<String> WORDS = List.of("daily", "weekly", "region", "zone", "os");

    @Test
    void small_slips_find_the_word() {
        assertThat(Suggestion.nearest("dayly", WORDS)).contains("daily");
        assertThat(Suggestion.nearest("regoin", WORDS)).contains("region");
        assertThat(Suggestion.nearest("Weekly", WORDS)).contains("weekly");
        assertThat(Suggestion.nearest("zones", WORDS)).contains("zone");
        assertThat(Suggestion.nearest("so", WORDS)).contains("os");
        assertThat(Suggestion.didYouMean("regio", WORDS)).isEqualTo(" Did you mean 'region'?");
    }

    @Test
    void other_words_find_nothing() {
        assertThat(Suggestion.nearest("monthly", WORDS)).isEmpty();
        assertThat(Suggestion.nearest("x", WORDS)).isEmpty();
        assertThat(Suggestion.nearest("", WORDS)).isEmpty();
        assertThat(Suggestion.nearest("r".repeat(100_000), WORDS)).isEmpty();
        assertThat(Suggestion.didYouMean("monthly", WORDS)).isEmpty();
    }
}
