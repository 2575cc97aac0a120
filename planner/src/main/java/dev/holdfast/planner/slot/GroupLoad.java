package dev.holdfast.planner.slot;

import dev.holdfast.planner.slot.load.LoadPeak;
import dev.holdfast.planner.slot.load.StartPattern;
import java.util.List;

/**
 * The load of machines of a vault whose runs can meet.
 *
 * @param patterns of their policies, by name
 * @param kept the peak with recorded slots as they are
 * @param planned the peak as planned
 * @param moved machines whose recorded slot changes
 * @param lighter true if moves would bring the load within what the vault takes, and as planned it is not
 * @param shortfalls policies whose stagger is too short, by name
 */
public record GroupLoad(
        List<StartPattern> patterns,
        LoadPeak kept,
        LoadPeak planned,
        List<String> moved,
        boolean lighter,
        List<Shortfall> shortfalls) {

    public GroupLoad {
        patterns = List.copyOf(patterns);
        moved = List.copyOf(moved);
        shortfalls = List.copyOf(shortfalls);
    }
}
