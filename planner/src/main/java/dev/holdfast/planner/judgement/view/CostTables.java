package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.cost.bill.CostedMachine;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What machines, policies and the whole estate cost. */
public final class CostTables {

    private final SortedMap<String, Amounts> machines = new TreeMap<>();
    private final SortedMap<String, Amounts> policies = new TreeMap<>();
    private final SortedMap<String, String> policyOf = new TreeMap<>();
    private final Amounts total;
    private final String currency;

    /** What machines and policies cost by a report. */
    public CostTables(CostReport report) {
        this.currency = report.after().book().currency();
        this.total = new Amounts(currency);
        collect(report.after(), (amounts, line) -> amounts.addAfter(line, report.after()));
        collect(report.before(), (amounts, line) -> amounts.addBefore(line, report.before()));
    }

    private void collect(CostEstimate estimate, BiConsumer<Amounts, CostLine> add) {
        for (CostLine line : estimate.lines()) {
            String machine = line.item().machine();
            add.accept(total, line);
            add.accept(machines.computeIfAbsent(machine, any -> new Amounts(currency)), line);
            CostedMachine costed = estimate.machines().get(machine);
            Optional<String> policy = costed == null ? Optional.empty() : costed.policy();
            if (policy.isPresent()) {
                policyOf.putIfAbsent(machine, policy.get());
                add.accept(policies.computeIfAbsent(policy.get(), any -> new Amounts(currency)), line);
            }
        }
    }

    /** Of the whole estate. */
    public PropertySource total() {
        return total;
    }

    /** Addresses of the machines that cost something, now or with the plan. */
    public Iterable<String> machines() {
        return machines.keySet();
    }

    /** Names of the policies whose machines cost something. */
    public Iterable<String> policies() {
        return policies.keySet();
    }

    /** The cost of a machine as rules see it; {@code view} is the machine, null if it is gone. */
    public PropertySource ofMachine(String address, @Nullable PropertySource view) {
        return new CostView("machine", address, policyOf.get(address), view, amounts(machines, address));
    }

    /** The cost of the machines of a policy as rules see it. */
    public PropertySource ofPolicy(String name) {
        return new CostView("policy", name, name, null, amounts(policies, name));
    }

    private static Amounts amounts(SortedMap<String, Amounts> all, String name) {
        Amounts found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("nothing is known to cost something under the name " + name);
        }
        return found;
    }

    /** A cost and whose it is. */
    private record CostView(
            String kind,
            String name,
            @Nullable String policy,
            @Nullable PropertySource machine,
            Amounts amounts) implements PropertySource {

        @Override
        public @Nullable Object property(String asked) {
            return switch (asked) {
                case "kind" -> kind;
                case "name" -> name;
                case "policy" -> policy;
                case "vm" -> machine;
                default -> amounts.property(asked);
            };
        }
    }
}
