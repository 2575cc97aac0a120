package dev.holdfast.planner.freshness;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Judges every machine under active protection, by what is recorded of its policy and what the fabric holds of it. */
public final class FreshnessBoard {

    private final RecordedState recorded;
    private final ActualState actual;
    private final RecordedPlaces places;
    private final ServiceProfile profile;
    private final Instant now;

    /**
     * A board.
     *
     * @param now the instant for which is judged: normally the fabric's clock
     */
    public FreshnessBoard(RecordedState recorded, ActualState actual, ServiceProfile profile, Instant now) {
        this.recorded = recorded;
        this.actual = actual;
        this.places = new RecordedPlaces(recorded.objects());
        this.profile = profile;
        this.now = now;
    }

    /** The machines whose address passes, by address. */
    public List<MachineFreshness> machines(Predicate<String> selected) {
        List<MachineFreshness> machines = new ArrayList<>();
        for (ManagedObject object : recorded.objects().values()) {
            boolean active = object.address().type() == ObjectType.PROTECTION
                    && object.text(AttributeNames.PROTECTION_STATE).equals(AttributeNames.ACTIVE);
            if (active && selected.test(object.address().name())) {
                machines.add(machine(
                        object,
                        places.policy(object.text(AttributeNames.POLICY)).orElse(PolicyTerms.UNKNOWN)));
            }
        }
        return machines;
    }

    private MachineFreshness machine(ManagedObject protection, PolicyTerms terms) {
        String machine = protection.address().name();
        ItemKey home = new ItemKey(machine, protection.text(AttributeNames.VAULT));
        TreeMap<String, ArrivedPoints> arrived = new TreeMap<>();
        int points = 0;
        int held = 0;
        ItemKey first = new ItemKey(machine, "");
        for (Map.Entry<ItemKey, List<RecoveryPoint>> item :
                actual.points().tailMap(first).entrySet()) {
            if (!item.getKey().machine().equals(machine)) {
                break;
            }
            for (RecoveryPoint point : item.getValue()) {
                held += point.isHeldAt(now) ? 1 : 0;
            }
            ArrivedPoints ofItem = ArrivedPoints.of(item.getValue(), now);
            points += ofItem.restorable().size();
            arrived.put(item.getKey().vault(), ofItem);
        }
        Optional<JobHistory> jobs = Optional.ofNullable(actual.jobs().get(home));
        boolean missed = !actual.missedRuns().getOrDefault(machine, List.of()).isEmpty()
                || jobs.map(history -> !history.succeeded()).orElse(false);
        ClassJudge judge = new ClassJudge(places, profile, now, home, terms, arrived, missed);
        List<ClassFreshness> classes = new ArrayList<>();
        terms.rpos().forEach((failureClass, rpo) -> classes.add(judge.judge(failureClass, rpo)));
        return new MachineFreshness(
                machine, protection.text(AttributeNames.POLICY), home.vault(), classes, jobs, points, held);
    }
}
