package dev.holdfast.dsl.binding.policy;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.binding.field.References;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.tree.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Binds {@code copies} of a policy: where each goes to and where it comes from. */
final class CopyBinder {

    private final Context context;
    private final Collection<String> vaults;
    private final RetentionBinder retentions;

    /**
     * A binder.
     *
     * @param vaults names that may be referred to
     */
    CopyBinder(Context context, Collection<String> vaults, RetentionBinder retentions) {
        this.context = context;
        this.vaults = vaults;
        this.retentions = retentions;
    }

    /** A written {@code from}: a rule's target, its source and where the source is written. */
    private record Hop(String to, String from, SourceSpan place) {}

    List<CopyRule> bind(Fields policy, Optional<VaultChoice> vault) {
        List<CopyRule> copies = new ArrayList<>();
        Map<String, SourceSpan> targets = new HashMap<>();
        SortedMap<String, Hop> hops = new TreeMap<>();
        Optional<String> home = vault.flatMap(VaultChoice::everywhere);
        for (Node item : policy.items("copies")) {
            Fields copy = Fields.of(context, item, item.span());
            Optional<Duration> every = copy.quantity("every", Durations::parse);
            Optional<RetentionRule> retention = copy.mapping("retention").flatMap(retentions::bind);
            Optional<String> to = copy.text("to");
            to.ifPresent(target -> checkTarget(copy, target, home, targets));
            Optional<String> from = copy.text("from").filter(source -> !home.equals(Optional.of(source)));
            if (to.isPresent() && from.isPresent()) {
                hops.putIfAbsent(to.get(), new Hop(to.get(), from.get(), copy.valuePlace("from")));
            }
            if (to.isPresent() && every.isPresent() && retention.isPresent()) {
                copies.add(new CopyRule(to.get(), from, every.get(), retention.get()));
            }
        }
        checkSources(hops, targets.keySet());
        return copies;
    }

    private void checkTarget(Fields copy, String target, Optional<String> home, Map<String, SourceSpan> targets) {
        SourceSpan place = copy.valuePlace("to");
        References.check(context, vaults, copy.scalar("to").orElseThrow(), "vault", "vaults");
        if (home.filter(target::equals).isPresent()) {
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

    /** A copy is made from what another rule of the same policy copied, so every chain ends at the machine's own vault. */
    private void checkSources(SortedMap<String, Hop> hops, Set<String> targets) {
        Set<String> reported = new HashSet<>();
        for (Hop hop : hops.values()) {
            String to = hop.to();
            if (hop.from().equals(to)) {
                context.report(
                        hop.place(),
                        DiagnosticCode.CONFLICTING_KEYS,
                        "The copy to '" + to + "' is made from '" + to
                                + "' itself, so no point would ever get there. Name the target of another copy of this"
                                + " policy, or leave 'from' out to copy from the machine's own vault.");
            } else if (!targets.contains(hop.from())) {
                reportUnknown(hop, targets);
            } else if (!reported.contains(to)) {
                List<String> circle = circle(to, hops);
                if (!circle.isEmpty() && reported.addAll(circle)) {
                    context.report(
                            hop.place(),
                            DiagnosticCode.CONFLICTING_KEYS,
                            "The copies are made from each other in a circle: " + String.join(" \u2192 ", circle)
                                    + " \u2192 " + circle.get(0)
                                    + ". None of them starts at the vault the machine is backed up to, so no point would"
                                    + " ever get there. Leave 'from' out of one of them.");
                }
            }
        }
    }

    private void reportUnknown(Hop hop, Set<String> targets) {
        List<String> possible = new ArrayList<>(new TreeSet<>(targets));
        possible.remove(hop.to());
        String choice = possible.isEmpty()
                ? " This is the policy's only copy."
                : " Its other copies go to " + String.join(", ", possible) + ".";
        context.report(
                hop.place(),
                DiagnosticCode.UNKNOWN_REFERENCE,
                "No other copy of this policy goes to '" + hop.from() + "'."
                        + Suggestion.didYouMean(hop.from(), possible) + choice
                        + " Without points there, nothing would be copied. Name the target of another copy, or leave 'from'"
                        + " out to copy from the machine's own vault.");
    }

    /** The targets of a circle in the order in which points would travel, from a target on; empty if it is in none. */
    private static List<String> circle(String start, Map<String, Hop> hops) {
        List<String> path = new ArrayList<>();
        String at = start;
        Hop hop = hops.get(at);
        while (hop != null && !path.contains(at)) {
            path.add(0, at);
            at = hop.from();
            hop = hops.get(at);
        }
        return hop != null && at.equals(start) ? path : List.of();
    }
}
