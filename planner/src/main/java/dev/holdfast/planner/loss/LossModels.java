package dev.holdfast.planner.loss;

import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.loss.Survival.Place;
import dev.holdfast.planner.loss.Survival.Route;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.schedule.Occurrences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The loss models of an estate for the year that begins at an instant. Models with the same schedule, zone and copy intervals on
 * their routes look at the year together, whatever their policy, vault and failure class. Not thread safe.
 */
public final class LossModels {

    private final ServiceProfile profile;
    private final Instant from;
    private final Map<Key, CaptureYears> years = new HashMap<>();

    /**
     * No models yet.
     *
     * @param from begin of the year
     */
    public LossModels(ServiceProfile profile, Instant from) {
        this.profile = profile;
        this.from = from;
    }

    /** What a year depends on. */
    private record Key(Recurrence recurrence, ZoneId zone, boolean everyCapture, List<List<Duration>> hops) {}

    /**
     * The model of one class.
     *
     * @param recurrence nominal starts
     * @param zone the policy's zone
     */
    public LossModel of(FailureClass failureClass, Recurrence recurrence, ZoneId zone, PolicyShape shape) {
        Survival survival = Survival.of(failureClass, shape, profile);
        List<Route> routes = survival.routes();
        boolean everyCapture = shape.policyType() == PolicyType.STANDARD
                || routes.stream().anyMatch(route -> route.place() == Place.SNAPSHOT);
        List<List<Duration>> hops = routes.stream().map(Route::hops).toList();
        CaptureYears shared = years.computeIfAbsent(new Key(recurrence, zone, everyCapture, hops), this::look);
        return new LossModel(survival, shared, profile.timings());
    }

    private CaptureYears look(Key key) {
        return new CaptureYears(
                Occurrences.of(key.recurrence(), key.zone()),
                key.everyCapture(),
                key.hops(),
                profile.timings().startJitter(),
                from);
    }
}
