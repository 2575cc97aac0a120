package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.planner.cost.Costing.Place;
import dev.holdfast.planner.cost.ObjectBook.VaultTerms;
import dev.holdfast.planner.cost.bill.ContentBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostedMachine;
import dev.holdfast.planner.cost.course.Beginning;
import dev.holdfast.planner.cost.course.CourseBook;
import dev.holdfast.planner.cost.course.MachineCourse;
import dev.holdfast.planner.cost.course.MachinePlan;
import dev.holdfast.planner.cost.course.Months;
import dev.holdfast.planner.cost.course.Stage;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import dev.holdfast.planner.storage.DiskContent;
import dev.holdfast.planner.storage.MachineContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Estimates what an estate costs, several times over if it is asked: as it is and as changes leave it. What was computed once for a
 * machine is used again as long as it is backed up in the same way. Not thread safe.
 *
 * <p>Cost: a few milliseconds for each way in which machines are backed up and the days whose points they hold; for each machine the
 * number of different gaps between its points times the months.
 */
public final class CostEstimator {

    private final CostRequest request;
    private final Map<String, KnownContent> known;
    private final Holdings holdings;
    private final Readings readings;
    private final CourseBook courses;
    private final Costing costing;
    private final InstanceCosting instances;
    private final Map<String, List<ItemKey>> items = new HashMap<>();
    private final Map<String, Costed> before = new HashMap<>();

    /**
     * What decides the lines of a machine.
     *
     * @param plan how it is backed up
     * @param places what is paid for its places, by name
     * @param beginnings what it holds
     * @param disks which of them are backed up
     * @param consistency that is asked for
     */
    private record Circumstances(
            MachinePlan plan,
            Map<String, VaultTerms> places,
            Map<String, Beginning> beginnings,
            String disks,
            String consistency,
            String policy) {}

    /** What was computed for a machine. */
    private record Costed(Circumstances circumstances, CostedMachine machine, List<CostLine> lines) {}

    /**
     * An estimator of one estate.
     *
     * @param known what is known of machines, by address; some objects and points may be of machines that nobody knows any more
     * @param holdings the points there are
     */
    public CostEstimator(CostRequest request, Map<String, KnownContent> known, Holdings holdings) {
        this.request = request;
        this.readings = new Readings(known.size());
        this.known = known;
        this.holdings = holdings;
        this.courses = new CourseBook(
                Stage.of(request.profile(), holdings.promised(), Months.from(request.at(), request.months())));
        this.costing = new Costing(request);
        this.instances = new InstanceCosting(request);
        Set<ItemKey> held = new TreeSet<>(holdings.points().keySet());
        held.addAll(holdings.deleted().keySet());
        held.forEach(item ->
                items.computeIfAbsent(item.machine(), any -> new ArrayList<>()).add(item));
    }

    /**
     * The estimate.
     *
     * @param objects every object, by address
     * @param leaving ids of points that go at once, by item
     */
    public CostEstimate estimate(SortedMap<ObjectAddress, ManagedObject> objects, Map<ItemKey, Set<String>> leaving) {
        ObjectBook book = new ObjectBook(objects, request.profile(), readings);
        Set<String> addresses = new TreeSet<>(book.protections().keySet());
        addresses.addAll(items.keySet());
        List<CostLine> lines = new ArrayList<>();
        SortedMap<String, CostedMachine> machines = new TreeMap<>();
        for (String address : addresses) {
            Costed costed = costed(address, book, leaving);
            if (!costed.lines().isEmpty()) {
                machines.put(address, costed.machine());
                lines.addAll(costed.lines());
            }
        }
        return new CostEstimate(request.book().heading(), request.at(), request.months(), lines, machines);
    }

    /** How many machines were taken to hold points of the same days as others. */
    public int approximated() {
        return courses.approximated();
    }

    /**
     * What the lines of a machine rest on, its own vault first; empty if nothing is paid for it.
     *
     * @param objects every object, by address
     * @param leaving ids of points that go at once, by item
     */
    public List<PlaceTrace> trace(
            String address, SortedMap<ObjectAddress, ManagedObject> objects, Map<ItemKey, Set<String>> leaving) {
        ObjectBook book = new ObjectBook(objects, request.profile(), readings);
        if (!book.protections().containsKey(address) && !items.containsKey(address)) {
            return List.of();
        }
        Optional<ManagedObject> protection =
                Optional.ofNullable(book.protections().get(address));
        String home = home(address, protection);
        List<PlaceTrace> traces = new ArrayList<>();
        Circumstances now = circumstances(address, home, protection, book, leaving);
        for (Place place : places(machine(address, protection, isFailing(address, now)), home, now)) {
            traces.add(new PlaceTrace(place.item(), place.months(), place.content(), disks(address, protection)));
        }
        return traces;
    }

    private List<Disk> disks(String address, Optional<ManagedObject> protection) {
        KnownContent machine = known.get(address);
        return machine == null
                ? List.of()
                : MeasuredDisks.of(
                        included(machine.disks(), protection),
                        holdings.points().getOrDefault(new ItemKey(address, home(address, protection)), List.of()));
    }

    private String home(String address, Optional<ManagedObject> protection) {
        return protection
                .map(found -> found.text(AttributeNames.VAULT))
                .or(() -> items.getOrDefault(address, List.of()).stream()
                        .map(ItemKey::vault)
                        .findFirst())
                .orElse("");
    }

    private Circumstances circumstances(
            String address,
            String home,
            Optional<ManagedObject> protection,
            ObjectBook book,
            Map<ItemKey, Set<String>> leaving) {
        MachinePlan plan = book.plan(address);
        Map<String, VaultTerms> places = new HashMap<>();
        places.put(home, book.vault(home));
        plan.copies().forEach(copy -> places.put(copy.vault(), book.vault(copy.vault())));
        items.getOrDefault(address, List.of()).forEach(item -> places.put(item.vault(), book.vault(item.vault())));
        return new Circumstances(
                plan,
                places,
                beginnings(address, home, book, leaving),
                text(protection, AttributeNames.INCLUDED_DISKS),
                text(protection, AttributeNames.CONSISTENCY),
                text(protection, AttributeNames.POLICY));
    }

    private Costed costed(String address, ObjectBook book, Map<ItemKey, Set<String>> leaving) {
        Optional<ManagedObject> protection =
                Optional.ofNullable(book.protections().get(address));
        String home = home(address, protection);
        Circumstances now = circumstances(address, home, protection, book, leaving);
        Costed last = before.get(address);
        if (last != null && last.circumstances().equals(now)) {
            return last;
        }
        CostedMachine machine = machine(address, protection, isFailing(address, now));
        Costed costed = new Costed(now, machine, lines(machine, home, now));
        before.put(address, costed);
        return costed;
    }

    private static String text(Optional<ManagedObject> object, String attribute) {
        return object.map(found -> found.text(attribute)).orElse("");
    }

    private CostedMachine machine(String address, Optional<ManagedObject> protection, boolean failing) {
        KnownContent machine = known.get(address);
        ContentBand content = machine == null
                ? ContentBand.measured(observed(address))
                : ContentBand.of(
                        disks(address, protection), request.profile().presets().spread());
        return new CostedMachine(
                address,
                protection.map(found -> found.text(AttributeNames.POLICY)).filter(name -> !name.isEmpty()),
                machine == null ? new TreeMap<>() : machine.tags(),
                content,
                failing);
    }

    private boolean isFailing(String address, Circumstances now) {
        KnownContent machine = known.get(address);
        return machine != null
                && !now.beginnings().containsKey(MachineCourse.HOME)
                && Obstacle.stops(machine.state(), now.consistency().equals(Consistency.CRASH.word()));
    }

    /** The disks that a protection names; all if there is none. */
    private static List<Disk> included(List<Disk> disks, Optional<ManagedObject> protection) {
        if (protection.isEmpty()
                || !(protection.get().attributes().get(AttributeNames.INCLUDED_DISKS)
                        instanceof AttributeValue.Members names)) {
            return disks;
        }
        Set<String> included = Set.copyOf(names.members());
        return disks.stream().filter(disk -> included.contains(disk.name())).toList();
    }

    /** The content of a machine that nobody knows any more: its largest point, which nothing rewrites. */
    private MachineContent observed(String address) {
        long largest = 0;
        for (ItemKey item : items.getOrDefault(address, List.of())) {
            for (RecoveryPoint point : holdings.points().getOrDefault(item, List.of())) {
                largest = Math.max(largest, point.size().bytes());
            }
        }
        return new MachineContent(List.of(new DiskContent(largest, 0)));
    }

    private List<CostLine> lines(CostedMachine machine, String home, Circumstances now) {
        List<Place> places = places(machine, home, now);
        boolean agentless = now.consistency().equals(Consistency.CRASH.word());
        boolean isNew = !now.beginnings().containsKey(MachineCourse.HOME);
        List<CostLine> lines = new ArrayList<>(instances.lines(places.get(0), agentless, isNew));
        places.forEach(place -> lines.addAll(costing.lines(place)));
        lines.sort(Comparator.comparing(CostLine::item)
                .thenComparing(CostLine::meter)
                .thenComparing(CostLine::detail));
        return machine.failing() ? lines.stream().map(CostLine::highOnly).toList() : lines;
    }

    /** The places of a machine, its own vault first. */
    private List<Place> places(CostedMachine machine, String home, Circumstances now) {
        MachinePlan plan = now.plan();
        MachineCourse course = courses.course(plan, now.beginnings());
        Optional<MachineCourse> steady = plan.runs().isEmpty() ? Optional.of(course) : courses.steady(plan);
        List<Place> places = new ArrayList<>();
        places.add(new Place(
                new ItemKey(machine.address(), home),
                terms(now, home),
                machine.content(),
                course.home(),
                steady.map(MachineCourse::home),
                Optional.empty()));
        Map<String, String> sources = new HashMap<>();
        plan.copies().forEach(copy -> sources.put(copy.vault(), copy.from().orElse(home)));
        course.copies()
                .forEach((vault, place) -> places.add(new Place(
                        new ItemKey(machine.address(), vault),
                        terms(now, vault),
                        machine.content(),
                        place,
                        steady.flatMap(late -> Optional.ofNullable(late.copies().get(vault))),
                        Optional.ofNullable(sources.get(vault))
                                .map(from -> terms(now, from).region()))));
        return places;
    }

    private static VaultTerms terms(Circumstances now, String vault) {
        return now.places().getOrDefault(vault, VaultTerms.UNKNOWN);
    }

    private Map<String, Beginning> beginnings(
            String address, String home, ObjectBook book, Map<ItemKey, Set<String>> leaving) {
        Map<String, Beginning> beginnings = new HashMap<>();
        Duration free = request.profile().policies().softDelete().free();
        for (ItemKey item : items.getOrDefault(address, List.of())) {
            List<RecoveryPoint> points = holdings.points().getOrDefault(item, List.of());
            List<Beginning.Deleted> deleted = new ArrayList<>();
            for (SoftDeletedPoint point : holdings.deleted().getOrDefault(item, List.of())) {
                deleted.add(new Beginning.Deleted(
                        point.point(), point.ends().minus(free).getEpochSecond()));
            }
            Map<String, Long> going = new HashMap<>();
            long billed = book.vault(item.vault()).billedDeletion();
            leaving.getOrDefault(item, Set.of()).forEach(id -> going.put(id, billed));
            if (!points.isEmpty() || !deleted.isEmpty()) {
                String name = item.vault().equals(home) ? MachineCourse.HOME : item.vault();
                beginnings.put(name, new Beginning(points, going, deleted));
            }
        }
        return beginnings;
    }
}
