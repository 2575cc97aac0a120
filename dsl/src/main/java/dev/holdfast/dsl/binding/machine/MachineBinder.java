package dev.holdfast.dsl.binding.machine;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.binding.field.References;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
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
import dev.holdfast.dsl.model.machine.Runbook;
import dev.holdfast.dsl.model.machine.ScaleSet;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.machine.Workload;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.tree.Node;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds one machine of {@code vms}. */
public final class MachineBinder {

    private final Context context;
    private final Collection<String> policies;
    private final Optional<String> usualRegion;

    /**
     * A binder.
     *
     * @param policies names that may be referred to
     * @param usualRegion region of machines that name none
     */
    public MachineBinder(Context context, Collection<String> policies, Optional<String> usualRegion) {
        this.context = context;
        this.policies = policies;
        this.usualRegion = usualRegion;
    }

    /** The machine that these keys describe. */
    public VirtualMachine bind(String name, Fields fields) {
        Optional<String> region = fields.region("region").or(() -> usualRegion);
        boolean mayJoin = fields.has("id"); // an inventory may know the region; checked once both are joined
        if (region.isEmpty() && !fields.has("region") && !mayJoin && context.complete()) {
            context.report(
                    fields.place(),
                    DiagnosticCode.MISSING_KEY,
                    "The machine '" + name
                            + "' has no region, and 'defaults' names none. A vault protects machines of its own"
                            + " region only. Add 'region' here or under 'defaults'.");
        }
        OperatingSystem os = fields.word("os", OperatingSystem::of).orElse(OperatingSystem.UNKNOWN);
        notYet(fields);
        return new VirtualMachine(
                name,
                identity(fields),
                region,
                fields.scalar("zone").map(Node.Scalar::text),
                os,
                texts(fields, "tags"),
                new DiskBinder(context, os).bind(fields),
                state(fields),
                decision(fields),
                details(fields));
    }

    private static void notYet(Fields fields) {
        fields.notYet("workload", "vms.workload", "The machine is protected as a whole; log backups are not planned.");
        fields.notYet("scripts", "vms.scripts", "Consistency is not judged, so the scripts change nothing in a plan.");
        fields.notYet("encryption", "vms.encryption", "Nothing checks whether keys are backed up with the machine.");
    }

    private static MachineIdentity identity(Fields fields) {
        return new MachineIdentity(
                fields.text("id"), fields.text("subscription"), fields.text("resourceGroup"), fields.text("moved"));
    }

    private static MachineState state(Fields fields) {
        MachineState usual = MachineState.RUNNING;
        return new MachineState(
                fields.word("powerState", PowerState::of).orElse(usual.power()),
                fields.word("provisioningState", ProvisioningState::of).orElse(usual.provisioning()),
                fields.word("agent", AgentHealth::of).orElse(usual.agent()));
    }

    private ProtectionDecision decision(Fields fields) {
        Optional<String> policy = fields.text("policy");
        Optional<String> unprotected = fields.reason("unprotected");
        if (fields.has("policy") && fields.has("unprotected")) {
            context.report(
                    fields.keyPlace("unprotected"),
                    DiagnosticCode.CONFLICTING_KEYS,
                    "A machine has a policy or is unprotected, not both. It would be unclear whether its data survives."
                            + " Remove one of the two keys.");
            return ProtectionDecision.NONE;
        }
        policy.ifPresent(any ->
                References.check(context, policies, fields.scalar("policy").orElseThrow(), "policy", "policies"));
        return new ProtectionDecision(policy, unprotected);
    }

    private static MachineDetails details(Fields fields) {
        Optional<ScaleSet> scaleSet = fields.mapping("scaleSet")
                .flatMap(set -> set.text("name")
                        .flatMap(name -> set.word("orchestration", Orchestration::of)
                                .map(orchestration -> new ScaleSet(name, orchestration))));
        Optional<GuestScripts> scripts =
                fields.mapping("scripts").map(below -> new GuestScripts(below.text("pre"), below.text("post")));
        Optional<Workload> workload = fields.mapping("workload").flatMap(below -> {
            Optional<Duration> logs = below.quantity("logBackups", Durations::parse);
            return below.text("kind").map(kind -> new Workload(kind, logs));
        });
        Optional<Runbook> runbook = fields.mapping("runbook").map(below -> new Runbook(texts(fields, "runbook")));
        return new MachineDetails(scaleSet, scripts, workload, fields.text("encryption"), runbook);
    }

    /** A mapping of texts; numbers and truth values count as written. */
    private static SortedMap<String, String> texts(Fields fields, String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        fields.mapping(key)
                .ifPresent(below -> below.entries()
                        .forEach(entry -> Fields.anyText(entry.value())
                                .ifPresent(text -> texts.put(entry.key().text(), text))));
        return texts;
    }
}
