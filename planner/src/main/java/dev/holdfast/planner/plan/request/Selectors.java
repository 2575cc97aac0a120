package dev.holdfast.planner.plan.request;

import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.evaluation.Evaluator;
import dev.holdfast.dsl.expression.evaluation.Scopes;
import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.parsing.ParsedExpression;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the selectors of the command line name: addresses, machines, globs and conditions. Case does not matter. */
final class Selectors {

    private static final String WHERE = "where:";

    private final Map<ObjectAddress, ManagedObject> objects;
    private final List<DesiredMachine> machines;

    /**
     * Selectors over an estate.
     *
     * @param objects every object there is or should be
     * @param machines every known machine
     */
    Selectors(Map<ObjectAddress, ManagedObject> objects, List<DesiredMachine> machines) {
        this.objects = objects;
        this.machines = machines;
    }

    /**
     * The objects that any of the selectors names.
     *
     * @throws PlanRefusedException if a selector cannot be read or names nothing
     */
    Set<ObjectAddress> all(Collection<String> selectors) throws PlanRefusedException {
        Set<ObjectAddress> found = new HashSet<>();
        for (String selector : selectors) {
            found.addAll(one(selector));
        }
        return found;
    }

    private Set<ObjectAddress> one(String selector) throws PlanRefusedException {
        Set<ObjectAddress> found = new HashSet<>();
        Set<String> named = new HashSet<>();
        boolean condition = selector.startsWith(WHERE);
        if (condition) {
            Expression expression = parse(selector);
            for (DesiredMachine machine : machines) {
                if (Evaluator.matches(
                        expression, Scopes.ofMachine(machine.known().machine()))) {
                    named.add(machine.address());
                }
            }
        } else {
            Predicate<String> matches = matcher(selector.toLowerCase(Locale.ROOT));
            for (ObjectAddress address : objects.keySet()) {
                if (matches.test(address.toString().toLowerCase(Locale.ROOT))) {
                    found.add(address);
                }
            }
            for (DesiredMachine machine : machines) {
                if (matches.test(machine.address().toLowerCase(Locale.ROOT))
                        || matches.test(machine.known().machine().name().toLowerCase(Locale.ROOT))) {
                    named.add(machine.address());
                }
            }
        }
        objects.forEach((address, object) -> {
            String machine = machineOf(object);
            boolean gone = !condition && !machine.isEmpty() && isExactly(selector, machine);
            if (named.contains(machine) || gone) {
                found.add(address);
            }
        });
        if (found.isEmpty() && named.isEmpty()) {
            throw new PlanRefusedException(
                    PlanRefusedException.Cause.SELECTOR_MATCHES_NOTHING,
                    "The selector '" + selector
                            + "' names nothing. A selector is an address such as policy/gold, the name"
                            + " of a machine, an address with *, or where: and a condition. 'holdfast state list' shows"
                            + " addresses.");
        }
        return found;
    }

    private static boolean isExactly(String selector, String machine) {
        return matcher(selector.toLowerCase(Locale.ROOT)).test(machine.toLowerCase(Locale.ROOT));
    }

    /** The machine an object belongs to; empty for vaults and policies. */
    private static String machineOf(ManagedObject object) {
        return switch (object.address().type()) {
            case VAULT, POLICY -> "";
            case PROTECTION -> object.address().name();
            case SCHEDULE, COPY -> object.text(AttributeNames.MACHINE);
        };
    }

    private static Expression parse(String selector) throws PlanRefusedException {
        ParsedExpression parsed = ExpressionParser.parse(selector.substring(WHERE.length()), Vocabulary.VM);
        if (parsed.expression().isPresent()) {
            return parsed.expression().get();
        }
        throw new PlanRefusedException(
                PlanRefusedException.Cause.SELECTOR_MATCHES_NOTHING,
                "The condition of the selector '" + selector + "' cannot be read. "
                        + parsed.problems().get(0).detail());
    }

    private static Predicate<String> matcher(String pattern) {
        return pattern.indexOf('*') < 0 ? pattern::equals : text -> globMatches(pattern, text);
    }

    /** True if the text is the pattern with each star standing for any characters; linear in practice, never exponential. */
    private static boolean globMatches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
