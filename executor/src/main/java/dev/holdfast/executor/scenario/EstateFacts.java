package dev.holdfast.executor.scenario;

import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.evaluation.Evaluator;
import dev.holdfast.dsl.expression.evaluation.Scopes;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.text.Globs;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a world holds, as far as faults can be aimed at it. */
final class EstateFacts {

    private final SortedMap<String, Machine> machines;
    private final SortedMap<ObjectAddress, ManagedObject> objects;
    private final Map<String, VirtualMachine> declared;

    EstateFacts(
            SortedMap<String, Machine> machines,
            SortedMap<ObjectAddress, ManagedObject> objects,
            Map<String, VirtualMachine> declared) {
        this.machines = machines;
        this.objects = objects;
        this.declared = declared;
    }

    /** Machines that fit, by address. */
    List<String> machines(Where where) {
        List<String> found = new ArrayList<>();
        for (Machine machine : machines.values()) {
            boolean named = where.machines().isEmpty()
                    || where.machines().stream().anyMatch(selector -> fits(selector, machine.address()));
            Where.Place place = where.place();
            if (named
                    && meets(where.condition(), machine.address())
                    && isSame(place.region(), machine.region())
                    && isSame(place.zone(), machine.guest().zone().orElse(""))
                    && follows(machine.address(), AttributeNames.VAULT, place.vault())
                    && follows(machine.address(), AttributeNames.POLICY, place.policy())) {
                found.add(machine.address());
            }
        }
        return found;
    }

    /** A machine that is not declared any more meets no condition. */
    private boolean meets(Optional<Expression> condition, String address) {
        VirtualMachine machine = declared.get(address);
        return condition.isEmpty()
                || (machine != null && Evaluator.matches(condition.get(), Scopes.ofMachine(machine)));
    }

    private boolean follows(String machine, String attribute, Optional<String> pattern) {
        return pattern.isEmpty()
                || object(ObjectType.PROTECTION, machine)
                        .filter(protection -> fitsName(pattern.get(), protection.text(attribute)))
                        .isPresent();
    }

    private static boolean isSame(Optional<String> wanted, String there) {
        return wanted.isEmpty() || wanted.get().equalsIgnoreCase(there);
    }

    private static boolean fitsName(String pattern, String name) {
        return Globs.fits(pattern.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    /** A selector fits an address, or its last part. */
    private static boolean fits(String selector, String address) {
        return fitsName(selector, address) || fitsName(selector, address.substring(address.lastIndexOf('/') + 1));
    }

    private Optional<ManagedObject> object(ObjectType type, String name) {
        return Optional.ofNullable(objects.get(new ObjectAddress(type, name)));
    }

    /** Vaults that fit; where none is named the one that protects most machines. */
    List<String> vaults(Where.Place place) {
        List<String> fitting = names(
                ObjectType.VAULT, vault -> isSame(place.region(), vault.text(AttributeNames.REGION)), place.vault());
        return place.vault().isPresent() ? fitting : most(fitting, AttributeNames.VAULT);
    }

    /** Policies that fit; where none is named the one that most machines follow. */
    List<String> policies(Where.Place place) {
        List<String> fitting = names(ObjectType.POLICY, policy -> true, place.policy());
        return place.policy().isPresent() ? fitting : most(fitting, AttributeNames.POLICY);
    }

    private List<String> names(ObjectType type, Predicate<ManagedObject> condition, Optional<String> pattern) {
        List<String> found = new ArrayList<>();
        for (ManagedObject object : objects.values()) {
            String name = object.address().name();
            if (object.address().type() == type
                    && condition.test(object)
                    && (pattern.isEmpty() || fitsName(pattern.get(), name))) {
                found.add(name);
            }
        }
        return found;
    }

    /** Of several the one that most protections name; the first by name among equals. */
    private List<String> most(List<String> names, String attribute) {
        Map<String, Integer> counted = new TreeMap<>();
        names.forEach(name -> counted.put(name, 0));
        for (ManagedObject object : objects.values()) {
            if (object.address().type() == ObjectType.PROTECTION) {
                counted.computeIfPresent(object.text(attribute), (name, count) -> count + 1);
            }
        }
        return most(counted).map(List::of).orElse(List.of());
    }

    private static Optional<String> most(Map<String, Integer> sorted) {
        return sorted.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, Integer> entry) -> entry.getValue())
                        .thenComparing(entry -> entry.getKey(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    /** All regions in which there is something. */
    Collection<String> regions() {
        return counted(machine -> Optional.of(machine.region())).keySet();
    }

    /** The region in which most machines are. */
    Optional<String> mainRegion() {
        return most(counted(machine -> Optional.of(machine.region())));
    }

    /** The zone of a region in which most machines are; 1 where none names a zone. */
    String mainZone(String region) {
        return most(counted(machine ->
                        machine.guest().zone().filter(zone -> machine.region().equals(region))))
                .orElse("1");
    }

    private Map<String, Integer> counted(Function<Machine, Optional<String>> key) {
        Map<String, Integer> counted = new TreeMap<>();
        for (ManagedObject object : objects.values()) {
            if (object.address().type() == ObjectType.VAULT && machines.isEmpty()) {
                counted.putIfAbsent(object.text(AttributeNames.REGION).toLowerCase(Locale.ROOT), 0);
            }
        }
        for (Machine machine : machines.values()) {
            key.apply(machine).ifPresent(word -> counted.merge(word, 1, Integer::sum));
        }
        return counted;
    }
}
