package dev.holdfast.dsl.binding.policy;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.binding.field.References;
import dev.holdfast.dsl.binding.field.ZoneBinder;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.machine.Regions;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Mechanism;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.tree.Node;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds {@code policies}, inheritance resolved. */
public final class PolicyBinder {

    private final Context context;
    private final Collection<String> vaults;
    private final ZoneId usualZone;
    private final ScheduleBinder schedules;
    private final RetentionBinder retentions;
    private final CopyBinder copies;

    /**
     * A binder.
     *
     * @param vaults names that may be referred to
     * @param usualZone zone of policies that name none
     */
    public PolicyBinder(Context context, Collection<String> vaults, ZoneId usualZone) {
        this.context = context;
        this.vaults = vaults;
        this.usualZone = usualZone;
        this.schedules = new ScheduleBinder(context);
        this.retentions = new RetentionBinder(context);
        this.copies = new CopyBinder(context, vaults, retentions);
    }

    /** The policy that these keys describe. */
    public BackupPolicy bind(String name, Fields fields) {
        Optional<VaultChoice> vault = vault(fields);
        Objectives objectives =
                fields.mapping("objectives").map(this::objectives).orElse(Objectives.NONE);
        fields.notYet(
                "consistency",
                "consistency",
                "Backups are made, but nothing checks whether this consistency can be reached.");
        Optional<Schedule> schedule = fields.mapping("schedule").flatMap(schedules::bind);
        Optional<RetentionRule> retention = fields.mapping("retention").flatMap(retentions::bind);
        return new BackupPolicy(
                name,
                vault,
                objectives,
                fields.word("mechanism", Mechanism::of),
                fields.word("consistency", Consistency::of),
                ZoneBinder.bind(fields).orElse(usualZone),
                schedule,
                retention,
                copies.bind(fields, vault));
    }

    private Optional<VaultChoice> vault(Fields fields) {
        Optional<Fields> byRegion = fields.mapping("vault");
        if (byRegion.isEmpty()) {
            Optional<String> name = fields.text("vault");
            name.ifPresent(any -> checkVault(fields.scalar("vault").orElseThrow()));
            return name.map(VaultChoice::of);
        }
        SortedMap<String, String> chosen = new TreeMap<>();
        Map<String, SourceSpan> places = new HashMap<>();
        for (Node.Entry entry : byRegion.get().entries()) {
            String region = Regions.canonical(entry.key().text());
            SourceSpan first = places.putIfAbsent(region, entry.key().span());
            if (first != null) {
                context.diagnostics()
                        .add(Diagnostic.at(
                                        entry.key().span(),
                                        DiagnosticCode.DUPLICATE_KEY,
                                        "The region '" + region
                                                + "' already has a vault here. Only one of the two could"
                                                + " take effect. Remove one.")
                                .withRelated(first, "first written here"));
            } else if (entry.value() instanceof Node.Scalar scalar
                    && !scalar.text().isEmpty()) {
                checkVault(scalar);
                chosen.put(region, scalar.text());
            }
        }
        return Optional.of(new VaultChoice(Optional.empty(), chosen));
    }

    private void checkVault(Node.Scalar use) {
        References.check(context, vaults, use, "vault", "vaults");
    }

    private Objectives objectives(Fields fields) {
        Map<FailureClass, Objectives.ClassObjective> survive = new EnumMap<>(FailureClass.class);
        fields.mapping("survive").ifPresent(classes -> {
            for (Node.Entry entry : classes.entries()) {
                FailureClass.of(entry.key().text())
                        .ifPresent(found -> survive.put(found, classObjective(Fields.of(context, entry))));
            }
        });
        return new Objectives(
                fields.quantity("rpo", Durations::parse),
                fields.quantity("rto", Durations::parse),
                survive,
                fields.flag("strict", false));
    }

    private Objectives.ClassObjective classObjective(Fields fields) {
        return new Objectives.ClassObjective(
                fields.quantity("rpo", Durations::parse), fields.quantity("rto", Durations::parse));
    }
}
