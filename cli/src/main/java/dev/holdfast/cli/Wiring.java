package dev.holdfast.cli;

import dev.holdfast.cli.session.Rooms;
import dev.holdfast.dsl.declaration.Conversion;
import dev.holdfast.dsl.declaration.DeclarationConverter;
import dev.holdfast.dsl.declaration.DeclarationFormatter;
import dev.holdfast.dsl.declaration.DeclarationLoader;
import dev.holdfast.dsl.declaration.Formatting;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.executor.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;

/** The only place that chooses implementations. */
public final class Wiring implements Rooms {

    @Override
    public LoadedDeclaration load(Path workingDirectory, Path path) {
        return new DeclarationLoader(workingDirectory).load(path);
    }

    @Override
    public Conversion convert(Path workingDirectory, Path path, Spelling to) {
        return new DeclarationConverter(workingDirectory).convert(path, to);
    }

    @Override
    public Formatting format(Path workingDirectory, Path path) {
        return new DeclarationFormatter(workingDirectory).format(path);
    }

    @Override
    public ServiceProfile profile() {
        return ServiceProfiles.azure();
    }

    @Override
    public Workspace open(Path directory, String estate) throws WorkspaceException {
        return Workspaces.open(directory, estate, ServiceProfiles::azure);
    }

    @Override
    public List<String> estates(Path directory) throws WorkspaceException {
        return Workspaces.estates(directory);
    }
}
