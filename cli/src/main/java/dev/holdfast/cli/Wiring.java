package dev.holdfast.cli;

import dev.holdfast.cli.session.Rooms;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.dsl.declaration.Conversion;
import dev.holdfast.dsl.declaration.DeclarationConverter;
import dev.holdfast.dsl.declaration.DeclarationFormatter;
import dev.holdfast.dsl.declaration.DeclarationLoader;
import dev.holdfast.dsl.declaration.Formatting;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.Databases;
import dev.holdfast.executor.fabric.fault.FaultSwitch;
import dev.holdfast.executor.fabric.fault.FaultyFabric;
import dev.holdfast.executor.fabric.fault.KillAt;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.workspace.Access;
import dev.holdfast.executor.workspace.DatabaseWorkspaces;
import dev.holdfast.executor.workspace.Workspaces;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The only place that chooses implementations. */
public final class Wiring implements Rooms {

    /** Variable with the faults of the simulated service. */
    private static final String FAULTS = "HOLDFAST_FAULTS";

    /** Variable with the name of the service profile of new worlds. */
    private static final String PROFILE = "HOLDFAST_PROFILE";

    private final boolean interruptible;

    /** For a process that shares its signals with others. */
    public Wiring() {
        this(false);
    }

    /**
     * For a process.
     *
     * @param interruptible whether signals are meant for it alone
     */
    Wiring(boolean interruptible) {
        this.interruptible = interruptible;
    }

    @Override
    public LoadedDeclaration load(Path workingDirectory, Path path) {
        return new DeclarationLoader(workingDirectory).load(path);
    }

    @Override
    public LoadedDeclaration load(Path workingDirectory, Node part, SourceText source, Path file) {
        return new DeclarationLoader(workingDirectory).load(part, source, file);
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
    public ServiceProfile profile(Surroundings surroundings) {
        String name = surroundings.variable(PROFILE);
        return name.isEmpty()
                ? ServiceProfiles.azure()
                : ServiceProfiles.named(name)
                        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no value of " + PROFILE
                                + ". Possible are: " + String.join(", ", ServiceProfiles.names()) + "."
                                + Suggestion.didYouMean(name, ServiceProfiles.names())));
    }

    @Override
    public Stop interrupts(Consumer<String> tell) {
        return interruptible ? Interrupts.watch(tell) : Stop.NEVER;
    }

    @Override
    public Workspaces workspaces(Surroundings surroundings, DatabasePlace place) {
        if (!surroundings.variable(PROFILE).isEmpty()) {
            profile(surroundings); // a wrong name is said at once; the file itself is read when it is needed
        }
        FaultSwitch faults = FaultSwitch.parse(surroundings.variable(FAULTS));
        return new DatabaseWorkspaces(new Access(
                place,
                new Databases(surroundings.clock(), surroundings.environment()),
                surroundings.holder(),
                faults.kill() < 0 ? Commits.SILENT : new KillAt(faults.kill(), Main::kill),
                Main::kill,
                fabric -> faults.hitsCalls() ? new FaultyFabric(fabric, faults) : fabric,
                () -> profile(surroundings)));
    }
}
