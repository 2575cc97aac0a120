package dev.holdfast.planner.desired.coverage;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.expression.evaluation.Evaluator;
import dev.holdfast.dsl.expression.evaluation.Scope;
import dev.holdfast.dsl.expression.evaluation.Scopes;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Binding;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.machine.ProtectionDecision;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives each machine its policy: its own, else that of the first binding that matches, else the default. Each expression is
 * evaluated at most once per machine. Remembers which bindings ever decided.
 */
public final class PolicyAssignment {

    private final List<Binding> bindings;
    private final List<PolicyDecision> byBinding = new ArrayList<>();
    private final boolean[] decided;
    private final PolicyDecision otherwise;

    /** The assignment of a declaration. */
    public PolicyAssignment(Declaration declaration, Places places) {
        this.bindings = declaration.bindings();
        this.decided = new boolean[bindings.size()];
        for (int i = 0; i < bindings.size(); i++) {
            Binding binding = bindings.get(i);
            byBinding.add(new PolicyDecision(
                    binding.policy(), binding.unprotected(), nameOf(binding, i), places.of("bindings/" + i)));
        }
        this.otherwise = declaration
                .defaults()
                .policy()
                .map(policy -> new PolicyDecision(
                        Optional.of(policy), Optional.empty(), "the default policy", places.of("defaults/policy")))
                .orElse(PolicyDecision.NOBODY);
    }

    /** The policy of a machine, or why it has none, with the line that decided. */
    public PolicyDecision decide(KnownMachine known) {
        ProtectionDecision own = known.machine().decision();
        if (own.policy().isPresent() || own.unprotected().isPresent()) {
            String key = own.policy().isPresent() ? "policy" : "unprotected";
            return new PolicyDecision(
                    own.policy(),
                    own.unprotected(),
                    "its own key '" + key + "'",
                    Optional.of(known.source().place()));
        }
        Scope scope = Scopes.ofMachine(known.machine());
        for (int i = 0; i < bindings.size(); i++) {
            Binding binding = bindings.get(i);
            if (binding.where().isEmpty() || Evaluator.matches(binding.where().get(), scope)) {
                decided[i] = true;
                return byBinding.get(i);
            }
        }
        return otherwise;
    }

    /** Says which bindings decided for no machine; a last resort without a condition may do so. */
    public void reportIdle(Findings findings) {
        for (int i = 0; i < decided.length; i++) {
            if (!decided[i] && bindings.get(i).where().isPresent()) {
                PolicyDecision decision = byBinding.get(i);
                findings.add(
                        Finding.of(
                                FindingType.BINDING_WITHOUT_MACHINE,
                                decision.place(),
                                "No machine gets its policy from " + decision.why()
                                        + ": its condition matches none, or earlier bindings match them all.",
                                "Check the spelling of tags and names in the condition, or the order of the bindings."),
                        "bindings/" + bindings.get(i).name().orElse(Integer.toString(i)));
            }
        }
    }

    private static String nameOf(Binding binding, int index) {
        return binding.name().map(name -> "binding '" + name + "'").orElse("binding " + (index + 1));
    }
}
