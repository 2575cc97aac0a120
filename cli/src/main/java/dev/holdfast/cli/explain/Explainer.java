package dev.holdfast.cli.explain;

import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what a name means in an estate and explains it. */
public final class Explainer {

    private final EstateView estate;
    private final ConsistencyReasons reasons;

    /** Explains parts of this estate. */
    public Explainer(EstateView estate, ConsistencyReasons reasons) {
        this.estate = estate;
        this.reasons = reasons;
    }

    /**
     * Explains a point ({@code sql-01@2026-11-03T22:04Z}), a machine (address, last part of it, {@code protection/sql-01}),
     * another managed object ({@code policy/gold}), or a policy by its bare name, whatever fits first.
     *
     * @return several explanations if the last part of several addresses fits; none if nothing does
     * @throws WorkspaceException if the world cannot be read
     */
    public List<Explanation> explain(String target) throws WorkspaceException {
        Optional<PointId> point = PointId.parse(target);
        if (point.isPresent()) {
            return new PointExplainer(estate, reasons)
                    .explain(point.get()).stream().toList();
        }
        int slash = target.indexOf('/');
        Optional<ObjectType> type = slash < 0 ? Optional.empty() : ObjectType.of(target.substring(0, slash));
        if (type.isPresent() && slash + 1 < target.length()) {
            return ofType(type.get(), target.substring(slash + 1));
        }
        List<Explanation> machines = machines(target);
        if (!machines.isEmpty()) {
            return machines;
        }
        Optional<Explanation> retired = new RetiredExplainer(estate).explain(target);
        if (retired.isPresent()) {
            return List.of(retired.get());
        }
        return target.isEmpty() ? List.of() : ofType(ObjectType.POLICY, target);
    }

    private List<Explanation> ofType(ObjectType type, String name) {
        if (type == ObjectType.PROTECTION) {
            List<Explanation> machines = machines(name);
            if (!machines.isEmpty()) {
                return machines;
            }
            Optional<Explanation> retired = new RetiredExplainer(estate).explain(name);
            if (retired.isPresent()) {
                return List.of(retired.get());
            }
        }
        return new ObjectExplainer(estate)
                .explain(new ObjectAddress(type, name.replace("->", "\u2192"))).stream()
                        .toList();
    }

    private List<Explanation> machines(String name) {
        List<Explanation> found = new ArrayList<>();
        for (DesiredMachine machine : estate.machines(name)) {
            found.add(new MachineExplainer(estate).explain(machine));
        }
        return found;
    }

    /** Names that can be asked for, for suggestions: machines, objects and policies. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        estate.desired().machines().forEach(machine -> names.add(machine.address()));
        estate.desired().policies().keySet().forEach(policy -> {
            names.add(policy);
            names.add(ObjectType.POLICY.word() + "/" + policy);
        });
        estate.desired().objects().keySet().forEach(address -> names.add(address.toString()));
        return names;
    }

    /** Ids of the points of the machine that an id of a point names, newest first, at most {@code limit}. */
    public List<String> pointsLike(String target, int limit) {
        List<String> ids = new ArrayList<>();
        PointId.parse(target)
                .ifPresent(id -> estate.actual().points().forEach((item, points) -> {
                    boolean same = item.machine().equals(id.machine())
                            || item.machine().endsWith("/" + id.machine());
                    points.stream().limit(same ? limit : 0).forEach(point -> ids.add(point.id()));
                }));
        return ids.size() <= limit ? ids : ids.subList(0, limit);
    }
}
