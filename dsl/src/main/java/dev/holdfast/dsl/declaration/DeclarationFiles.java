package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.text.FileText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the files of a declaration: {@code holdfast.yaml} and {@code *.holdfast.yaml} (also {@code .yml} and {@code .groovy})
 * in a folder and everywhere below it.
 *
 * <p>Hidden folders are skipped; a folder reached twice through symbolic links is read once, so loops end. A file or folder
 * that is a link out of the declaration's folder is refused: messages show lines of declarations, and a pull request could make a secret file
 * of the build machine one of them.
 */
final class DeclarationFiles {

    /** Deepest folder below the declaration's own. */
    private static final int DEPTH = 64;

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".groovy");

    private final DisplayNames names;
    private final Diagnostics diagnostics;
    private final Set<Path> visited = new HashSet<>();
    private final List<Path> found = new ArrayList<>();
    private Path root = Path.of("");
    private boolean refused;

    DeclarationFiles(DisplayNames names, Diagnostics diagnostics) {
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /** The files to read, in path order; empty if there is nothing to read, which is then reported. */
    List<Path> find(Path path) {
        if (!Files.exists(path)) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.NOTHING_TO_READ,
                    "There is no file or folder '" + names.of(path)
                            + "'. Name the folder of the declaration, or start a new one with 'holdfast init'."));
            return List.of();
        }
        if (!Files.isDirectory(path)) {
            if (!Files.isRegularFile(path) && !isHandedOver(path)) {
                refuse(
                        path,
                        "This is a pipe or a device, not a file; reading it might never end. Name a file, or hand the text"
                                + " over as /dev/stdin.");
                return List.of();
            }
            return List.of(path);
        }
        root = path;
        collect(path, 0);
        if (found.isEmpty() && !refused) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.NOTHING_TO_READ,
                    "The folder '" + names.of(path)
                            + "' holds no declaration: neither 'holdfast.yaml' nor '*.holdfast.yaml' (or .groovy), in it or below it. Start"
                            + " one with 'holdfast init', or name another folder."));
        }
        found.sort(Comparator.comparing(names::of));
        return List.copyOf(found);
    }

    /** True for what the shell opened for the program, such as {@code <(…)}: its other end is there. */
    private static boolean isHandedOver(Path path) {
        return path.equals(Path.of("/dev/stdin")) || path.startsWith("/dev/fd");
    }

    /** The folder of a declaration that is a folder or a single file. */
    static Path folderOf(Path declaration) {
        Path parent = declaration.getParent();
        return Files.isDirectory(declaration) || parent == null ? declaration : parent;
    }

    /** True if a file is in a folder or below it, also after symbolic links are followed. */
    static boolean isInside(Path file, Path folder) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private void collect(Path folder, int depth) {
        List<Path> children = new ArrayList<>();
        try {
            if (depth > DEPTH || !visited.add(folder.toRealPath())) {
                return;
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(children::add);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.FILE_UNREADABLE,
                    "The folder '" + names.of(folder) + "' cannot be listed (" + FileText.reason(e)
                            + "). Parts of the declaration may be in it. Make it readable, or move it away."));
            return;
        }
        // Links last: a folder that is also reached through a link keeps its own path.
        children.sort(Comparator.comparing((Path child) -> Files.isSymbolicLink(child))
                .thenComparing(DeclarationFiles::fileName));
        for (Path child : children) {
            String name = fileName(child);
            if (Files.isDirectory(child)) {
                if (!name.startsWith(".")) {
                    addFolder(child, depth + 1);
                }
            } else if (isDeclaration(name)) {
                addFile(child);
            }
        }
    }

    /** Behind a link could be the whole computer. */
    private void addFolder(Path folder, int depth) {
        if (leadsOut(folder)) {
            refuse(
                    folder,
                    "This is a link to a folder outside of the declaration's folder. What a declaration says must be in its"
                            + " folder, where reviewers see it. Remove the link, or copy the files into the folder.");
        } else {
            collect(folder, depth);
        }
    }

    /** A pipe or a device could block for ever. */
    private void addFile(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            refuse(file, "This is a pipe or a device, not a file. Remove it from the declaration's folder.");
        } else if (leadsOut(file)) {
            refuse(
                    file,
                    "This is a link to a file outside of the declaration's folder. What a declaration says must be in its"
                            + " folder, where reviewers see it. Copy the file into the folder.");
        } else {
            found.add(file);
        }
    }

    private void refuse(Path file, String detail) {
        refused = true;
        diagnostics.add(Diagnostic.at(SourceSpan.at(names.of(file), 1, 1), DiagnosticCode.FILE_UNREADABLE, detail));
    }

    private boolean leadsOut(Path file) {
        try {
            return Files.isSymbolicLink(file) && !file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false; // reading it will say so
        }
    }

    /** True if a file of this name is read in a folder. */
    static boolean isDeclaration(String name) {
        for (String ending : ENDINGS) {
            if (name.equals("holdfast" + ending) || (name.endsWith(".holdfast" + ending) && !name.startsWith("."))) {
                return true;
            }
        }
        return false;
    }
}
