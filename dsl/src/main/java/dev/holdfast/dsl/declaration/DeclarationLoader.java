package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.Binder;
import dev.holdfast.dsl.binding.BoundDeclaration;
import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.binding.ParsedFile;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.ignore.Ignores;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads a declaration and its inventories. */
public final class DeclarationLoader {

    private final DisplayNames names;

    /**
     * A loader.
     *
     * @param workingDirectory paths in messages are relative to it
     */
    public DeclarationLoader(Path workingDirectory) {
        this.names = new DisplayNames(workingDirectory);
    }

    /** True if a file of this name, in the folder of a declaration or below it, is read as a part of it. */
    public static boolean isDeclaration(Path file) {
        return DeclarationFiles.isDeclaration(DeclarationFiles.fileName(file));
    }

    /**
     * Loads a file, or every declaration file below a folder in path order. Never throws for bad input.
     *
     * @param path file or folder, absolute or relative to the working directory
     */
    public LoadedDeclaration load(Path path) {
        Diagnostics diagnostics = new Diagnostics();
        Path start = names.resolve(path);
        FileParser parser = new FileParser(diagnostics);
        Path folder = DeclarationFiles.folderOf(start);
        FileParser.Read read = parser.read(new DeclarationFiles(names, diagnostics).find(start), folder, names);
        return bind(read, folder, parser, diagnostics);
    }

    /**
     * Loads a declaration that is a part of another file, in YAML. Never throws for bad input.
     *
     * @param root the part
     * @param source the text of the file; its name is that in messages
     * @param file the file on disk; paths in the declaration are relative to its folder
     */
    public LoadedDeclaration load(Node root, SourceText source, Path file) {
        Diagnostics diagnostics = new Diagnostics();
        FileParser parser = new FileParser(diagnostics);
        Path whole = names.resolve(file);
        FileParser.Read read = new FileParser.Read(List.of(parser.part(source, root)), Map.of(source.file(), whole));
        return bind(read, DeclarationFiles.folderOf(whole), parser, diagnostics);
    }

    private LoadedDeclaration bind(FileParser.Read read, Path folder, FileParser parser, Diagnostics diagnostics) {
        List<ParsedFile> files = read.files();
        if (files.isEmpty()) {
            return new LoadedDeclaration(
                    Optional.empty(),
                    new Origins(Map.of()),
                    List.of(),
                    diagnostics.sorted(),
                    diagnostics.omitted(),
                    Map.of(),
                    machinesDigest(List.of()),
                    "");
        }
        BoundDeclaration bound = new Binder(files, diagnostics).bind();
        Ignores ignores = WrittenIgnores.read(parser.sources(), read.paths(), bound, diagnostics);
        MachineSources inventories = new MachineSources(names, read, diagnostics);
        List<KnownMachine> machines = inventories.load(bound);
        Map<String, SourceText> sources = new HashMap<>(parser.sources());
        DeclaredPrices book = new DeclaredPrices(folder, names, diagnostics);
        Optional<PriceBook> prices = bound.prices()
                .flatMap(named -> book.read(named, read.folderOf(named.place().file(), names), sources));
        Set<Path> used = new HashSet<>(read.paths().values());
        used.addAll(inventories.files());
        used.addAll(book.files());
        Optional<Declaration> usable = diagnostics.hasErrors() ? Optional.empty() : bound.declaration();
        return new LoadedDeclaration(
                usable,
                bound.origins(),
                machines,
                diagnostics.sorted(),
                diagnostics.omitted(),
                sources,
                machinesDigest(machines),
                usable.map(ValueDigest::of).orElse(""),
                prices,
                ignores,
                used);
    }

    private static String machinesDigest(List<KnownMachine> machines) {
        List<VirtualMachine> values = new ArrayList<>();
        machines.forEach(known -> values.add(known.machine()));
        return ValueDigest.of(values);
    }
}
