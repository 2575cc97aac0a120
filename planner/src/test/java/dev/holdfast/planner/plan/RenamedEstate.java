package dev.holdfast.planner.plan;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Binding;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.VaultChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** An estate whose things have new names, wherever they are named. */
public final class RenamedEstate {

    private RenamedEstate() {}

    /** Some vaults, policies and machines without a resource id get new names, which sort elsewhere. */
    public static List<Move> someMoves(Estate estate, RandomGenerator random) {
        List<Move> moves = new ArrayList<>();
        for (String vault : estate.vaults().keySet()) {
            add(moves, MoveType.VAULT, vault, random);
        }
        for (String policy : estate.policies().keySet()) {
            add(moves, MoveType.POLICY, policy, random);
        }
        for (KnownMachine known : estate.machines()) {
            if (known.machine().identity().resourceId().isEmpty()) {
                add(moves, MoveType.VM, known.machine().name(), random);
            }
        }
        return moves;
    }

    private static void add(List<Move> moves, MoveType type, String name, RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            moves.add(new Move(type, name, (random.nextBoolean() ? "a-" : "z-") + name));
        }
    }

    /** The estate under the new names, without saying so. */
    public static Estate of(Estate estate, List<Move> moves) {
        SortedMap<String, Vault> vaults = new TreeMap<>();
        estate.vaults().forEach((name, vault) -> {
            String known = name(moves, MoveType.VAULT, name);
            vaults.put(
                    known,
                    new Vault(
                            known,
                            vault.region(),
                            vault.redundancy(),
                            vault.crossRegionRestore(),
                            vault.softDelete(),
                            vault.immutability()));
        });
        SortedMap<String, BackupPolicy> policies = new TreeMap<>();
        estate.policies().values().forEach(policy -> {
            BackupPolicy known = policy(policy, moves);
            policies.put(known.name(), known);
        });
        List<Binding> bindings = estate.bindings().stream()
                .map(binding -> new Binding(
                        binding.name(),
                        binding.where(),
                        binding.policy().map(policy -> name(moves, MoveType.POLICY, policy)),
                        binding.unprotected()))
                .toList();
        List<KnownMachine> machines = estate.machines().stream()
                .map(known ->
                        named(known, name(moves, MoveType.VM, known.machine().name())))
                .toList();
        return new Estate(vaults, policies, bindings, estate.exclusions(), estate.retired(), estate.moves(), machines);
    }

    private static String name(List<Move> moves, MoveType type, String name) {
        return moves.stream()
                .filter(move -> move.type() == type && move.from().equals(name))
                .map(Move::to)
                .findFirst()
                .orElse(name);
    }

    private static BackupPolicy policy(BackupPolicy policy, List<Move> moves) {
        SortedMap<String, String> byRegion = new TreeMap<>();
        policy.vault()
                .ifPresent(choice -> choice.byRegion()
                        .forEach((region, vault) -> byRegion.put(region, name(moves, MoveType.VAULT, vault))));
        List<CopyRule> copies = policy.copies().stream()
                .map(copy -> new CopyRule(
                        name(moves, MoveType.VAULT, copy.to()),
                        copy.from().map(vault -> name(moves, MoveType.VAULT, vault)),
                        copy.every(),
                        copy.retention()))
                .toList();
        return new BackupPolicy(
                name(moves, MoveType.POLICY, policy.name()),
                policy.vault()
                        .map(choice -> new VaultChoice(
                                choice.everywhere().map(vault -> name(moves, MoveType.VAULT, vault)), byRegion)),
                policy.objectives(),
                policy.mechanism(),
                policy.consistency(),
                policy.timeZone(),
                policy.schedule(),
                policy.retention(),
                copies);
    }

    /** The same machine under another name. */
    public static KnownMachine named(KnownMachine known, String name) {
        VirtualMachine machine = known.machine();
        return new KnownMachine(
                new VirtualMachine(
                        name,
                        machine.identity(),
                        machine.region(),
                        machine.zone(),
                        machine.os(),
                        machine.tags(),
                        machine.disks(),
                        machine.state(),
                        machine.decision(),
                        machine.details()),
                known.source(),
                known.declared());
    }
}
