package dev.holdfast.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CostSchemaTest {

    private static final List<String> SAMPLES =
            List.of("first-steps", "contoso", "azure-estate", "region-outage", "traps/copy-lag");
    private static final String AT = "2026-11-20T15:00:00Z";

    @TempDir
    Path directory;

    private String run(String... arguments) {
        return new Invocation(directory).expect(0, arguments).out();
    }

    @Test
    void costs_of_every_sample_fit_the_public_schema() throws IOException {
        Schema schema = schema(Invocation.repository().resolve("schema/cost.schema.json"));
        for (String sample : SAMPLES) {
            Path copy = Invocation.copyOfSample(sample, Files.createDirectories(directory.resolve("samples")));
            String json = run("cost", copy.toString(), "--at", AT, "--format", "json", "--sweep", "rpo=4h,24h");
            assertThat(problems(schema, json)).as(sample).isEmpty();
        }
        Path copy = directory.resolve("samples/first-steps");
        run("apply", copy.toString(), "--auto-approve", "--at", AT);
        assertThat(problems(schema, run("cost", copy.toString(), "--by", "vm", "--format", "json")))
                .isEmpty();
        run("plan", copy.toString(), "--out", "x.plan");
        String compared = run("cost", copy.toString(), "--base", "x.plan", "--format", "json");
        assertThat(problems(schema, compared)).isEmpty();
        for (String broken : List.of(
                compared.replace("\"hoursPerMonth\":730", "\"hoursPerMonth\":744"),
                compared.replace("\"currency\":\"USD\"", "\"currency\":\"dollars\""),
                compared.replace("\"meter\":\"vault-storage\"", "\"meter\":\"storage\""),
                compared.replace("\"unpriced\":[]", "\"unpriced\":{}"))) {
            assertThat(broken).isNotEqualTo(compared);
            assertThat(problems(schema, broken)).isNotEmpty();
        }
    }

    @Test
    void costs_of_every_sample_fit_what_readers_of_infracost_expect() throws IOException {
        Schema schema = schema(Invocation.repository().resolve("cli/src/test/resources/infracost-0.2.schema.json"));
        for (String sample : SAMPLES) {
            Path copy = Invocation.copyOfSample(sample, Files.createDirectories(directory.resolve("samples")));
            String json = run("cost", copy.toString(), "--at", AT, "--format", "infracost");
            assertThat(problems(schema, json)).as(sample).isEmpty();
        }
    }

    private static List<String> problems(Schema schema, String json) {
        return schema.validate(JsonMapper.shared().readTree(json)).stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema schema(Path file) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
    }
}
