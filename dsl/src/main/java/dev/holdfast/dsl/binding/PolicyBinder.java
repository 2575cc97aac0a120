package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.model.Consistency;
import dev.holdfast.dsl.model.CopyRule;
import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Mechanism;
import dev.holdfast.dsl.model.Objectives;
import dev.holdfast.dsl.model.VaultChoice;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.tree.Node;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds {@code policies}, inheritance resolved. */
final class PolicyBinder {

    private static final String NO_RTO =
            "Restore times are not estimated, so nothing checks whether this target can be met.";

    private final Context context;
    private final Collection<String> vaults;
    private final ZoneId usualZone;
    private final ScheduleBinder schedules;
    private final RetentionBinder retentions;

    /**
     * A binder.
     *
     * @param vaults names that may be referred to
     * @param usualZone zone of policies that name none
     */
    PolicyBinder(Context context, Collection<String> vaults, ZoneId usualZone) {
        this.context = context;
        this.vaults = vaults;
        this.usualZone = usualZone;
        this.schedules = new ScheduleBinder(context);
        this.retentions = new RetentionBinder(context);
    }

    BackupPolicy bind(String name, Fields fields) {
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
                copies(fields, vault));
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
        fields.notYet("rto", "objectives.rto", NO_RTO);
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
        fields.notYet("rto", "objectives.rto", NO_RTO);
        return new Objectives.ClassObjective(
                fields.quantity("rpo", Durations::parse), fields.quantity("rto", Durations::parse));
    }

    private List<CopyRule> copies(Fields fields, Optional<VaultChoice> vault) {
        List<CopyRule> copies = new ArrayList<>();
        Map<String, SourceSpan> targets = new HashMap<>();
        for (Node item : fields.items("copies")) {
            Fields copy = Fields.of(context, item, item.span());
            Optional<Duration> every = copy.quantity("every", Durations::parse);
            Optional<RetentionRule> retention = copy.mapping("retention").flatMap(retentions::bind);
            Optional<String> to = copy.text("to");
            to.ifPresent(target -> checkTarget(copy, target, vault, targets));
            if (to.isPresent() && every.isPresent() && retention.isPresent()) {
                copies.add(new CopyRule(to.get(), every.get(), retention.get()));
            }
        }
        return copies;
    }

    private void checkTarget(Fields copy, String target, Optional<VaultChoice> vault, Map<String, SourceSpan> targets) {
        SourceSpan place = copy.valuePlace("to");
        References.check(context, vaults, copy.scalar("to").orElseThrow(), "vault", "vaults");
        if (vault.flatMap(VaultChoice::everywhere).filter(target::equals).isPresent()) {
            context.report(
                    place,
                    DiagnosticCode.CONFLICTING_KEYS,
                    "The copy goes to '" + target
                            + "', the vault the points are already in. A copy protects only in another vault. Name another"
                            + " vault, or remove the copy.");
        }
        SourceSpan first = targets.putIfAbsent(target, place);
        if (first != null) {
            context.diagnostics()
                    .add(Diagnostic.at(
                                    place,
                                    DiagnosticCode.CONFLICTING_KEYS,
                                    "Two copies go to '" + target
                                            + "'. Which points it holds, and how long, would depend on both. Make it one"
                                            + " copy.")
                            .withRelated(first, "the first copy"));
        }
    }
}
