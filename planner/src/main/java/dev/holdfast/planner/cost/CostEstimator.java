package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.Consistency;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.planner.cost.CostSubject.Holdings;
import dev.holdfast.planner.cost.CostSubject.KnownContent;
import dev.holdfast.planner.cost.Costing.Place;
import dev.holdfast.planner.cost.course.Beginning;
import dev.holdfast.planner.cost.course.CourseBook;
import dev.holdfast.planner.cost.course.MachineCourse;
import dev.holdfast.planner.cost.course.MachinePlan;
import dev.holdfast.planner.cost.course.Months;
import dev.holdfast.planner.cost.course.PlaceCourse;
import dev.holdfast.planner.cost.course.Stage;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
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
 * Estimates what an estate costs.
 *
 * <p>Cost: a few milliseconds for each way in which machines are backed up and the days whose points they hold; for each machine the
 * number of different gaps between its points times the months.
 */
public final class CostEstimator {

    private final CostSubject subject;
    private final CostRequest request;
    private final ObjectBook objects;
    private final CourseBook courses;
    private final Costing costing;
    private final Map<String, List<ItemKey>> items = new HashMap<>();

    private CostEstimator(CostSubject subject, CostRequest request) {
        this.subject = subject;
        this.request = request;
        this.objects = new ObjectBook(subject.objects(), request.profile());
        this.courses = new CourseBook(new Stage(
                request.profile(), subject.holdings().promised(), Months.from(request.at(), request.months())));
        this.costing = new Costing(request);
    }

    /** The estimate. */
    public static CostEstimate of(CostSubject subject, CostRequest request) {
        return new CostEstimator(subject, request).estimate();
    }

    private CostEstimate estimate() {
        Holdings holdings = subject.holdings();
        Set<String> addresses = new TreeSet<>(objects.protections().keySet());
        Set<ItemKey> held = new TreeSet<>(holdings.points().keySet());
        held.addAll(holdings.deleted().keySet());
        for (ItemKey item : held) {
            items.computeIfAbsent(item.machine(), any -> new ArrayList<>()).add(item);
            addresses.add(item.machine());
        }
        List<CostLine> lines = new ArrayList<>();
        SortedMap<String, CostedMachine> machines = new TreeMap<>();
        for (String address : addresses) {
            int before = lines.size();
            CostedMachine machine = machine(address);
            lines(machine, lines);
            if (lines.size() > before) {
                machines.put(address, machine);
            }
        }
        PriceBook book = request.book();
        return new CostEstimate(book.heading(), request.at(), request.months(), lines, machines);
    }

    private CostedMachine machine(String address) {
        Optional<ManagedObject> protection =
                Optional.ofNullable(objects.protections().get(address));
        KnownContent known = subject.machines().get(address);
        ContentBand content = known == null
                ? ContentBand.measured(observed(address))
                : ContentBand.of(
                        included(known.disks(), protection),
                        request.profile().presets().spread());
        return new CostedMachine(
                address,
                protection.map(found -> found.text(AttributeNames.POLICY)).filter(name -> !name.isEmpty()),
                known == null ? new TreeMap<>() : known.tags(),
                content);
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
            for (RecoveryPoint point : subject.holdings().points().getOrDefault(item, List.of())) {
                largest = Math.max(largest, point.size().bytes());
            }
        }
        return new MachineContent(List.of(new DiskContent(largest, 0)));
    }

    private void lines(CostedMachine machine, List<CostLine> out) {
        String address = machine.address();
        Optional<ManagedObject> protection =
                Optional.ofNullable(objects.protections().get(address));
        String home = protection
                .map(found -> found.text(AttributeNames.VAULT))
                .or(() -> items.getOrDefault(address, List.of()).stream()
                        .map(ItemKey::vault)
                        .findFirst())
                .orElse("");
        MachinePlan plan = objects.plan(address);
        Map<String, Beginning> beginnings = beginnings(address, home);
        MachineCourse course = courses.course(plan, beginnings);
        Optional<MachineCourse> steady = plan.runs().isEmpty() ? Optional.of(course) : courses.steady(plan);
        Place own = place(machine, home, course.home(), steady.map(MachineCourse::home), Optional.empty());
        boolean agentless = protection
                .filter(found -> found.text(AttributeNames.CONSISTENCY).equals(Consistency.CRASH.word()))
                .isPresent();
        boolean isNew = !beginnings.containsKey(MachineCourse.HOME);
        List<CostLine> lines = new ArrayList<>(costing.instance(own, agentless, isNew));
        lines.addAll(costing.lines(own));
        Map<String, String> sources = new HashMap<>();
        plan.copies().forEach(copy -> sources.put(copy.vault(), copy.from().orElse(home)));
        course.copies()
                .forEach((vault, place) -> lines.addAll(costing.lines(place(
                        machine,
                        vault,
                        place,
                        steady.flatMap(late -> Optional.ofNullable(late.copies().get(vault))),
                        Optional.ofNullable(sources.get(vault))
                                .map(from -> objects.vault(from).region())))));
        lines.sort(Comparator.comparing(CostLine::item)
                .thenComparing(CostLine::meter)
                .thenComparing(CostLine::detail));
        out.addAll(lines);
    }

    private Place place(
            CostedMachine machine,
            String vault,
            PlaceCourse months,
            Optional<PlaceCourse> steady,
            Optional<String> source) {
        return new Place(
                new ItemKey(machine.address(), vault), objects.vault(vault), machine.content(), months, steady, source);
    }

    private Map<String, Beginning> beginnings(String address, String home) {
        Map<String, Beginning> beginnings = new HashMap<>();
        Holdings holdings = subject.holdings();
        Duration free = request.profile().policies().softDelete().free();
        for (ItemKey item : items.getOrDefault(address, List.of())) {
            List<RecoveryPoint> points = holdings.points().getOrDefault(item, List.of());
            List<Beginning.Deleted> deleted = new ArrayList<>();
            for (SoftDeletedPoint point : holdings.deleted().getOrDefault(item, List.of())) {
                deleted.add(new Beginning.Deleted(
                        point.point(), point.ends().minus(free).getEpochSecond()));
            }
            Map<String, Long> leaving = new HashMap<>();
            long billed = objects.vault(item.vault()).billedDeletion();
            holdings.leaving().getOrDefault(item, Set.of()).forEach(id -> leaving.put(id, billed));
            if (!points.isEmpty() || !deleted.isEmpty()) {
                String name = item.vault().equals(home) ? MachineCourse.HOME : item.vault();
                beginnings.put(name, new Beginning(points, leaving, deleted));
            }
        }
        return beginnings;
    }
}
