package dev.holdfast.planner.cost.course;

import dev.holdfast.planner.cost.course.MachinePlan.CopyPlan;
import dev.holdfast.planner.state.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the items of a machine hold over the months of an estimate.
 *
 * @param home in the vault it is backed up to
 * @param copies in other vaults, by name
 */
public record MachineCourse(PlaceCourse home, SortedMap<String, PlaceCourse> copies) {

    /** The name under which {@link #of} takes what the vault of the machine itself holds. */
    public static final String HOME = "";

    public MachineCourse {
        copies = Collections.unmodifiableSortedMap(new TreeMap<>(copies));
    }

    /**
     * Lets the months pass.
     *
     * @param beginnings what there is, by vault, {@link #HOME} for the machine's own; vaults without anything may be absent
     */
    public static MachineCourse of(Stage stage, MachinePlan plan, Map<String, Beginning> beginnings) {
        Map<String, List<PointStay>> stays = new HashMap<>();
        Beginning home = beginnings.getOrDefault(HOME, Beginning.NOTHING);
        List<PointStay> own = HomeCourse.of(stage, plan.terms(), plan.runs(), home.points(), home.leaving());
        stays.put(HOME, own);
        SortedMap<String, PlaceCourse> copies = new TreeMap<>();
        for (CopyPlan copy : plan.copies()) {
            Beginning there = beginnings.getOrDefault(copy.vault(), Beginning.NOTHING);
            List<PointStay> source = stays.getOrDefault(copy.from().orElse(HOME), List.of());
            CopyCourse.Result result = CopyCourse.of(stage, copy, source, there.points(), there.leaving());
            stays.put(copy.vault(), result.stays());
            copies.put(copy.vault(), place(stage, result.stays(), there, Optional.of(result.moved())));
        }
        beginnings.forEach((vault, there) -> {
            if (!stays.containsKey(vault) && !there.isNothing()) {
                copies.put(vault, left(stage, plan.terms(), there));
            }
        });
        return new MachineCourse(place(stage, own, home, Optional.empty()), copies);
    }

    /** Points that no rule looks after stay as they are. */
    private static PlaceCourse left(Stage stage, ItemTerms terms, Beginning there) {
        List<PointStay> stays = HomeCourse.of(stage, terms, Optional.empty(), there.points(), there.leaving());
        return place(stage, stays, there, Optional.empty());
    }

    private static PlaceCourse place(
            Stage stage, List<PointStay> stays, Beginning beginning, Optional<GapTable> moved) {
        List<PointStay> all = new ArrayList<>(stays);
        long start = stage.months().start();
        for (Beginning.Deleted deleted : beginning.deleted()) {
            PointStay stay = new PointStay(deleted.point(), start);
            for (Tier tier : Tier.values()) {
                if (tier != Tier.ARCHIVE) {
                    stay.leaves(tier, start);
                }
            }
            stay.isDeleted(start, deleted.billedUntil());
            all.add(stay);
        }
        return PlaceCourse.of(stage, all, moved);
    }
}
