package dev.holdfast.planner.plan;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Binding;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.VaultChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes estates from a seed: the same seed gives the same estate on every machine. */
public final class EstateGenerator {

    private static final List<String> REGIONS = List.of("eastus", "westus", "northeurope", "japaneast");
    private static final List<String> SCHEDULES = List.of(
            "daily 22:00",
            "daily 02:30",
            "every 4h 20:00-20:00",
            "every 12h 00:00-00:00",
            "weekly sunday 03:00",
            "cron 15 1 * * *");
    private static final List<Map<String, String>> RETENTIONS = List.of(
            Map.of("daily", "30d", "instant", "2d"),
            Map.of("daily", "7"),
            Map.of("daily", "14", "weekly", "12w on sunday"),
            Map.of("daily", "30d", "monthly", "12"),
            Map.of("within", "10d"));

    private final Random random;

    private EstateGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** A small estate of this seed: up to 4 regions, 5 policies, 25 machines. */
    public static Estate of(long seed) {
        EstateGenerator generator = new EstateGenerator(seed);
        return generator.estate(1 + generator.random.nextInt(25), 1 + generator.random.nextInt(5));
    }

    /** An estate of this seed and size. */
    public static Estate of(long seed, int machines, int policies) {
        return new EstateGenerator(seed).estate(machines, policies);
    }

    /** The estate after a random edit of this seed: a machine, policy, binding or vault comes, changes or goes. */
    public static Estate edited(Estate estate, long seed) {
        return new EstateGenerator(seed).edit(estate);
    }

    /** The same estate with its machines in another order. */
    public static Estate shuffled(Estate estate, long seed) {
        List<KnownMachine> machines = new ArrayList<>(estate.machines());
        Collections.shuffle(machines, new Random(seed));
        return estate.withMachines(machines);
    }

    private Estate estate(int machines, int policies) {
        Estate estate = Estate.empty();
        for (String region : REGIONS) {
            estate = estate.with(Policies.vault("rsv-" + region, region, pick(List.of(Redundancy.values()))));
        }
        List<Binding> bindings = new ArrayList<>();
        for (int i = 0; i < policies; i++) {
            estate = estate.with(policy("p" + i));
            bindings.add(Policies.bind("b" + i, "vm.tags.tier == 't" + i + "'", "p" + i));
        }
        if (random.nextBoolean()) {
            bindings.add(Policies.unprotected("labs", "vm.tags.tier == 'lab'", "rebuilt weekly"));
        }
        if (random.nextBoolean()) {
            bindings.add(Policies.bindAll("p0"));
        }
        List<KnownMachine> made = new ArrayList<>(machines);
        for (int i = 0; i < machines; i++) {
            made.add(machine(i, policies));
        }
        estate = estate.withMachines(made).withBindings(bindings.toArray(Binding[]::new));
        return random.nextInt(3) == 0
                ? estate.withExclusions(Policies.exclude("disk.name == 'data0'", "derived data"))
                : estate;
    }

    private KnownMachine machine(int number, int policies) {
        String name = random.nextInt(6) == 0 ? "twin" : "vm-" + number;
        String region = pick(REGIONS);
        KnownMachine machine = random.nextBoolean() && !name.equals("twin")
                ? Machines.machine(name, region, random.nextInt(4))
                : Machines.cloud("sub" + random.nextInt(2), "rg" + number, name, region);
        int tier = random.nextInt(policies + 2);
        return tier == policies + 1 ? machine : Machines.tagged(machine, "tier", tier == policies ? "lab" : "t" + tier);
    }

    private BackupPolicy policy(String name) {
        SortedMap<String, String> byRegion = new TreeMap<>();
        for (String region : REGIONS) {
            if (random.nextInt(8) != 0) {
                byRegion.put(region, "rsv-" + region);
            }
        }
        byRegion.put("eastus", "rsv-eastus");
        List<CopyRule> copies = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            if (random.nextInt(3) == 0) {
                copies.add(new CopyRule(
                        "rsv-northeurope",
                        Optional.of("rsv-westus"),
                        Duration.ofDays(1 + random.nextInt(3)),
                        Policies.retention(pick(RETENTIONS))));
            }
            copies.add(Policies.copy("rsv-westus", Duration.ofDays(1), pick(RETENTIONS)));
        }
        return Policies.policy(
                name,
                new VaultChoice(Optional.empty(), byRegion),
                Duration.ofDays(8),
                pick(SCHEDULES),
                pick(RETENTIONS),
                copies);
    }

    private Estate edit(Estate estate) {
        List<String> policies = List.copyOf(estate.policies().keySet());
        return switch (random.nextInt(6)) {
            case 0 -> estate.with(policy(pick(policies)));
            case 1 -> estate.with(machine(100 + random.nextInt(900), policies.size()));
            case 2 ->
                estate.machines().isEmpty()
                        ? estate
                        : estate.withoutMachine(
                                pick(estate.machines()).machine().name());
            case 3 -> withoutPolicy(estate, pick(policies));
            case 4 -> estate.with(Policies.vault("rsv-extra", pick(REGIONS), pick(List.of(Redundancy.values()))));
            default -> estate.withExclusions(Policies.exclude("disk.name == 'data1'", "scratch"));
        };
    }

    private static Estate withoutPolicy(Estate estate, String policy) {
        if (estate.policies().size() == 1) {
            return estate;
        }
        Binding[] bindings = estate.bindings().stream()
                .filter(binding -> binding.policy().filter(policy::equals).isEmpty())
                .toArray(Binding[]::new);
        return estate.withoutPolicy(policy).withBindings(bindings);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
