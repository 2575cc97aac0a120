package dev.holdfast.cli.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.format.JunitFlavor;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads reports as strictly as any reader does, and harder: a report that passes can neither be refused nor be more than it is. */
final class ReportCheck {

    private static final Path SCHEMAS = Invocation.repository().resolve("cli/src/test/resources/schemas");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private static final Pattern GITHUB_COMMAND = Pattern.compile(
            "::(error|warning|notice) (?:[a-zA-Z]+=[^:,\\r\\n]*)(?:,[a-zA-Z]+=[^:,\\r\\n]*)*::[^\\r\\n]*");
    private static final Pattern AZURE_COMMAND = Pattern.compile(
            "##vso\\[task\\.logissue type=(?:error|warning);(?:[a-z]+=[^;\\]\\r\\n]*;)*]((?!##)[^\\r\\n])*");

    /** What some server obeys. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\s*::|##(vso|teamcity)?\\[");

    private final OfficialSchemas official = new OfficialSchemas();
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<String, javax.xml.validation.Schema> documents = new HashMap<>();

    /** Fails if the text is not what readers of the format accept. */
    void check(OutputFormat format, JunitFlavor flavor, int mostCharacters, String text) {
        switch (format) {
            case TEXT -> plain(text);
            case JSON -> json(text);
            case MARKDOWN -> markdown(text, mostCharacters);
            case JSONL -> lines(text);
            case SARIF -> {
                JsonNode root = valid("sarif-2.1.0", text);
                official.sarif(root);
                sarif(root);
            }
            case JUNIT -> {
                junit(flavor, text);
                if (flavor == JunitFlavor.PORTABLE) {
                    official.junit(text);
                }
            }
            case GITLAB -> unique(valid("gitlab-codequality", text).findValuesAsString("fingerprint"));
            case GITLAB_TERRAFORM -> valid("gitlab-terraform", text);
            case RDJSON -> valid("rdjson", text);
            case GITHUB -> github(text);
            case AZURE -> azure(text);
            case ICS -> throw new AssertionError("no format of plans");
        }
    }

    private static JsonNode json(String text) {
        assertThat(text).endsWith("\n");
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        return MAPPER.readTree(text);
    }

    private JsonNode valid(String schema, String text) {
        JsonNode root = json(text);
        assertThat(schema(schema).validate(root)).extracting(Error::toString).isEmpty();
        return root;
    }

    private Schema schema(String name) {
        return schemas.computeIfAbsent(name, any -> {
            try {
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMAS.resolve(name + ".schema.json")), InputFormat.JSON);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void unique(List<String> values) {
        assertThat(values).doesNotHaveDuplicates();
    }

    private static void region(JsonNode region) {
        int line = region.get("startLine").intValue();
        int endLine = region.path("endLine").intValue(line);
        assertThat(endLine).isGreaterThanOrEqualTo(line);
        if (endLine == line) {
            int start = region.path("startColumn").intValue(1);
            assertThat(region.path("endColumn").intValue(start + 1)).isGreaterThan(start);
        }
    }

    private static void sarif(JsonNode root) {
        JsonNode run = root.get("runs").get(0);
        JsonNode rules = run.get("tool").get("driver").get("rules");
        Set<String> used = new HashSet<>();
        for (JsonNode result : run.get("results")) {
            JsonNode rule = rules.get(result.get("ruleIndex").intValue());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
            used.add(rule.get("id").stringValue());
            result.path("suppressions").forEach(ReportCheck::suppression);
        }
        assertThat(rules).hasSize(used.size());
        run.get("results").findValues("region").forEach(ReportCheck::region);
        unique(run.get("results").findValuesAsString("holdfastFinding/v1"));
    }

    private static void suppression(JsonNode suppression) {
        assertThat(suppression.get("kind").stringValue()).isIn("inSource", "external");
        assertThat(suppression.get("status").stringValue()).isEqualTo("accepted");
        assertThat(suppression.get("justification").stringValue())
                .matches("(waived|ignored) until .*|in the baseline, .*");
    }

    private void lines(String text) {
        List<String> lines = text.lines().toList();
        Schema schema = schema("jsonl");
        for (String line : lines) {
            assertThat(schema.validate(MAPPER.readTree(line)))
                    .extracting(Error::toString)
                    .isEmpty();
        }
        assertThat(lines.get(0)).startsWith("{\"type\":\"plan\",");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("{\"type\":\"end\",\"lines\":" + lines.size() + "}");
    }

    private void junit(JunitFlavor flavor, String text) {
        String name = flavor == JunitFlavor.GITLAB ? "junit-gitlab.xsd" : "junit.xsd";
        javax.xml.validation.Schema schema = documents.computeIfAbsent(name, any -> {
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(SCHEMAS.resolve(name).toFile());
            } catch (SAXException e) {
                throw new AssertionError(e);
            }
        });
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(text)));
        } catch (SAXException | IOException e) {
            throw new AssertionError("not JUnit: " + e.getMessage(), e);
        }
        assertThat(text.codePoints().filter(c -> c != '\n').noneMatch(c -> c < ' ' || c == 0x7f || c == 0x202e))
                .isTrue();
        assertThat(text).doesNotContain("<![CDATA[", "]]>", "<!DOCTYPE");
    }

    private static void plain(String text) {
        assertThat(text.codePoints()
                        .filter(c -> c != '\n')
                        .noneMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x202e || c == 0x2028))
                .isTrue();
        assertThat(COMMAND.matcher(text).find()).as(text).isFalse();
    }

    private static void github(String text) {
        List<String> lines = text.lines().toList();
        assertThat(lines.get(0)).matches("::stop-commands::holdfast-[0-9a-f]{64}");
        String resume = "::" + lines.get(0).substring("::stop-commands::".length()) + "::";
        int end = lines.indexOf(resume);
        assertThat(end).isGreaterThan(0).isEqualTo(lines.lastIndexOf(resume));
        plain(String.join("\n", lines.subList(1, end)));
        Map<String, Integer> kinds = new HashMap<>();
        for (String line : lines.subList(end + 1, lines.size())) {
            assertThat(line).matches(GITHUB_COMMAND);
            assertThat(line).doesNotContainPattern("##(vso|teamcity)?\\[");
            kinds.merge(line.substring(2, line.indexOf(' ')), 1, Integer::sum);
        }
        assertThat(kinds.values()).allMatch(count -> count <= 10);
    }

    private static void azure(String text) {
        List<String> lines = text.lines().toList();
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith("##vso[task.logissue ")) {
            first++;
        }
        plain(String.join("\n", lines.subList(0, first)));
        for (String line : lines.subList(first, lines.size())) {
            assertThat(line).matches(AZURE_COMMAND);
        }
    }

    private static void markdown(String text, int most) {
        assertThat(text.length()).isLessThanOrEqualTo(most);
        List<String> lines = text.lines().toList();
        String last = lines.get(lines.size() - 1);
        assertThat(last).matches("<!-- holdfast:plan:[A-Za-z0-9._-]* -->");
        assertThat(lines.get(0)).matches("<!-- holdfast-plan [A-Za-z0-9._-]* -->");
        String own = String.join("\n", lines.subList(1, lines.size() - 1));
        assertThat(own).doesNotContain("<!--", "-->", "@", "<script", "```", "<a ");
        for (String element : List.of("details", "pre", "summary", "code")) {
            assertThat(own.split("<" + element + ">", -1)).hasSameSizeAs(own.split("</" + element + ">", -1));
        }
        assertThat(own.codePoints().filter(c -> c != '\n').noneMatch(c -> c < ' ' || c == 0x7f || c == 0x202e))
                .isTrue();
    }
}
