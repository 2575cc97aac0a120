package dev.holdfast.cli.session;

import dev.holdfast.dsl.declaration.Conversion;
import dev.holdfast.dsl.declaration.Formatting;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.workspace.Workspaces;
import java.nio.file.Path;
import java.util.function.Consumer;

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
     * Loads a declaration that is a part of another file, and its inventories; problems are values in the result.
     *
     * @param workingDirectory paths in messages are relative to it
     * @param part of the tree of that file, in YAML
     * @param source the text of that file; its name is that in messages
     * @param file that file; paths in the declaration are relative to its folder
     */
    LoadedDeclaration load(Path workingDirectory, Node part, SourceText source, Path file);

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

    /**
     * Limits and timings of the service, where no world has its own.
     *
     * @param surroundings may name another one than the usual
     * @throws IllegalArgumentException if they name one that does not exist; the message is a full sentence for the user
     */
    ServiceProfile profile(Surroundings surroundings);

    /**
     * Watches from now on whether the process is asked to end, which no longer ends it.
     *
     * @param tell is told in words what that means
     */
    Stop interrupts(Consumer<String> tell);

    /**
     * The records and worlds that are kept in a place, as this process may use them.
     *
     * @param surroundings tell who asks, and from where
     * @throws IllegalArgumentException if a variable cannot be read; the message is a full sentence for the user
     */
    Workspaces workspaces(Surroundings surroundings, DatabasePlace place);
}
