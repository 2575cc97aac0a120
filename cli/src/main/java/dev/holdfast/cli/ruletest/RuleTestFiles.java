package dev.holdfast.cli.ruletest;

import dev.holdfast.cli.file.KeptFiles;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.text.FileText;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextPurpose;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads files of tests: {@code *.holdfast-test.yaml} in the folder of a declaration, and in {@code tests} in it. */
final class RuleTestFiles {

    private static final String SCHEMA = "/dev/holdfast/schema/rule-test.schema.json";
    private static final String SUBFOLDER = "tests";

    private final Session session;
    private final Declaration declaration;
    private final Path folder;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Map<String, SourceText> sources = new HashMap<>();

    /**
     * Files of tests of a declaration.
     *
     * @param path file or folder of the declaration, absolute
     */
    RuleTestFiles(Session session, Declaration declaration, Path path) {
        this.session = session;
        this.declaration = declaration;
        Path parent = path.getParent();
        this.folder = Files.isDirectory(path) || parent == null ? path : parent;
    }

    /** The folder of the declaration; tests and fixtures are in it or below it. */
    Path folder() {
        return folder;
    }

    /**
     * Reads all files, in the order of their names; those in the subfolder come last.
     *
     * @throws CommandException if there is none, or one is wrong; all problems are reported
     */
    List<RuleTestFile> read() throws CommandException {
        List<Path> found = new ArrayList<>(in(folder));
        Path below = folder.resolve(SUBFOLDER);
        if (Files.isDirectory(below)) {
            found.addAll(in(below));
        }
        if (found.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "There are no tests: no file *.holdfast-test.yaml in " + session.display(folder) + " or in "
                            + session.display(below) + ". docs/rules.md says how to write one.");
        }
        SchemaCheck schema = SchemaCheck.load(SCHEMA);
        List<RuleTestFile> files = new ArrayList<>();
        for (Path file : found) {
            read(file, schema).ifPresent(files::add);
        }
        if (diagnostics.hasErrors()) {
            DiagnosticReport report = new DiagnosticReport(session, diagnostics, sources);
            report.print(Severity.NOTE);
            throw new CommandException(ExitStatus.INVALID, report.summary() + ". No test was run.");
        }
        return files;
    }

    private List<Path> in(Path directory) throws CommandException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path file : stream) {
                if (KeptFiles.isRuleTest(file)) {
                    files.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new CommandException(
                    ExitStatus.INVALID,
                    "The folder " + session.display(directory) + " cannot be listed (" + FileText.reason(e)
                            + "), so nobody knows which tests are in it. Make it readable.");
        }
        files.sort(null);
        return files;
    }

    private Optional<RuleTestFile> read(Path file, SchemaCheck schema) {
        String name = session.display(file);
        if (!isInside(file) || !Files.isRegularFile(file)) {
            diagnostics.add(
                    SourceSpan.at(name, 1, 1),
                    DiagnosticCode.FILE_UNREADABLE,
                    "This is no file of the declaration's folder, but a link out of it, a folder or a device. Copy the tests"
                            + " into the folder.");
            return Optional.empty();
        }
        return FileText.read(file, name, TextPurpose.RULE_TEST, diagnostics).flatMap(text -> read(file, text, schema));
    }

    private Optional<RuleTestFile> read(Path file, GatedText text, SchemaCheck schema) {
        Diagnostics found = new Diagnostics();
        sources.put(text.source().file(), text.source());
        YamlDocument document = new YamlReader(found).read(text);
        SourceSpan start = SourceSpan.at(text.source().file(), 1, 1);
        Node root = document.root().orElseGet(() -> new Node.Mapping(List.of(), start));
        schema.check(root, document.complete(), document.holes(), found);
        Optional<RuleTestFile> tests = found.hasErrors() || !(root instanceof Node.Mapping mapping)
                ? Optional.empty()
                : Optional.of(new RuleTestFile(
                        text.source(), new RuleTestReader(file, this::isInside, declaration, found).read(mapping)));
        found.sorted().forEach(diagnostics::add);
        diagnostics.omit(found.omitted());
        return tests;
    }

    /** True for what is in the folder of the declaration, also once links are followed. */
    private boolean isInside(Path path) {
        try {
            return path.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
