package dev.holdfast.planner.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.declaration.Loading;
import dev.holdfast.dsl.expression.evaluation.Evaluator;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.expression.type.VocabularyNames;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.desired.coverage.CoverageStatus;
import dev.holdfast.planner.difference.Effect;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.state.ObjectType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every name that the vocabulary knows is known to a view, so that no rule is judged by a value that nobody gives. */
class VocabularyAnswersTest {

    private static final String ESTATE = """
            holdfast: 1
            name: estate
            defaults: { region: eastus, timeZone: UTC }
            vaults:
              rsv-east: { region: eastus, redundancy: GRS, softDelete: 14d, crossRegionRestore: true }
              rsv-west: { region: westus, redundancy: LRS }
              rsv-north: { region: northeurope, redundancy: LRS }
            policies:
              gold:
                vault: rsv-east
                objectives: { rpo: 26h, rto: 48h, survive: { vm: { rpo: 26h, rto: 40h } } }
                consistency: crash
                schedule: { daily: "22:00" }
                retention: { instant: 2d, last: all, hourly: 3, daily: 30d, weekly: all, monthly: 12, yearly: all, within: 2d, archiveAfter: 4mo }
                copies:
                  - { to: rsv-west, every: 1d, retention: { instant: 1d, last: 3, hourly: all, daily: 30d, weekly: 4w, monthly: 3mo, yearly: 1, within: 2d, archiveAfter: 4mo } }
                  - { to: rsv-north, from: rsv-west, every: 7d, retention: { daily: 30d } }
              silver:
                vault: rsv-east
                objectives: { rpo: 26h }
                schedule: { daily: "22:00" }
                retention: { last: 3, hourly: all, daily: all, weekly: 4w, monthly: 3mo, yearly: 1 }
                copies:
                  - { to: rsv-west, every: 1d, retention: { last: all, hourly: 5, daily: all, weekly: all, monthly: all, yearly: all } }
              bronze:
                vault: rsv-east
                objectives: { rpo: 26h }
                schedule: { daily: "22:00" }
                retention: { hourly: 12h, daily: 7, weekly: 4, monthly: all, yearly: 7y, last: 30d }
                copies:
                  - { to: rsv-west, every: 1d, retention: { last: 30d, hourly: 12h, daily: 7, weekly: 4, monthly: 12, yearly: 2y } }
            bindings: [ { name: silver, where: "vm.tags.tier == 'web'", policy: silver }, { name: bronze, where: "vm.tags.tier == 'low'", policy: bronze } ]
            vms:
              db:
                id: /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/db
                resourceGroup: g
                subscription: s
                zone: 1
                os: linux
                policy: gold
                encryption: platform
                workload: { kind: sql-server, logBackups: 15m }
                scaleSet: { name: set, orchestration: flexible }
                tags: { env: prod }
                disks:
                  data0: { lun: 0, id: /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/d, size: 64GiB, used: 10GiB, growth: 1GiB/d, reduction: 40%, sku: Premium_LRS, exclude: "rebuilt" }
                  data1: { lun: 1, id: /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/e, size: 64GiB, used: 10GiB, sku: Premium_LRS }
                  os: { id: /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/o, size: 64GiB, used: 20GiB, sku: Premium_LRS }
              low: { os: linux, tags: { tier: low }, disks: { os: { size: 64GiB } } }
              web: { os: linux, tags: { tier: web }, disks: { os: { size: 64GiB } } }
              lab: { os: linux, unprotected: "rebuilt weekly", disks: { os: { size: 32GiB } } }
            """;

    /** What a first plan cannot have, or an estate that is well. */
    private static final Set<String> NEVER = Set.of("change.before", "change.attributes");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void every_name_has_a_value_somewhere(RuleTarget target) {
        LoadedDeclaration loaded = Loading.text(folder, ESTATE);
        assertThat(Loading.problems(loaded)).isEmpty();
        List<String> paths = VocabularyNames.paths(Vocabulary.of(target)).keySet().stream()
                .filter(path -> target == RuleTarget.VM || !path.startsWith("vm."))
                .filter(path -> !path.startsWith("change.vm.") && !path.startsWith("cost.vm."))
                .toList();
        List<Rule> rules = new ArrayList<>();
        for (String path : paths) {
            rules.add(Judged.saying(Judged.rule("r" + rules.size(), target, "", "false"), "{" + path + "}"));
        }
        PlanDocument plan =
                Judged.plan(Judged.with(loaded, Map.of(), rules.toArray(Rule[]::new)), Judged.AT, Judged.COSTED);
        Set<String> answered = Judged.findings(plan, "HF1200").stream()
                .filter(finding -> !finding.message().equals(Evaluator.NONE))
                .map(finding -> finding.name())
                .collect(Collectors.toSet());
        Set<String> silent = new TreeSet<>();
        for (int i = 0; i < paths.size(); i++) {
            if (!answered.contains("rule/r" + i) && !isExpected(paths.get(i))) {
                silent.add(paths.get(i));
            }
        }
        assertThat(silent).isEmpty();
    }

    /** The first item of a list is a system disk, or a copy of the home vault; texts by name have no text of their own. */
    private static boolean isExpected(String path) {
        return NEVER.contains(path)
                || path.endsWith("copies[0].from")
                || path.matches(".*isks\\[0]\\.(exclude|lun|reason)")
                || path.endsWith("tags")
                || path.endsWith("runbook")
                || path.equals("change.after")
                || path.startsWith("change.attributes[0]");
    }

    @Test
    void words_of_the_vocabulary_are_those_of_plans() {
        Map<String, String> vm = VocabularyNames.paths(Vocabulary.RULE_VM);
        Map<String, String> change = VocabularyNames.paths(Vocabulary.RULE_CHANGE);
        assertThat(vm.get("vm.status"))
                .isEqualTo(words(Arrays.stream(CoverageStatus.values()).map(CoverageStatus::word)));
        assertThat(change.get("change.type"))
                .isEqualTo(words(Arrays.stream(ObjectType.values()).map(ObjectType::word)));
        assertThat(change.get("change.attributes[0].effect"))
                .isEqualTo(words(Arrays.stream(Effect.values()).map(Effect::word)));
        assertThat(change.get("change.action"))
                .isEqualTo(words(Arrays.stream(ActionType.values())
                        .filter(type -> type.compareTo(ActionType.NO_OP) < 0)
                        .map(ActionType::word)));
    }

    private static String words(Stream<String> words) {
        return "`" + words.collect(Collectors.joining("` `")) + "`";
    }
}
