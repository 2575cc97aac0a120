package dev.holdfast.planner.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.FakeWorld;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanSchemaTest {

    private static final int SEEDS = 12;

    @Test
    void every_plan_of_generated_estates_fits_the_public_schema() throws PlanRefusedException {
        Schema schema = schema();
        for (long seed = 0; seed < SEEDS; seed++) {
            FakeWorld world = new FakeWorld();
            Estate estate = EstateGenerator.of(seed);
            Instant at = Estate.AT;
            for (int edit = 0; edit < 4; edit++) {
                PlanDocument plan =
                        Planner.plan(estate.request(world.recorded(), world.actual(), at, PlanOptions.DEFAULT));
                assertThat(problems(schema, PlanDocumentCodec.write(plan)))
                        .as("seed %d, edit %d", seed, edit)
                        .isEmpty();
                world.apply(plan);
                world.takePoints(List.of(at.plusSeconds(60), at.plus(Duration.ofDays(9))));
                at = at.plus(Duration.ofDays(10));
                estate = EstateGenerator.edited(estate, seed * 10 + edit);
            }
        }
    }

    @Test
    void a_maximal_document_fits_the_public_schema_and_leaves_no_key_of_it_out() {
        byte[] bytes = PlanDocumentCodec.write(PlanDocumentCodec.sealed(MaximalPlan.document()));
        assertThat(problems(schema(), bytes)).isEmpty();
        JsonNode root = JsonMapper.shared().readTree(bytes);
        List<String> missing = new ArrayList<>();
        missing(root, tree(), tree(), "", missing);
        assertThat(missing)
                .as("keys of the schema that the maximal document lacks")
                .isEmpty();
    }

    @Test
    void what_is_no_plan_does_not_fit_the_public_schema() {
        String text = new String(
                PlanDocumentCodec.write(PlanDocumentCodec.sealed(MaximalPlan.document())), StandardCharsets.UTF_8);
        for (String broken : List.of(
                text.replace("\"format_version\":\"1.0\"", "\"format_version\":\"2.0\""),
                text.replace("\"early\":true", "\"early\":\"yes\""),
                text.replace("\"how\":\"release\"", "\"how\":\"burn\""),
                text.replace("\"actions\":[\"create\"]", "\"actions\":[]"))) {
            assertThat(broken).isNotEqualTo(text);
            assertThat(problems(schema(), broken.getBytes(StandardCharsets.UTF_8)))
                    .isNotEmpty();
        }
    }

    /** Collects keys that the schema knows and the document does not have. */
    private static void missing(JsonNode value, JsonNode schema, JsonNode root, String path, List<String> missing) {
        JsonNode resolved = schema.has("$ref")
                ? root.get("$defs").get(schema.get("$ref").asString().substring("#/$defs/".length()))
                : schema;
        if (resolved.has("properties") && value.isObject()) {
            resolved.get("properties").forEachEntry((key, property) -> {
                if (value.has(key)) {
                    missing(value.get(key), property, root, path + "/" + key, missing);
                } else {
                    missing.add(path + "/" + key);
                }
            });
        } else if (resolved.has("items")) {
            if (value.isEmpty()) {
                missing.add(path + "/0");
            } else {
                missing(value.get(0), resolved.get("items"), root, path + "/0", missing);
            }
        }
    }

    private static List<String> problems(Schema schema, byte[] bytes) {
        List<Error> errors = schema.validate(JsonMapper.shared().readTree(bytes));
        return errors.stream().map(Error::toString).toList();
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(), InputFormat.JSON);
    }

    private static JsonNode tree() {
        return JsonMapper.shared().readTree(text());
    }

    private static String text() {
        try (InputStream stream = PlanSchemaTest.class.getResourceAsStream("/dev/holdfast/schema/plan.schema.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
