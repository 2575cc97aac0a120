package dev.holdfast.planner.action;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.RunningBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What decides about existing points beside what is declared and recorded.
 *
 * @param points points of every item, newest first
 * @param running backups under way in each item, oldest capture first
 * @param copies copies of the same plan; they are made before any point goes
 * @param changed items whose retention the plan changes; nowhere else a point goes before its promise ends
 * @param profile when the service cleans up, and how long transfers take
 * @param at the instant of the plan
 * @param horizon how far ahead ordinary expiries are forecast
 */
public record PointCircumstances(
        SortedMap<ItemKey, List<RecoveryPoint>> points,
        Map<ItemKey, List<RunningBackup>> running,
        List<PlannedCopy> copies,
        Set<ItemKey> changed,
        ServiceProfile profile,
        Instant at,
        Duration horizon) {

    public PointCircumstances {
        points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
        running = Map.copyOf(running);
        copies = List.copyOf(copies);
        changed = Set.copyOf(changed);
    }
}
