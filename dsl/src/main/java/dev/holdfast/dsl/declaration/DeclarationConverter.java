package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.Binder;
import dev.holdfast.dsl.binding.BoundDeclaration;
import dev.holdfast.dsl.binding.ParsedFile;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.groovy.write.GroovyWriter;
import dev.holdfast.dsl.ignore.Ignores;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Comments;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.dsl.yaml.write.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes declarations in another spelling. What is written is read back, and is handed out only if it means the same; loops,
 * functions and anchors are expanded.
 */
public final class DeclarationConverter {

    private static final Set<String> QUOTED_KEYS = Set.of("where", "require");

    private final DisplayNames names;

    /**
     * A converter.
     *
     * @param workingDirectory paths in messages are relative to it
     */
    public DeclarationConverter(Path workingDirectory) {
        this.names = new DisplayNames(workingDirectory);
    }

    /**
     * Converts a file, or every declaration file below a folder. Writes nothing to disk; never throws for bad input.
     *
     * @param path file or folder, absolute or relative to the working directory
     */
    public Conversion convert(Path path, Spelling to) {
        Diagnostics diagnostics = new Diagnostics();
        Path start = names.resolve(path);
        List<Path> found = new DeclarationFiles(names, diagnostics).find(start);
        FileParser parser = new FileParser(diagnostics);
        Path folder = DeclarationFiles.folderOf(start);
        FileParser.Read read = parser.read(found, folder, names);
        List<ParsedFile> files = read.files();
        List<Conversion.Written> written = List.of();
        List<String> besides = List.of();
        Optional<BoundDeclaration> bound =
                files.isEmpty() ? Optional.empty() : Optional.of(new Binder(files, diagnostics).bind());
        Optional<IgnoreReaches> ignores = bound.map(each -> new IgnoreReaches(
                WrittenIgnores.read(parser.sources(), read.paths(), each, diagnostics), each.origins()));
        Optional<Declaration> declaration = bound.flatMap(BoundDeclaration::declaration);
        if (declaration.isPresent() && !diagnostics.hasErrors()) {
            written = write(read, folder, to, comments(read, parser, diagnostics), diagnostics);
            besides = besides(declaration.get());
            verify(declaration.get(), ignores.orElseThrow(), written, to, diagnostics);
        }
        return new Conversion(
                diagnostics.hasErrors() ? List.of() : written,
                besides,
                diagnostics.sorted(),
                diagnostics.omitted(),
                parser.sources());
    }

    /** The comments of every file that was read, applied ones included; those that belong to nothing are reported. */
    private static Comments comments(FileParser.Read read, FileParser parser, Diagnostics diagnostics) {
        CommentPlacer placer = new CommentPlacer();
        read.files().forEach(file -> file.root().ifPresent(placer::tree));
        for (Map.Entry<String, SourceText> source : new TreeMap<>(parser.sources()).entrySet()) {
            Path path = read.paths().get(source.getKey());
            int homeless = path == null ? 0 : placer.place(source.getValue(), Spelling.ofFile(path));
            if (homeless > 0) {
                diagnostics.add(
                        SourceSpan.at(source.getKey(), 1, 1),
                        DiagnosticCode.COMMENT_LEFT_OUT,
                        (homeless == 1 ? "A comment of this file belongs" : homeless + " comments of this file belong")
                                + " to no element of the declaration and will be missing. Carry over by hand what is"
                                + " still of use.");
            }
        }
        return placer.comments();
    }

    private static List<Conversion.Written> write(
            FileParser.Read read, Path folder, Spelling to, Comments comments, Diagnostics diagnostics) {
        List<Conversion.Written> written = new ArrayList<>();
        for (ParsedFile file : read.files()) {
            String text =
                    file.root().orElse(null) instanceof Node.Mapping root ? text(root, comments, to, diagnostics) : "";
            Path source = java.util.Objects.requireNonNull(
                    read.paths().get(file.source().file()));
            written.add(new Conversion.Written(source, to.rename(folder.relativize(source)), text));
        }
        return written;
    }

    private static String text(Node.Mapping root, Comments comments, Spelling to, Diagnostics diagnostics) {
        return switch (to) {
            case YAML -> new YamlWriter(comments, QUOTED_KEYS).write(root);
            case GROOVY -> new GroovyWriter(Vocabulary.load(), diagnostics).write(root, comments);
        };
    }

    /** Paths the declaration names, in its order. */
    private static List<String> besides(Declaration declaration) {
        List<String> besides = new ArrayList<>();
        declaration.inventories().forEach(inventory -> {
            besides.add(inventory.path());
            inventory.disks().ifPresent(besides::add);
        });
        declaration.prices().ifPresent(besides::add);
        return besides;
    }

    /** Reads the texts back; whatever would change the meaning is an error. */
    private static void verify(
            Declaration declaration,
            IgnoreReaches ignores,
            List<Conversion.Written> written,
            Spelling to,
            Diagnostics diagnostics) {
        if (diagnostics.hasErrors()) {
            return;
        }
        Diagnostics found = new Diagnostics();
        FileParser parser = new FileParser(found);
        List<ParsedFile> files = new ArrayList<>();
        for (Conversion.Written file : written) {
            byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
            Optional<GatedText> text = TextGate.open(file.path().toString(), bytes, found);
            text.map(gated -> parser.parse(gated, to)).ifPresent(files::add);
        }
        BoundDeclaration back = new Binder(files, found).bind();
        boolean same = files.size() == written.size()
                && back.declaration()
                        .filter(each -> ValueDigest.of(each).equals(ValueDigest.of(declaration)))
                        .isPresent();
        if (same) {
            Ignores kept = WrittenIgnores.read(parser.sources(), Map.of(), back, found);
            same = !found.hasErrors();
            ignores.compare(new IgnoreReaches(kept, back.origins()), to, diagnostics);
        }
        if (!same) {
            String reason = found.sorted().stream()
                    .filter(each -> each.severity() == Severity.ERROR)
                    .findFirst()
                    .map(each -> ": " + each.detail())
                    .orElse(".");
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.NOT_WRITABLE,
                    "What would be written in " + to.word() + " does not say the same as the declaration" + reason
                            + " Nothing was written; the declaration is as it was."));
        }
    }
}
