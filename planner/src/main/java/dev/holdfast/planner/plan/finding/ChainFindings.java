package dev.holdfast.planner.plan.finding;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.difference.World;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.retention.ChainBreak;
import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says which good points of protected machines cannot be restored, because of what they build on: one finding for each thing
 * that can be wrong with that. Points that a plan has let go matter no more and are left out. Costs time linear in the points.
 */
final class ChainFindings {

    private final World world;
    private final SortedMap<ItemKey, List<SoftDeletedPoint>> deleted;
    private final Instant now;
    private final Map<Kind, Group> groups = new EnumMap<>(Kind.class);

    /** What is wrong with what points build on; each is one finding. */
    private enum Kind {
        DELETED("deleted", "points that they build on were deleted", ""),
        MISSING("missing", "points that they build on are missing", "They do not come back by themselves."),
        FAILED("failed", "points that they build on have failed", "They do not come back by themselves."),
        PARTIAL("partial", "points that they build on lack some disks", "They do not come back by themselves."),
        UNVERIFIED(
                "unverified",
                "points that they build on are not verified",
                "They can be restored once that is verified: look at its job at the service. If that is gone, they do not come"
                        + " back by themselves."),
        CIRCLE(
                "circle",
                "the service lists them as building on themselves",
                "Ask the service what they really build on.");

        private final String word;
        private final String because;
        private final String advice;

        Kind(String word, String because, String advice) {
            this.word = word;
            this.because = because;
            this.advice = advice;
        }

        static Kind of(ChainBreak broken, Set<String> undeletable) {
            return switch (broken.cause()) {
                case MISSING -> undeletable.contains(broken.base()) ? DELETED : MISSING;
                case FAILED -> FAILED;
                case PARTIAL -> PARTIAL;
                case UNVERIFIED -> UNVERIFIED;
                case CIRCLE -> CIRCLE;
            };
        }
    }

    /** A good point that cannot be restored. */
    private record BrokenPoint(RecoveryPoint point, String base) {

        /** Does not depend on the order in which points are listed. */
        static final Comparator<BrokenPoint> NEWEST_FIRST = Comparator.comparing(
                        (BrokenPoint broken) -> broken.point().captured())
                .reversed()
                .thenComparing(broken -> broken.point().id())
                .thenComparing(BrokenPoint::base);
    }

    /** What one machine has of a kind. Mutable. */
    private static final class Share {
        private int points;
        private Optional<BrokenPoint> newest = Optional.empty();

        void add(BrokenPoint broken) {
            points++;
            if (newest.isEmpty() || BrokenPoint.NEWEST_FIRST.compare(broken, newest.get()) < 0) {
                newest = Optional.of(broken);
            }
        }
    }

    /** The machines of one finding, and where the points are. Mutable. */
    private static final class Group {
        private final SortedMap<String, Share> machines = new TreeMap<>();
        private boolean copies;
        private boolean others;
    }

    private ChainFindings(PlanRequest request, World world) {
        this.world = world;
        this.deleted = request.actual().softDeleted();
        this.now = request.actual().clock().orElse(request.at());
    }

    /** Adds what is wrong with the chains of points of protected machines, wherever they are kept. */
    static void report(PlanRequest request, DesiredState desired, World world, Findings findings) {
        ChainFindings chains = new ChainFindings(request, world);
        for (DesiredMachine machine : desired.machines()) {
            if (machine.vault().isPresent() && world.isProtected(machine.address())) {
                chains.look(machine);
            }
        }
        chains.groups.forEach((kind, group) -> findings.add(finding(kind, group), group.machines.keySet()));
    }

    private void look(DesiredMachine machine) {
        String address = machine.address();
        world.points()
                .subMap(new ItemKey(address, ""), new ItemKey(address + "\u0000", ""))
                .forEach((item, points) -> {
                    Chains chains = Chains.of(points);
                    if (!chains.isEmpty()) {
                        look(item, points, chains, copyVaults(machine).contains(item.vault()));
                    }
                });
    }

    private void look(ItemKey item, List<RecoveryPoint> points, Chains chains, boolean copies) {
        Set<String> undeletable = undeletable(item);
        for (int i = 0; i < points.size(); i++) {
            Optional<ChainBreak> broken = chains.breakOf(i);
            if (broken.isPresent() && !points.get(i).isReleased()) {
                Kind kind = Kind.of(broken.get(), undeletable);
                Group group = groups.computeIfAbsent(kind, any -> new Group());
                group.copies |= copies;
                group.others |= !copies;
                group.machines
                        .computeIfAbsent(item.machine(), any -> new Share())
                        .add(new BrokenPoint(points.get(i), broken.get().base()));
            }
        }
    }

    private static SortedSet<String> copyVaults(DesiredMachine machine) {
        SortedSet<String> vaults = new TreeSet<>();
        machine.design()
                .flatMap(design -> design.backup())
                .ifPresent(backup ->
                        backup.copies().forEach(copy -> vaults.add(copy.rule().to())));
        machine.vault().ifPresent(vaults::remove);
        return vaults;
    }

    private Set<String> undeletable(ItemKey item) {
        Set<String> ids = new HashSet<>();
        for (SoftDeletedPoint point : deleted.getOrDefault(item, List.of())) {
            if (point.canBeUndeleted(now)) {
                ids.add(point.point().id());
            }
        }
        return ids;
    }

    private static Finding finding(Kind kind, Group group) {
        int points = 0;
        String worst = "";
        Share most = new Share();
        for (Map.Entry<String, Share> machine : group.machines.entrySet()) {
            points += machine.getValue().points;
            if (machine.getValue().points > most.points) {
                worst = machine.getKey();
                most = machine.getValue();
            }
        }
        BrokenPoint newest = most.newest.orElseThrow();
        return Finding.of(
                        FindingType.WEAK_POINT_CHAIN,
                        Optional.empty(),
                        "Recovery points that are good by themselves cannot be restored, because " + kind.because
                                + ". They take no slot of a retention and count for no objective: there are fewer points to"
                                + " go back to than are listed.",
                        fix(kind, group, worst, newest))
                .with("points", Integer.toString(points))
                .with("worst", worst)
                .with("newest", newest.point().id())
                .with("base", newest.base())
                .with("why", kind.word);
    }

    private static String fix(Kind kind, Group group, String worst, BrokenPoint newest) {
        if (kind == Kind.DELETED) {
            return "Bring back what they build on while its vault still keeps it, such as with 'holdfast undelete "
                    + newest.base() + "'.";
        }
        String fix = kind.advice;
        if (group.others) {
            fix += " A new point helps, such as of 'holdfast backup " + worst
                    + "', unless it builds on them too: 'holdfast status' counts it only if it can be restored.";
        }
        if (group.copies) {
            fix +=
                    " A copy that cannot be restored stands in the way of a new one: delete it at the service, and the next"
                            + " plan makes it again if its source is still there.";
        }
        return fix;
    }
}
