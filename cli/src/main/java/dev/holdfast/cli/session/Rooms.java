package dev.holdfast.cli.session;

import dev.holdfast.dsl.declaration.Conversion;
import dev.holdfast.dsl.declaration.Formatting;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import java.nio.file.Path;
import java.util.List;

/** The rooms below that commands use; which implementation stands behind each is decided in one place. */
public interface Rooms {

    /**
     * Loads a declaration and its inventories; problems are values in the result.
     *
     * @param workingDirectory paths in messages are relative to it
     * @param path file or folder
     */
    LoadedDeclaration load(Path workingDirectory, Path path);

    /**
     * Writes a declaration in another spelling, without touching the disk; problems are values in the result.
     *
     * @param workingDirectory paths in messages are relative to it
     * @param path file or folder
     */
    Conversion convert(Path workingDirectory, Path path, Spelling to);

    /**
     * Lays declaration files out, without touching the disk; problems are values in the result.
     *
     * @param workingDirectory paths in messages are relative to it
     * @param path file or folder
     */
    Formatting format(Path workingDirectory, Path path);

    /** Limits and timings of the service. */
    ServiceProfile profile();

    /**
     * The record and the world of an estate; creates nothing.
     *
     * @param directory where {@code .holdfast} is, or would be
     */
    Workspace open(Path directory, String estate) throws WorkspaceException;

    /** Names of the estates that have a record or a world in this directory, sorted; empty if nothing was ever applied. */
    List<String> estates(Path directory) throws WorkspaceException;
}
