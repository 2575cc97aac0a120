package dev.holdfast.executor.restore;

import dev.holdfast.dsl.profile.RestoreTimings;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.fabric.RestoreOrder;
import dev.holdfast.executor.fabric.RestoreSource;
import dev.holdfast.planner.recovery.RestoreAccount;
import dev.holdfast.planner.recovery.RestoreLimit;
import dev.holdfast.planner.recovery.RestoreQueue;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.SoftDeletedPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Plans restores: chooses points, shares the storage accounts among the machines, and says what stands in the way. Asks the
 * fabric, changes nothing.
 */
public final class RestorePlanner {

    private final Fabric fabric;
    private final RestoreTimings timings;

    /** Plans for a fabric. */
    public RestorePlanner(Fabric fabric, ServiceProfile profile) {
        this.fabric = fabric;
        this.timings = profile.timings().restores();
    }

    private record Chosen(String machine, String region, PointChoice choice) {}

    /** The plan for a request. */
    public RestorePlan plan(RestoreRequest request) throws FabricException {
        ActualState actual = fabric.read();
        SortedMap<String, Machine> living = fabric.machines();
        PointChooser chooser = new PointChooser(fabric, actual);
        List<Chosen> chosen = new ArrayList<>();
        List<RestorePlan.Unrestorable> unrestorable = new ArrayList<>();
        for (String machine : request.machines()) {
            String region = request.destination().region().orElseGet(() -> home(machine, living, actual));
            PointChooser.Found found = chooser.choose(machine, request.which(), region);
            if (found.choice().isPresent()) {
                chosen.add(new Chosen(machine, region, found.choice().get()));
            } else {
                unrestorable.add(new RestorePlan.Unrestorable(
                        machine,
                        nothing(machine, request, region, found.passedOver()) + deleted(machine, actual),
                        found.passedOver()));
            }
        }
        Instant at = fabric.clock();
        List<MachineRestore> machines = restores(request, chosen, living, at);
        return new RestorePlan(at, request, machines, unrestorable, fleet(machines));
    }

    /** Where a machine is restored if nothing else is said: where it is, else where its points are. */
    private static String home(String machine, SortedMap<String, Machine> living, ActualState actual) {
        Machine known = living.get(machine);
        if (known != null) {
            return known.region();
        }
        for (ItemKey item : actual.points()
                .subMap(new ItemKey(machine, ""), new ItemKey(machine + "\u0000", ""))
                .keySet()) {
            ManagedObject vault = actual.objects().get(new ObjectAddress(ObjectType.VAULT, item.vault()));
            if (vault != null) {
                return vault.text(AttributeNames.REGION);
            }
        }
        return "";
    }

    private static String nothing(
            String machine, RestoreRequest request, String region, List<PointChoice.PassedOver> passedOver) {
        String asked = request.which().display();
        String wanted = asked.isEmpty() ? "" : " that is " + asked;
        return passedOver.isEmpty()
                ? machine + " has no recovery point" + wanted + "."
                : machine + " has no recovery point" + wanted + " that can be restored in " + region + ".";
    }

    /** What a vault still keeps of a machine in soft delete: a sentence, or nothing. */
    private static String deleted(String machine, ActualState actual) {
        List<SoftDeletedPoint> deleted =
                actual
                        .softDeleted()
                        .subMap(new ItemKey(machine, ""), new ItemKey(machine + "\u0000", ""))
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .filter(point ->
                                actual.clock().map(point::canBeUndeleted).orElse(false))
                        .toList();
        if (deleted.isEmpty()) {
            return "";
        }
        SoftDeletedPoint newest = deleted.stream()
                .max(Comparator.comparing(point -> point.point().captured()))
                .orElseThrow();
        return " " + deleted.size() + (deleted.size() == 1 ? " deleted point" : " deleted points")
                + " can be brought back, the newest until " + newest.ends() + ": 'holdfast undelete "
                + newest.point().id() + "'.";
    }

    private List<MachineRestore> restores(
            RestoreRequest request, List<Chosen> chosen, SortedMap<String, Machine> living, Instant at) {
        Map<String, RestoreOrder.Account> accounts = new HashMap<>();
        Map<String, RestoreQueue.Transfer> transfers = transfers(request, chosen, accounts);
        Map<String, Integer> names = new HashMap<>();
        for (Chosen one : chosen) {
            names.merge(request.destination().nameFor(one.machine()), 1, Integer::sum);
        }
        Hindrances hindrances = new Hindrances(living, names);
        List<MachineRestore> restores = new ArrayList<>();
        for (Chosen one : chosen) {
            RestoreQueue.Transfer transfer = Objects.requireNonNull(transfers.get(one.machine()));
            RestoreSource source = one.choice().source();
            PointReference point = source.point();
            RestoreKind kind = request.destination().kind();
            boolean own = kind == RestoreKind.REPLACE_DISKS || kind == RestoreKind.FILES;
            RestoreOrder order = new RestoreOrder(
                    point,
                    kind,
                    one.region(),
                    own ? one.machine() : request.destination().nameFor(one.machine()),
                    Objects.requireNonNull(accounts.get(transfer.account())),
                    request.files(),
                    request.roles());
            Machine known = living.get(one.machine());
            restores.add(new MachineRestore(
                    one.machine(),
                    known == null ? "" : known.os(),
                    one.choice(),
                    order,
                    lost(one.choice().point().captured(), at),
                    time(source, transfer),
                    hindrances.of(one.machine(), source, order)));
        }
        return restores;
    }

    private static Duration lost(Instant captured, Instant at) {
        return captured.isAfter(at) ? Duration.ZERO : Duration.between(captured, at);
    }

    /** How the machines share the accounts of each region, by machine. */
    private Map<String, RestoreQueue.Transfer> transfers(
            RestoreRequest request, List<Chosen> chosen, Map<String, RestoreOrder.Account> accounts) {
        Map<String, RestoreQueue.Transfer> transfers = new HashMap<>();
        Set<String> regions = new HashSet<>();
        for (Chosen one : chosen) {
            if (!regions.add(one.region())) {
                continue;
            }
            List<RestoreQueue.Load> loads = new ArrayList<>();
            for (Chosen other : chosen) {
                if (other.region().equals(one.region())) {
                    loads.add(new RestoreQueue.Load(
                            other.machine(),
                            new DataSize(moved(request, other.choice().source()))));
                }
            }
            List<RestoreAccount> there = accounts(request, one.region(), accounts);
            for (RestoreQueue.Transfer transfer : new RestoreQueue(there, timings.machineRate()).together(loads)) {
                transfers.put(transfer.machine(), transfer);
            }
        }
        return transfers;
    }

    private List<RestoreAccount> accounts(
            RestoreRequest request, String region, Map<String, RestoreOrder.Account> accounts) {
        List<RestoreOrder.Account> named = request.accounts().isEmpty()
                ? List.of(new RestoreOrder.Account(
                        "restore" + region, timings.accounts().standardThroughput()))
                : request.accounts();
        List<RestoreAccount> all = new ArrayList<>();
        for (RestoreOrder.Account account : named) {
            accounts.put(account.name(), account);
            all.add(new RestoreAccount(
                    account.name(),
                    account.throughput(),
                    timings.accounts().iops(),
                    timings.accounts().operationSize()));
        }
        return all;
    }

    private static long moved(RestoreRequest request, RestoreSource source) {
        return source.tier() == Tier.INSTANT ? 0 : source.bytes(request.files());
    }

    private RestoreTime time(RestoreSource source, RestoreQueue.Transfer transfer) {
        List<RestoreTime.Term> terms = new ArrayList<>();
        if (source.tier() == Tier.ARCHIVE) {
            add(terms, "rehydration", timings.steps().rehydration());
        }
        Duration job = switch (source.tier()) {
            case INSTANT -> timings.fromSnapshot().longest();
            case VAULT, ARCHIVE ->
                source.crossRegion()
                        ? timings.fromPairedRegion().longest()
                        : timings.fromVault().longest();
        };
        add(terms, "job", job);
        add(terms, "attach", timings.steps().attach());
        add(terms, "transfer", Duration.ofSeconds(transfer.aloneSeconds()));
        add(terms, "queue", Duration.ofSeconds(transfer.waitSeconds()));
        Duration total = Duration.ZERO;
        for (RestoreTime.Term term : terms) {
            total = total.plus(term.length());
        }
        return new RestoreTime(total, terms);
    }

    private static void add(List<RestoreTime.Term> terms, String word, Duration length) {
        if (!length.isZero()) {
            terms.add(new RestoreTime.Term(word, length));
        }
    }

    private static RestorePlan.Fleet fleet(List<MachineRestore> machines) {
        Optional<MachineRestore> last = Optional.empty();
        Set<String> accounts = new HashSet<>();
        for (MachineRestore machine : machines) {
            accounts.add(machine.order().account().name());
            if (last.isEmpty()
                    || machine.time().total().compareTo(last.get().time().total()) > 0) {
                last = Optional.of(machine);
            }
        }
        if (last.isEmpty()) {
            return new RestorePlan.Fleet(Duration.ZERO, RestoreLimit.JOB_OVERHEAD.word(), 0);
        }
        return new RestorePlan.Fleet(last.get().time().total(), limit(last.get()), accounts.size());
    }

    /** What takes longest of what the last machine waits for. */
    private static String limit(MachineRestore last) {
        RestoreTime.Term longest = last.time().terms().get(0);
        for (RestoreTime.Term term : last.time().terms()) {
            longest = term.length().compareTo(longest.length()) > 0 ? term : longest;
        }
        return switch (longest.word()) {
            case "queue" ->
                "the throughput of account " + last.order().account().name() + " ("
                        + last.order().account().throughput() + ")";
            case "transfer" -> "the data of " + last.machine();
            default -> "the " + longest.word() + " of " + last.machine();
        };
    }
}
