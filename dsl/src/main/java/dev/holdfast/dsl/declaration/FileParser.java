package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.ParsedFile;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.yaml.GatedText;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Optional;

/** Makes checked trees of files; compiles the schema once, when the first tree needs it. */
final class FileParser {

    private final Diagnostics diagnostics;
    private Optional<SchemaCheck> schema = Optional.empty();

    FileParser(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** True if files in this spelling can be read. */
    static boolean reads(Spelling spelling) {
        return switch (spelling) {
            case YAML -> true;
            case GROOVY -> false;
        };
    }

    /** A file from disk; without a tree if it cannot be read, which is then reported. */
    ParsedFile read(Path file, String name) {
        return FileText.read(file, name, diagnostics)
                .map(this::parse)
                .orElseGet(() -> new ParsedFile(new SourceText(name, ""), Optional.empty(), false));
    }

    /** A text that passed its gate. */
    ParsedFile parse(GatedText text) {
        YamlDocument document = new YamlReader(diagnostics).read(text);
        if (document.root().isPresent()) {
            SchemaCheck check = schema.orElseGet(SchemaCheck::load);
            schema = Optional.of(check);
            check.check(document.root().get(), document.complete(), document.holes(), diagnostics);
        }
        boolean shaped = document.root().map(FileParser::isTop).orElse(true);
        boolean whole = shaped && document.complete() && document.holes().isEmpty();
        return new ParsedFile(text.source(), document.root(), whole);
    }

    /** True for what a file may be: a mapping, or nothing. */
    private static boolean isTop(Node root) {
        return root instanceof Node.Mapping || (root instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL);
    }
}
