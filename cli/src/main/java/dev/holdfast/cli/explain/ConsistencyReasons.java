package dev.holdfast.cli.explain;

import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ItemKey;
import java.util.Map;

/** Says why points are as consistent as they are. */
@FunctionalInterface
public interface ConsistencyReasons {

    /** The reasons of an item's points, parts of sentences, by id; without those that are not known. */
    Map<String, String> of(ItemKey item) throws WorkspaceException;
}
