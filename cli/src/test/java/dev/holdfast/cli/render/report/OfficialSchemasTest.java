package dev.holdfast.cli.render.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The published schemas are read as they are meant: they refuse what is wrong. */
class OfficialSchemasTest {

    private final OfficialSchemas official = new OfficialSchemas();

    @Test
    void what_is_no_sarif_is_refused() {
        JsonMapper mapper = new JsonMapper();
        official.sarif(mapper.readTree("{\"version\":\"2.1.0\",\"runs\":[]}"));
        for (String wrong : new String[] {
            "{}",
            "{\"version\":\"2.0.0\",\"runs\":[]}",
            "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"x\"}},\"results\":[{}]}]}"
        }) {
            assertThatThrownBy(() -> official.sarif(mapper.readTree(wrong)))
                    .as(wrong)
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void what_is_no_junit_is_refused() {
        official.junit("<testsuites><testsuite name='x' tests='0' failures='0' errors='0'/></testsuites>");
        for (String wrong : new String[] {"<suites/>", "<testsuites><testsuite/></testsuites>", "<testsuites>"}) {
            assertThatThrownBy(() -> official.junit(wrong)).as(wrong).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void what_is_no_pipeline_is_refused() {
        JsonMapper mapper = new JsonMapper();
        for (String file : new String[] {"github-workflow.json", "gitlab-ci.json", "pre-commit-config.json"}) {
            assertThat(official.problems(file, mapper.readTree("[1]"))).as(file).isNotEmpty();
        }
        assertThat(official.problems("azure-pipelines.json", mapper.readTree("{\"stepz\":[]}")))
                .isNotEmpty();
    }
}
