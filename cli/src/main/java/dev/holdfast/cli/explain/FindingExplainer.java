package dev.holdfast.cli.explain;

import dev.holdfast.cli.explain.Explanation.Fact;
import dev.holdfast.cli.render.view.Wording;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.model.rule.BuiltinRule;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.dsl.model.rule.Waiver;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Explains findings of a plan, and rules of its declaration: what decided, line by line, and what they found. */
public final class FindingExplainer {

    /** Before the name of a rule of the declaration. */
    private static final String RULE = "rule/";

    private static final String NOT_EVALUATED = FindingType.RULE_NOT_EVALUATED.word();

    private static final int SHOWN = 10;
    private static final int MACHINES_SHOWN = 3;
    private static final int NAMES_WIDTH = 60;

    private final EstateView estate;

    /** Explains findings of this estate. */
    public FindingExplainer(EstateView estate) {
        this.estate = estate;
    }

    /** Whether a rule of a declaration is meant. */
    public static boolean isRule(String target) {
        return target.startsWith(RULE);
    }

    /** Names of the rules that can be asked for, for suggestions. */
    public List<String> rules() {
        return declared().keySet().stream().map(RULE::concat).toList();
    }

    private Map<String, Rule> declared() {
        return estate.loaded().declaration().orElseThrow().rules();
    }

    /** What a rule asks for and what violates it; empty if the declaration has none of this name. */
    public Optional<Explanation> rule(String target) {
        return Optional.ofNullable(declared().get(target.substring(RULE.length())))
                .map(this::rule);
    }

    private Explanation rule(Rule rule) {
        String path = "rules/" + rule.name();
        List<Fact> facts = new ArrayList<>();
        facts.add(placed("for", rule.target().word(), path + "/for"));
        rule.where().ifPresent(where -> facts.add(placed("where", where.toString(), path + "/where")));
        facts.add(placed("require", rule.require().toString(), path + "/require"));
        facts.add(placed("level", rule.level().word(), path + "/level"));
        rule.message().ifPresent(message -> facts.add(placed("message", message.toString(), path + "/message")));
        waivers(rule.waivers(), path, facts);
        Optional<String> place = estate.place(path);
        List<FindingEntry> unknown = found(
                entry -> entry.name().equals(NOT_EVALUATED) && entry.place().equals(place));
        List<FindingEntry> found = found(entry -> entry.name().equals(RULE + rule.name()));
        occurrences(unknown, facts);
        occurrences(found, facts);
        return new Explanation("rule", RULE + rule.name(), verdict(rule, unknown, found), facts);
    }

    private static String verdict(Rule rule, List<FindingEntry> unknown, List<FindingEntry> found) {
        if (!unknown.isEmpty()) {
            return "could not be evaluated";
        }
        if (!found.isEmpty()) {
            return found.stream().anyMatch(FindingEntry::counts)
                    ? "violated"
                    : "violated, and every violation is waived";
        }
        String subjects = rule.target() == RuleTarget.PLAN
                ? "the plan"
                : "every " + rule.target().word();
        return "holds for " + subjects + (rule.where().isPresent() ? " that it selects" : "");
    }

    /** What a finding means, as {@code meaning} says it, how the declaration treats it, and where the plan has it. */
    public Explanation finding(Explanation meaning) {
        String name = meaning.facts().stream()
                .filter(fact -> fact.name().equals("name"))
                .map(Fact::value)
                .findFirst()
                .orElse("");
        List<Fact> facts = new ArrayList<>(meaning.facts());
        String path = "rules/builtin/" + name;
        BuiltinRule own =
                estate.loaded().declaration().orElseThrow().builtinRules().get(name);
        if (own != null) {
            own.level().map(Severity::word).ifPresent(level -> facts.add(placed("level here", level, path + "/level")));
            waivers(own.waivers(), path, facts);
        }
        List<FindingEntry> found = found(entry -> entry.id().equals(meaning.subject()));
        if (found.isEmpty()) {
            facts.add(Fact.of("found", "nowhere in the plan of this declaration"));
        }
        occurrences(found, facts);
        return new Explanation(meaning.kind(), meaning.subject(), meaning.answer(), facts);
    }

    private List<FindingEntry> found(Function<FindingEntry, Boolean> wanted) {
        return estate.plan().holdfast().findings().stream()
                .filter(wanted::apply)
                .sorted(Comparator.comparing(entry -> !entry.counts()))
                .toList();
    }

    private void waivers(List<Waiver> waivers, String path, List<Fact> facts) {
        for (int index = 0; index < waivers.size(); index++) {
            Waiver waiver = waivers.get(index);
            facts.add(placed(
                    "waiver",
                    waiver.subject() + " until " + waiver.until() + " by " + waiver.owner() + ": " + waiver.reason(),
                    path + "/waivers/" + index));
        }
    }

    /** A fact with its line; what is not written, but usual, has none. */
    private Fact placed(String name, String value, String path) {
        boolean written = estate.loaded().origins().all().containsKey(path);
        return new Fact(name, value, written ? estate.place(path) : Optional.empty());
    }

    /** Each finding with its line, what it rests on, and why the first machines it is about are as they are. */
    private void occurrences(List<FindingEntry> found, List<Fact> facts) {
        Map<String, CoverageEntry> machines = found.isEmpty()
                ? Map.of()
                : estate.plan().holdfast().coverage().machines().stream()
                        .collect(Collectors.toMap(
                                CoverageEntry::machine, Function.identity(), (first, second) -> first));
        for (FindingEntry entry : found.subList(0, Math.min(SHOWN, found.size()))) {
            facts.add(new Fact(
                    entry.counts() ? "found" : "found, waived",
                    (entry.addresses().isEmpty() ? "" : Wording.fitting(entry.addresses(), NAMES_WIDTH) + ": ")
                            + entry.message(),
                    entry.place()));
            entry.evidence().forEach((name, value) -> facts.add(Fact.of("evidence", name + ": " + value)));
            entry.addresses().stream()
                    .map(address -> address.substring(address.indexOf('/') + 1))
                    .filter(machines::containsKey)
                    .limit(MACHINES_SHOWN)
                    .map(machines::get)
                    .forEach(machine -> facts.add(
                            new Fact("decided by", machine.machine() + ": " + machine.reason(), machine.place())));
            entry.fix().ifPresent(fix -> facts.add(Fact.of("what to do", fix)));
        }
        if (found.size() > SHOWN) {
            facts.add(Fact.of("found", "and " + (found.size() - SHOWN) + " more; 'holdfast plan' lists them"));
        }
    }
}
