package dev.holdfast.cli.session;

import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.ColorChoice;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.executor.workspace.RecordKeeper;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.executor.workspace.Workspaces;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run of one command.
 *
 * @param surroundings the world outside; its working directory already follows {@code -C}
 * @param rooms the rooms below
 * @param color whether to colour
 * @param place where record and world are kept
 * @param lockTimeout how long to wait for somebody else who writes
 */
public record Session(
        Surroundings surroundings, Rooms rooms, ColorChoice color, DatabasePlace place, Duration lockTimeout) {

    /** The same, but waiting so long for somebody else who writes. */
    public Session waiting(Duration longest) {
        return new Session(surroundings, rooms, color, place, longest);
    }

    /** Standard output, for results. */
    public PrintStream out() {
        return surroundings.out();
    }

    /** Standard error, for messages and progress. */
    public PrintStream err() {
        return surroundings.err();
    }

    /** An empty page for a stream, coloured if that stream wants it. */
    public Page page(Stream stream) {
        return new Page(colored(stream));
    }

    /** True if text on this stream is coloured. */
    public boolean colored(Stream stream) {
        boolean undecided = color == ColorChoice.AUTO;
        return color.colored(
                surroundings.environment(),
                undecided && surroundings.terminals().isTerminal(stream));
    }

    /** An absolute path for one that the user wrote. */
    public Path resolve(String path) throws CommandException {
        try {
            return surroundings.workingDirectory().resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new CommandException(ExitStatus.USAGE, "'" + path + "' cannot be a path: " + e.getReason() + ".");
        }
    }

    /** A path as the user would write it: relative to the working directory where that is shorter. Harmless on any terminal. */
    public String display(Path path) {
        Path base = surroundings.workingDirectory();
        Path shown = path.startsWith(base) ? base.relativize(path) : path;
        String text = SafeText.of(shown.toString().replace('\\', '/'));
        return text.isEmpty() ? "." : text;
    }

    /** Prints one line on standard error: {@code Warning: …}. */
    public void warn(String message) {
        err().println("Warning: " + SafeText.of(message));
    }

    /** Prints lines on standard error that say why a command ended. */
    public void fail(CommandException failure) {
        err().println("Error: " + SafeText.of(failure.text()));
        for (String detail : failure.details()) {
            err().println("  " + SafeText.of(detail));
        }
    }

    /**
     * From now on, signals ask to stop instead of ending the process.
     *
     * @param tell says in words what a signal does, on a thread of its own
     */
    public Stop stop(Consumer<String> tell) {
        return rooms.interrupts(tell);
    }

    /** Where record and world are kept, as the user would write it. */
    public String displayPlace() {
        return place instanceof DatabasePlace.SqliteFile file ? display(file.path()) : SafeText.of(place.toString());
    }

    /**
     * The record and world of an estate.
     *
     * @throws CommandException if the surroundings do not say clearly how to come to them
     */
    public Workspace open(String estate) throws CommandException {
        return workspaces().open(estate, LeaseTerms.USUAL.waiting(lockTimeout));
    }

    /** Limits and timings of the service, for commands that look at no world. */
    public ServiceProfile profile() throws CommandException {
        try {
            return rooms.profile(surroundings);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitStatus.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private Workspaces workspaces() throws CommandException {
        try {
            return rooms.workspaces(surroundings, place);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitStatus.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The record and world that a command without a declaration works on: the named estate, else the only one.
     *
     * @param named value of {@code --estate}; empty if not given
     * @throws CommandException if there is none, or more than one to choose from
     */
    public Workspace openExisting(String named) throws CommandException {
        return open(existing(named));
    }

    /**
     * Looks after the record that a command without a declaration works on.
     *
     * @param named value of {@code --estate}; empty if not given
     * @throws CommandException as {@link #openExisting}
     */
    public RecordKeeper keeperOfExisting(String named) throws CommandException {
        String estate = existing(named);
        try {
            return workspaces().keeper(estate, LeaseTerms.USUAL.waiting(lockTimeout));
        } catch (WorkspaceException e) {
            throw failure(e);
        }
    }

    private String existing(String named) throws CommandException {
        List<String> estates;
        try {
            estates = workspaces().estates();
        } catch (WorkspaceException e) {
            throw failure(e);
        }
        if (estates.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    place.kind() == DatabasePlace.Kind.SERVER
                            ? "Nothing was ever applied in " + place
                                    + ", so there is no state to read. Run 'holdfast apply' first, or name another with"
                                    + " --state."
                            : "Nothing was ever applied in this directory (" + surroundings.workingDirectory()
                                    + "), so there is no state to read. Run 'holdfast apply' first, or name the directory"
                                    + " with -C.");
        }
        if (!named.isEmpty() && !estates.contains(named)) {
            throw new CommandException(ExitStatus.USAGE, "There is no estate '" + named + "' here. There is:", estates);
        }
        if (named.isEmpty() && estates.size() > 1) {
            throw new CommandException(
                    ExitStatus.USAGE, "Several estates are kept here. Choose one with --estate:", estates);
        }
        return named.isEmpty() ? estates.get(0) : named;
    }

    /** What a stop in the workspace means for the user; the kind alone decides the exit status. */
    public static CommandException failure(WorkspaceException stop) {
        ExitStatus status = switch (stop.kind()) {
            case PLAN_STALE -> ExitStatus.STALE;
            case STATE_UNAVAILABLE -> ExitStatus.STATE_UNAVAILABLE;
            case DATA_LOSS_BLOCKED -> ExitStatus.DATA_LOSS_BLOCKED;
            case NOT_APPLYABLE -> ExitStatus.FINDINGS;
            case IRREVERSIBLE_BLOCKED, FAILED -> ExitStatus.ERROR;
            case NO_WORLD, USAGE -> ExitStatus.USAGE;
            case INVALID -> ExitStatus.INVALID;
        };
        String message = stop.getMessage();
        return new CommandException(status, message == null ? stop.kind().name() : message, stop.details());
    }
}
