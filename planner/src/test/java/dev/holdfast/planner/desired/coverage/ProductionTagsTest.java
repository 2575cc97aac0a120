package dev.holdfast.planner.desired.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionTagsTest {

    @ParameterizedTest
    @CsvSource({
        "env, prod",
        "Environment, PRODUCTION",
        "STAGE, Live",
        "environment, prd",
        "env, Prod",
        "stage, production"
    })
    void a_tag_says_production_in_any_case(String key, String value) {
        assertThat(ProductionTags.production(new TreeMap<>(Map.of(key, value, "team", "shop"))))
                .contains(key + ": " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "env, test",
        "env, preprod",
        "env, non-production",
        "environments, prod",
        "tier, prod",
        "env, 'prod,test'",
        "env, ''"
    })
    void nothing_else_does(String key, String value) {
        assertThat(ProductionTags.production(new TreeMap<>(Map.of(key, value)))).isEmpty();
    }

    @Test
    void the_first_of_several_tags_is_named() {
        assertThat(ProductionTags.production(new TreeMap<>(Map.of("stage", "live", "env", "prod", "Env", "dev"))))
                .contains("env: prod");
        assertThat(ProductionTags.production(new TreeMap<>())).isEmpty();
    }
}
