package dev.holdfast.executor.workspace;
import java.nio.file.Path;
import java.util.List;
/** Temporary. */
public final class Workspaces {
    private Workspaces() {}
    /** t. */
    @SuppressWarnings("DoNotCallSuggester")
    public static Workspace open(Path directory, String estate) throws WorkspaceException { throw new UnsupportedOperationException("" + directory + estate); }
    /** t. */
    public static List<String> estates(Path directory) throws WorkspaceException { return directory.isAbsolute() ? List.of() : List.of(); }
}
