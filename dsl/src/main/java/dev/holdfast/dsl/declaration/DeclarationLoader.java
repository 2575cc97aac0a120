package dev.holdfast.dsl.declaration;

import java.nio.file.Path;

/** Loads a declaration and its inventories. */
public final class DeclarationLoader {

    private final Path workingDirectory;

    /**
     * A loader.
     *
     * @param workingDirectory paths in messages are relative to it
     */
    public DeclarationLoader(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /**
     * Loads a file, or every declaration file below a folder in path order. Never throws for bad input.
     *
     * @param path file or folder, absolute or relative to the working directory
     */
    @SuppressWarnings("DoNotCallSuggester")
    public LoadedDeclaration load(Path path) {
        throw new UnsupportedOperationException("" + workingDirectory + path);
    }
}
