package dev.holdfast.dsl.inventory.ndjson;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.inventory.RecordProblems;
import dev.holdfast.dsl.inventory.ResourceId;
import dev.holdfast.dsl.inventory.azure.RecordFields;
import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.GuestScripts;
import dev.holdfast.dsl.model.machine.MachineDetails;
import dev.holdfast.dsl.model.machine.MachineIdentity;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.Orchestration;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProtectionDecision;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.model.machine.Regions;
import dev.holdfast.dsl.model.machine.Runbook;
import dev.holdfast.dsl.model.machine.ScaleSet;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.machine.Workload;
import dev.holdfast.dsl.profile.DiskPresets;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Turns records with the keys of {@code vms} and a {@code name} into machines; with the same meaning as there. */
public final class NdjsonMachines {

    private static final List<String> KEYS = List.of(
            "name",
            "id",
            "subscription",
            "resourceGroup",
            "region",
            "zone",
            "os",
            "tags",
            "disks",
            "policy",
            "unprotected",
            "powerState",
            "provisioningState",
            "agent",
            "scripts",
            "workload",
            "scaleSet",
            "encryption",
            "moved",
            "runbook");

    private static final int LONGEST_NAME = 80;

    private final NdjsonDisks disks;
    private final Optional<String> defaultRegion;
    private final Diagnostics diagnostics;
    private final Set<String> noted = new HashSet<>();

    /** A reader of one file. */
    public NdjsonMachines(DiskPresets presets, Optional<String> defaultRegion, Diagnostics diagnostics) {
        this.disks = new NdjsonDisks(presets);
        this.defaultRegion = defaultRegion;
        this.diagnostics = diagnostics;
    }

    /** The machine of a record; empty if it has no usable name, which is then reported. */
    Optional<VirtualMachine> read(Node.Mapping record, RecordProblems problems) {
        if (record.entry("name")
                .map(Node.Entry::value)
                .filter(name -> !RecordFields.isNull(name))
                .isEmpty()) {
            problems.damaged("The record lacks the key 'name'.");
            reportMisspelt(record);
            return Optional.empty();
        }
        Keys keys = new Keys(record, KEYS, "a machine", diagnostics);
        Optional<String> name = keys.text("name");
        if (name.isPresent() && !isName(name.get())) {
            keys.report(
                    keys.place("name"),
                    DiagnosticCode.BAD_NAME,
                    "A machine's name has letters, digits, '.', '_' and '-', starts with a letter or digit and has at most "
                            + LONGEST_NAME + " characters, because it becomes part of addresses. Change it.");
            return Optional.empty();
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        note(keys);
        Optional<String> region = keys.text("region").map(Regions::canonical).or(() -> defaultRegion);
        if (region.isEmpty()) {
            keys.report(
                    keys.place(),
                    DiagnosticCode.MISSING_KEY,
                    "The machine '" + name.get()
                            + "' has no region, and 'defaults' names none. A vault protects machines of"
                            + " its own region only. Add 'region'.");
        }
        OperatingSystem os = keys.word("os", List.of("windows", "linux"), OperatingSystem::of)
                .orElse(OperatingSystem.UNKNOWN);
        return Optional.of(new VirtualMachine(
                name.get(),
                identity(keys),
                region,
                zone(keys),
                os,
                keys.texts("tags"),
                disks.read(keys, os),
                state(keys),
                decision(keys),
                details(keys)));
    }

    /** What is no machine may be any file of the computer: only keys that are nearly ours are shown. */
    private void reportMisspelt(Node.Mapping record) {
        List<Node.Entry> misspelt = record.entries().stream()
                .filter(entry ->
                        !Suggestion.didYouMean(entry.key().text(), KEYS).isEmpty())
                .toList();
        new Keys(new Node.Mapping(misspelt, record.span()), KEYS, "a machine", diagnostics);
    }

    private static boolean isName(String name) {
        boolean fits = name.length() <= LONGEST_NAME && isAlphanumeric(name.charAt(0));
        for (int i = 1; fits && i < name.length(); i++) {
            fits = isAlphanumeric(name.charAt(i)) || "._-".indexOf(name.charAt(i)) >= 0;
        }
        return fits;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Once per key of the whole file: a fleet would drown in equal notes. */
    private void note(Keys keys) {
        for (String key : List.of("workload", "scripts", "encryption", "runbook")) {
            if (keys.has(key) && noted.add(key)) {
                keys.report(
                        keys.place(key),
                        DiagnosticCode.NOT_YET_EVALUATED,
                        "'" + key + "' is kept, but nothing depends on it yet, here and in the lines below.");
            }
        }
    }

    private static MachineIdentity identity(Keys keys) {
        Optional<ResourceId> id = keys.text("id").map(ResourceId::new);
        return new MachineIdentity(
                id.map(ResourceId::id),
                keys.text("subscription").or(() -> id.flatMap(ResourceId::subscription)),
                keys.text("resourceGroup").or(() -> id.flatMap(ResourceId::resourceGroup)),
                keys.text("moved"));
    }

    private static Optional<String> zone(Keys keys) {
        Optional<Node> node = keys.find("zone");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        boolean possible = node.get() instanceof Node.Scalar scalar
                && (scalar.type() == ScalarType.TEXT || scalar.type() == ScalarType.INTEGER)
                && List.of("1", "2", "3").contains(scalar.text());
        if (!possible) {
            keys.wrongType("zone", "1, 2 or 3");
            return Optional.empty();
        }
        return RecordFields.text(node);
    }

    private static MachineState state(Keys keys) {
        MachineState usual = MachineState.RUNNING;
        return new MachineState(
                keys.word("powerState", List.of("running", "stopped", "deallocated", "unknown"), PowerState::of)
                        .orElse(usual.power()),
                keys.word(
                                "provisioningState",
                                List.of(
                                        "succeeded",
                                        "updating",
                                        "creating",
                                        "deleting",
                                        "failed",
                                        "unavailable",
                                        "unknown"),
                                ProvisioningState::of)
                        .orElse(usual.provisioning()),
                keys.word("agent", List.of("healthy", "unhealthy", "absent", "unknown"), AgentHealth::of)
                        .orElse(usual.agent()));
    }

    private static ProtectionDecision decision(Keys keys) {
        if (keys.has("policy") && keys.has("unprotected")) {
            keys.report(
                    keys.place("unprotected"),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "A machine has a policy or is unprotected, not both. It would be unclear whether its data survives."
                            + " Remove one of the two keys.");
            return ProtectionDecision.NONE;
        }
        return new ProtectionDecision(keys.text("policy"), keys.text("unprotected"));
    }

    private static MachineDetails details(Keys keys) {
        Optional<Keys> scaleSet = below(keys, "scaleSet", List.of("name", "orchestration"));
        Optional<Keys> scripts = below(keys, "scripts", List.of("pre", "post"));
        Optional<Keys> workload = below(keys, "workload", List.of("kind", "logBackups"));
        SortedMap<String, String> runbook = keys.texts("runbook");
        return new MachineDetails(
                scaleSet.flatMap(NdjsonMachines::scaleSet),
                scripts.map(below -> new GuestScripts(below.text("pre"), below.text("post"))),
                workload.flatMap(NdjsonMachines::workload),
                keys.word("encryption", List.of("platform", "customer", "disk-encryption"), Optional::of),
                runbook.isEmpty() ? Optional.empty() : Optional.of(new Runbook(runbook)));
    }

    private static Optional<Keys> below(Keys keys, String key, List<String> known) {
        return keys.mapping(key).map(mapping -> new Keys(mapping, known, "'" + key + "'", keys.diagnostics()));
    }

    private static Optional<ScaleSet> scaleSet(Keys keys) {
        Optional<String> name = required(keys, "name");
        Optional<Orchestration> orchestration = required(keys, "orchestration")
                .flatMap(any -> keys.word("orchestration", List.of("uniform", "flexible"), Orchestration::of));
        return name.isPresent() && orchestration.isPresent()
                ? Optional.of(new ScaleSet(name.get(), orchestration.get()))
                : Optional.empty();
    }

    private static Optional<Workload> workload(Keys keys) {
        Optional<Duration> logBackups = keys.quantity("logBackups", Durations::parse);
        return required(keys, "kind").map(kind -> new Workload(kind, logBackups));
    }

    private static Optional<String> required(Keys keys, String key) {
        if (!keys.has(key)) {
            keys.report(keys.place(), DiagnosticCode.MISSING_KEY, "The key '" + key + "' is missing here.");
            return Optional.empty();
        }
        return keys.text(key);
    }
}
