package dev.holdfast.cli.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/**
 * Schemas as their owners publish them, see {@code src/test/resources/official/README.md}; that of SARIF comes with a library.
 * Not thread safe.
 */
public final class OfficialSchemas {

    private static final Path FOLDER = Invocation.repository().resolve("cli/src/test/resources/official");
    /** Another schema refers to it; nothing is fetched. */
    private static final String HOOKS = "https://json.schemastore.org/pre-commit-hooks.json";

    private static final String SARIF = "/schema/sarif-schema-2.1.0.json";

    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<String, javax.xml.validation.Schema> documents = new HashMap<>();

    /** What is wrong with a document, by the schema in a file of the folder, such as {@code gitlab-ci.json}; nothing if it is valid. */
    public List<String> problems(String file, JsonNode document) {
        return problems(file, () -> Files.readString(FOLDER.resolve(file)), document);
    }

    /** Fails if the document is not SARIF 2.1.0. */
    void sarif(JsonNode document) {
        assertThat(sarifProblems(document)).isEmpty();
    }

    /** Why a document is not SARIF 2.1.0; nothing if it is. */
    public List<String> sarifProblems(JsonNode document) {
        return problems(SARIF, OfficialSchemas::sarifSchema, document);
    }

    /** Fails if the text is not what Jenkins reads as JUnit. */
    void junit(String text) {
        javax.xml.validation.Schema schema = documents.computeIfAbsent("junit-4.xsd", name -> {
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(FOLDER.resolve(name).toFile());
            } catch (SAXException e) {
                throw new AssertionError(e);
            }
        });
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(text)));
        } catch (SAXException | IOException e) {
            throw new AssertionError("not JUnit: " + e.getMessage(), e);
        }
    }

    /** Where the text of a schema comes from. */
    private interface Source {
        String read() throws IOException;
    }

    private List<String> problems(String name, Source source, JsonNode document) {
        Schema schema = schemas.computeIfAbsent(name, any -> {
            try {
                String hooks = Files.readString(FOLDER.resolve("pre-commit-hooks.json"));
                return SchemaRegistry.withDefaultDialect(
                                SpecificationVersion.DRAFT_7, registry -> registry.schemas(Map.of(HOOKS, hooks)))
                        .getSchema(source.read(), InputFormat.JSON);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return schema.validate(document).stream().map(Error::toString).toList();
    }

    private static String sarifSchema() throws IOException {
        try (InputStream stream = Objects.requireNonNull(OfficialSchemas.class.getResourceAsStream(SARIF))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
