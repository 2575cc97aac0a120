package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.ParsedFile;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.evaluation.EvaluatedDocument;
import dev.holdfast.dsl.groovy.evaluation.GroovyEvaluator;
import dev.holdfast.dsl.groovy.evaluation.Includes;
import dev.holdfast.dsl.groovy.parse.PolicyParser;
import dev.holdfast.dsl.groovy.syntax.Script;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.text.FileText;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes checked trees of files in either spelling; compiles the schema once, when the first tree needs it. */
final class FileParser {

    private final Diagnostics diagnostics;
    private final Map<String, SourceText> sources = new HashMap<>();
    private Optional<SchemaCheck> schema = Optional.empty();

    FileParser(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * What was read from disk.
     *
     * @param files one for each file that stands for itself, in path order
     * @param paths every file that was read, applied ones included, by name as printed
     */
    record Read(List<ParsedFile> files, Map<String, Path> paths) {
        Read {
            files = List.copyOf(files);
            paths = Map.copyOf(paths);
        }

        /** The folder of a file that was read; paths in it are relative to that. The working directory for any other text. */
        Path folderOf(String file, DisplayNames names) {
            Path path = paths.get(file);
            Path folder = path == null ? null : path.getParent();
            return folder == null ? names.resolve(Path.of("")) : folder;
        }
    }

    /**
     * Reads files from disk; one without a tree cannot be read, which is then reported.
     *
     * @param found in path order
     * @param folder of the declaration, absolute
     */
    Read read(List<Path> found, Path folder, DisplayNames names) {
        GroovyFiles groovy = new GroovyFiles(folder, names, this::prepare, diagnostics, sources);
        List<Path> standing = groovy.standing(found.stream()
                .filter(file -> Spelling.ofFile(file) == Spelling.GROOVY)
                .toList());
        Predicate<Path> applied = file -> Spelling.ofFile(file) == Spelling.GROOVY && !standing.contains(file);
        Map<String, Path> paths = new HashMap<>();
        List<ParsedFile> files = new ArrayList<>();
        for (Path file : found) {
            String name = names.of(file);
            paths.put(name, file);
            if (!applied.test(file)) {
                files.add(read(file, name, groovy));
            }
        }
        paths.putAll(groovy.paths());
        return new Read(files, paths);
    }

    private ParsedFile read(Path file, String name, GroovyFiles groovy) {
        Optional<ParsedFile> parsed = switch (Spelling.ofFile(file)) {
            case YAML -> FileText.read(file, name, diagnostics).map(this::yaml);
            case GROOVY -> groovy.script(file).map(script -> evaluate(script, groovy));
        };
        return parsed.orElseGet(() -> new ParsedFile(new SourceText(name, ""), Optional.empty(), false));
    }

    /** A text that passed its gate and applies no other. */
    ParsedFile parse(GatedText text, Spelling spelling) {
        sources.put(text.source().file(), text.source());
        return switch (spelling) {
            case YAML -> yaml(text);
            case GROOVY ->
                PolicyParser.parse(text, diagnostics)
                        .map(script -> evaluate(script, Includes.NONE))
                        .orElseGet(() -> new ParsedFile(text.source(), Optional.empty(), false));
        };
    }

    /** A tree that is a part of a file, which was read whole. */
    ParsedFile part(SourceText source, Node root) {
        return checked(source, Optional.of(root), true, Set.of());
    }

    /** The texts that were read, by file as printed; for the lines that messages show. */
    Map<String, SourceText> sources() {
        return Map.copyOf(sources);
    }

    private ParsedFile yaml(GatedText text) {
        YamlDocument document = new YamlReader(diagnostics).read(text);
        return checked(text.source(), document.root(), document.complete(), document.holes());
    }

    /** Makes ready what a file in Groovy needs after it is parsed, and what binding will need. */
    private void prepare() {
        Vocabulary.load();
        schema();
        ServiceProfiles.azure();
    }

    private SchemaCheck schema() {
        SchemaCheck check = schema.orElseGet(SchemaCheck::load);
        schema = Optional.of(check);
        return check;
    }

    private ParsedFile evaluate(Script script, Includes includes) {
        EvaluatedDocument document = new GroovyEvaluator(Vocabulary.load(), includes).evaluate(script, diagnostics);
        document.sources().forEach(source -> sources.put(source.file(), source));
        return checked(script.source(), document.root().map(Node.class::cast), document.complete(), document.holes());
    }

    private ParsedFile checked(SourceText source, Optional<Node> root, boolean complete, Set<SourceSpan> holes) {
        sources.put(source.file(), source);
        if (root.isPresent()) {
            schema().check(root.get(), complete, holes, diagnostics);
        }
        boolean shaped = root.map(FileParser::isTop).orElse(true);
        return new ParsedFile(source, root, shaped && complete && holes.isEmpty());
    }

    /** True for what a file may be: a mapping, or nothing. */
    private static boolean isTop(Node root) {
        return root instanceof Node.Mapping || (root instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL);
    }
}
