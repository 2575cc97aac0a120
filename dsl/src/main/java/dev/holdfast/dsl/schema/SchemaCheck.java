package dev.holdfast.dsl.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks trees against the public schema. Compiling takes most of the time: make one and use it for all files. */
public final class SchemaCheck {

    /** Where the public schema lies inside the product. */
    public static final String RESOURCE = "/dev/holdfast/schema/holdfast.schema.json";

    private final Schema schema;

    private SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    /** Compiles the schema inside the product. */
    public static SchemaCheck load() {
        return new SchemaCheck(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(publicSchema()));
    }

    /** Compiles another schema inside the product, such as that of scenarios. */
    public static SchemaCheck load(String resource) {
        return new SchemaCheck(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(resource)));
    }

    /** The public schema; read once, and not to be changed. */
    public static JsonNode publicSchema() {
        return Read.SCHEMA;
    }

    /**
     * Checks one file.
     *
     * @param root the tree of the file
     * @param complete false if reading ended early: missing keys then say nothing
     * @param holes places that hold no usable value and are reported already
     */
    public void check(Node root, boolean complete, Set<SourceSpan> holes, Diagnostics diagnostics) {
        List<Error> errors = schema.validate(TreeJson.of(root));
        if (errors.isEmpty()) {
            return;
        }
        Location.Finder finder = new Location.Finder(root);
        SchemaMessages messages = new SchemaMessages(schema.getSchemaNode(), finder);
        Set<NodePath> wrongTypes = new HashSet<>();
        for (Error error : errors) {
            if (error.getKeyword().equals("type")) {
                wrongTypes.add(error.getInstanceLocation());
            }
        }
        int explained = 0;
        for (Error error : errors) {
            if (++explained > 2 * Diagnostics.LIMIT) {
                diagnostics.omit(errors.size() - explained + 1);
                break;
            }
            boolean type = error.getKeyword().equals("type");
            if (!type && wrongTypes.contains(error.getInstanceLocation())) {
                continue;
            }
            Location location = finder.find(steps(error.getInstanceLocation()));
            boolean saysNothing = !complete && error.getKeyword().equals("required");
            if (!saysNothing && !holes.contains(location.node().span())) {
                messages.explain(error, location).ifPresent(diagnostics::add);
            }
        }
    }

    static Object[] steps(NodePath path) {
        Object[] steps = new Object[path.getNameCount()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = path.getElement(i);
        }
        return steps;
    }

    private static final class Read {
        private static final JsonNode SCHEMA = read(RESOURCE);
    }

    private static JsonNode read(String resource) {
        try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks " + resource);
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
