package dev.holdfast.planner.plan;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Binding;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Defaults;
import dev.holdfast.dsl.model.Exclusion;
import dev.holdfast.dsl.model.Retirement;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.rule.Limits;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An estate as values, for tests: what a loaded declaration would be, without files. Immutable; each {@code with…} gives a
 * changed copy.
 */
public record Estate(
        SortedMap<String, Vault> vaults,
        SortedMap<String, BackupPolicy> policies,
        List<Binding> bindings,
        List<Exclusion> exclusions,
        SortedMap<String, Retirement> retired,
        List<Move> moves,
        List<KnownMachine> machines) {

    /** The instant tests plan for unless they say otherwise. */
    public static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    private static final String FILE = "estate.holdfast.yaml";

    public Estate {
        vaults = new TreeMap<>(vaults);
        policies = new TreeMap<>(policies);
        bindings = List.copyOf(bindings);
        exclusions = List.copyOf(exclusions);
        retired = new TreeMap<>(retired);
        moves = List.copyOf(moves);
        machines = List.copyOf(machines);
    }

    /** Nothing at all. */
    public static Estate empty() {
        return new Estate(
                new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), new TreeMap<>(), List.of(), List.of());
    }

    public Estate with(Vault vault) {
        SortedMap<String, Vault> more = new TreeMap<>(vaults);
        more.put(vault.name(), vault);
        return new Estate(more, policies, bindings, exclusions, retired, moves, machines);
    }

    public Estate withoutVault(String name) {
        SortedMap<String, Vault> fewer = new TreeMap<>(vaults);
        fewer.remove(name);
        return new Estate(fewer, policies, bindings, exclusions, retired, moves, machines);
    }

    public Estate with(BackupPolicy policy) {
        SortedMap<String, BackupPolicy> more = new TreeMap<>(policies);
        more.put(policy.name(), policy);
        return new Estate(vaults, more, bindings, exclusions, retired, moves, machines);
    }

    public Estate withoutPolicy(String name) {
        SortedMap<String, BackupPolicy> fewer = new TreeMap<>(policies);
        fewer.remove(name);
        return new Estate(vaults, fewer, bindings, exclusions, retired, moves, machines);
    }

    public Estate withBindings(Binding... list) {
        return new Estate(vaults, policies, List.of(list), exclusions, retired, moves, machines);
    }

    public Estate withExclusions(Exclusion... list) {
        return new Estate(vaults, policies, bindings, List.of(list), retired, moves, machines);
    }

    public Estate with(Retirement retirement) {
        SortedMap<String, Retirement> more = new TreeMap<>(retired);
        more.put(retirement.machine(), retirement);
        return new Estate(vaults, policies, bindings, exclusions, more, moves, machines);
    }

    /** The same estate with these moves and no others. */
    public Estate withMoves(Move... list) {
        return new Estate(vaults, policies, bindings, exclusions, retired, List.of(list), machines);
    }

    public Estate with(KnownMachine... list) {
        List<KnownMachine> more = new ArrayList<>(machines);
        more.addAll(List.of(list));
        return withMachines(more);
    }

    public Estate withMachines(List<KnownMachine> list) {
        return new Estate(vaults, policies, bindings, exclusions, retired, moves, list);
    }

    /** The same estate without the machines of this name. */
    public Estate withoutMachine(String name) {
        return withMachines(machines.stream()
                .filter(known -> !known.machine().name().equals(name))
                .toList());
    }

    /** As if loaded; each policy, vault and binding has a line of its own. */
    public LoadedDeclaration loaded() {
        Map<String, SourceSpan> spans = new HashMap<>();
        int line = 1;
        for (String vault : vaults.keySet()) {
            spans.put("vaults/" + vault, SourceSpan.at(FILE, ++line, 3));
        }
        for (String policy : policies.keySet()) {
            spans.put("policies/" + policy, SourceSpan.at(FILE, ++line, 3));
            spans.put("policies/" + policy + "/objectives/rpo", SourceSpan.at(FILE, ++line, 5));
            spans.put("policies/" + policy + "/schedule", SourceSpan.at(FILE, ++line, 5));
            spans.put("policies/" + policy + "/retention/daily", SourceSpan.at(FILE, ++line, 5));
        }
        for (int i = 0; i < bindings.size(); i++) {
            spans.put("bindings/" + i, SourceSpan.at(FILE, ++line, 3));
        }
        for (int i = 0; i < moves.size(); i++) {
            spans.put("moved/" + i, SourceSpan.at(FILE, ++line, 3));
        }
        Declaration declaration = new Declaration(
                "test-estate",
                new Defaults(Optional.empty(), Optional.of(ZoneId.of("America/New_York")), Optional.empty()),
                vaults,
                new TreeMap<>(),
                policies,
                new TreeMap<>(),
                List.of(),
                bindings,
                retired,
                moves,
                exclusions,
                new TreeMap<>(),
                new TreeMap<>(),
                Limits.NONE,
                Optional.empty());
        return new LoadedDeclaration(
                Optional.of(declaration),
                new Origins(spans),
                machines,
                List.of(),
                0,
                Map.of(),
                "inventory",
                "declaration");
    }

    /** A request for the first plan. */
    public PlanRequest firstRequest() {
        return request(RecordedState.empty("test-estate"), ActualState.none(), AT, PlanOptions.DEFAULT);
    }

    /** A request against what is recorded and there. */
    public PlanRequest request(RecordedState recorded, ActualState actual, Instant at, PlanOptions options) {
        return request(recorded, actual, ServiceProfiles.azure(), at, options);
    }

    /** A request to a service of another profile. */
    public PlanRequest request(
            RecordedState recorded, ActualState actual, ServiceProfile profile, Instant at, PlanOptions options) {
        return new PlanRequest(loaded(), recorded, actual, profile, at, options);
    }
}
