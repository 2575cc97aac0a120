package dev.holdfast.dsl.groovy.evaluation;

import static dev.holdfast.dsl.groovy.evaluation.Evaluating.report;
import static dev.holdfast.dsl.groovy.evaluation.Evaluating.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a policy file in Groovy declares. */
class GroovyEvaluatorTest {

    @Test
    void the_example_of_the_language_works_as_written() {
        String text = """
                holdfast 1
                name 'contoso-prod'
                defaults { region 'eastus'; timeZone 'America/New_York' }
                vault('rsv-eastus') { region 'eastus'; redundancy GRS; crossRegionRestore true; softDelete 14.days; immutability unlocked }
                policy('bronze') {
                  vault 'rsv-eastus'
                  objectives { rpo 24.hours; rto 8.hours }
                  schedule { daily '22:00'; stagger 2.hours }
                  retention { instant 2.days; daily 30.days }
                }
                policy('gold') {
                  extend 'bronze'
                  objectives { rpo 4.hours; rto 1.hour; survive { vm(); zone { rpo 26.hours; rto 8.hours }; region { rpo 26.hours; rto 8.hours }; deletion { rpo 26.hours } } }
                  schedule { every 4.hours; window '20:00-20:00'; stagger 30.minutes }
                  retention { instant 2.days; daily 7; weekly { keep 12.weeks; on sunday }; monthly { keep 12.months; on first, sunday }; yearly { keep 7.years; on first, sunday, january } }
                  copy { to 'rsv-westus'; every 1.day; retention { daily 30.days } }
                }
                def sizes = [web: 64.GiB, app: 128.GiB]
                ['web', 'app'].each { tier ->
                  (1..3).each { i ->
                    vm("$tier-0$i") { os linux; tags env: 'prod', tier: tier; disk('os') { size sizes[tier]; used 20.GiB } }
                  }
                }
                bind('prod') { where { vm.tags.env == 'prod' }; policy 'gold' }
                rule('prod-leaves-the-region') { forEach vm; where { vm.tags.env == 'prod' }; require { vm.protection.copies.any { it.region != vm.region } } }
                """;
        assertThat(tree(text))
                .contains(
                        "holdfast: 1, name: 'contoso-prod', defaults: {region: 'eastus', timeZone: 'America/New_York'}")
                .contains("softDelete: '14d', immutability: 'unlocked'")
                .contains("bronze: {vault: 'rsv-eastus', objectives: {rpo: '24h', rto: '8h'}")
                .contains("survive: {vm: {}, zone: {rpo: '26h', rto: '8h'}")
                .contains("weekly: {keep: '12w', on: 'sunday'}, monthly: {keep: '1y', on: 'first sunday'}")
                .contains("yearly: {keep: '7y', on: 'first sunday of january'}")
                .contains("copies: [{to: 'rsv-westus', every: '1d', retention: {daily: '30d'}}]")
                .contains("app-03: {os: 'linux', tags: {env: 'prod', tier: 'app'}, disks: {os: {size: '128GiB', used:"
                        + " '20GiB'}}}")
                .contains("bindings: [{name: 'prod', where: 'vm.tags.env == 'prod'', policy: 'gold'}]")
                .contains("require: 'vm.protection.copies.any { it.region != vm.region }'");
    }

    @Test
    void a_misspelt_setting_is_named_with_its_block_and_a_suggestion() {
        assertThat(report("policy('gold') {\n  retension { daily 7 }\n}\n"))
                .contains("at test.holdfast.groovy:2:3")
                .contains("unknown setting 'retension' in policy; did you mean 'retention'?");
    }

    @Test
    void a_misplaced_setting_says_where_it_belongs() {
        assertThat(report("policy('gold') {\n  rpo 4.hours\n}\n").replaceAll("\\s+", " "))
                .contains("'rpo' belongs inside objectives { }");
    }

    @Test
    void a_misplaced_setting_names_the_nearest_blocks_only() {
        assertThat(report("policy('gold') {\n  rpo 4.hours\n}\n")).doesNotContain("disk { }");
        assertThat(report("vm('a') {\n  on sunday\n}\n").replaceAll("\\s+", " "))
                .containsPattern("'on' belongs inside \\w+ \\{ }( or inside \\w+ \\{ }){0,2}, not into vm");
    }

    @Test
    void a_key_of_the_yaml_spelling_says_which_verb_fills_it() {
        assertThat(report("vms {\n}\n").replaceAll("\\s+", " ")).contains("is written with 'vm'");
    }

    @Test
    void a_name_without_quotes_before_a_block_is_told_from_a_function() {
        assertThat(report("policy gold { vault 'x' }\n").replaceAll("\\s+", " "))
                .contains("There is no function 'gold'.")
                .contains("policy('gold') { … }");
    }

    @Test
    void helper_closures_and_functions_fill_the_block_they_are_called_in() {
        String text = """
                def quick = { rpo 4.hours; rto 1.hour }
                def volumes(n) {
                  if (n > 9) { return }
                  disk('os') { size 64.GiB }
                  (1..<n).each { i -> disk("data$i") { size 2 * 64.GiB; lun i - 1 } }
                }
                policy('gold') { objectives { quick() } }
                vm('a') { volumes(2) }
                vm('b') { volumes(10) }
                """;
        assertThat(tree(text))
                .isEqualTo("{policies: {gold: {objectives: {rpo: '4h', rto: '1h'}}}, vms: {a: {disks: {os: {size:"
                        + " '64GiB'}, data1: {size: '128GiB', lun: 0}}}, b: {}}}");
    }

    @Test
    void the_round_of_a_loop_that_has_a_problem_is_named() {
        String report = report("(1..3).each { i ->\n  vm(\"web-$i\") {\n    disk('os') { size 4 - 'x' }\n  }\n}\n");
        assertThat(report.replaceAll("\\s+", " "))
                .contains("'-' does not work on a number and a text")
                .contains("in disk 'os' of vm 'web-1', called from line 1")
                .contains("The same place has this problem 2 more times");
    }

    @Test
    void statements_without_effect_are_errors() {
        assertThat(report("4.hours\n")).contains("Nothing takes up this value");
        assertThat(report("'gold'\n")).contains("no effect");
        assertThat(report("policy('a') { sunday }\n")).contains("stands here alone");
        assertThat(report("def l = [2, 1]\nl.sort()\n")).contains("is not used");
        assertThat(report("def f(x) { x + 1 }\nf(2)\n")).contains("is not used");
    }

    @Test
    void names_of_verbs_are_not_free() {
        assertThat(report("def policy = 'gold'\n").replaceAll("\\s+", " ")).contains("Call it 'policyName'");
        assertThat(report("def web(size) { }\n").replaceAll("\\s+", " ")).contains("Call it 'diskSize'");
        assertThat(report("[1].each { vm -> }\n")).contains("'vm' is a verb");
        assertThat(report("for (rpo in 1..2) { }\n")).contains("'rpo' is a verb");
    }

    @Test
    void conditions_take_values_of_variables_and_keep_their_places() {
        String text = """
                def env = 'prod'
                bind('prod') {
                  where { // who
                    vm.tags.env == env && /* only */
                      vm.regoin != "${env}us"
                  }
                  policy 'gold'
                }
                """;
        assertThat(tree(text)).contains("vm.tags.env == 'prod' &&").contains("vm.regoin != 'produs'");
    }

    @Test
    void a_parenthesis_that_ends_a_setting_too_early_is_explained() {
        assertThat(report("vm('a') { disk('os') { size (1 + 1).GiB } }\n").replaceAll("\\s+", " "))
                .contains("'size' is read as a call that ends at its closing parenthesis");
    }

    @Test
    void a_problem_of_a_condition_over_several_lines_points_at_its_place() {
        String text =
                "def e = 'prod'\nbind('a') {\n  where { /* x */ vm.tags.env == e &&\n      vm.regoin == 'x' }\n}\n";
        Node.Mapping root = Evaluating.evaluated(text).document().root().orElseThrow();
        Node.Mapping bind = (Node.Mapping)
                ((Node.Sequence) root.entry("bindings").orElseThrow().value())
                        .items()
                        .get(0);
        Node.Scalar where = (Node.Scalar) bind.entry("where").orElseThrow().value();
        assertThat(Evaluating.covered(text, within(where, "vm.tags"))).isEqualTo("vm.tags");
        assertThat(Evaluating.covered(text, within(where, "'prod'"))).isEqualTo("e");
        assertThat(Evaluating.covered(text, within(where, "regoin"))).isEqualTo("regoin");
    }

    private static SourceSpan within(Node.Scalar scalar, String part) {
        return scalar.places().orElseThrow().within(scalar.text(), scalar.text().indexOf(part), part.length());
    }

    @Test
    void an_applied_file_shares_its_names_and_fills_the_same_declaration() {
        Evaluating evaluating = new Evaluating()
                .file(
                        "tiers.holdfast.groovy",
                        "def sizes = [web: 64.GiB]\ndef web(n) { vm(n) { disk('os') { size 1.GiB } } }\nname 'x'\n");
        String text = "apply from: 'tiers.holdfast.groovy'\nweb('a')\nvm('b') { disk('os') { size sizes.web } }\n";
        assertThat(evaluating.evaluate(text).report()).isEmpty();
        assertThat(evaluating.evaluate(text).tree())
                .isEqualTo("{name: 'x', vms: {a: {disks: {os: {size: '1GiB'}}}, b: {disks: {os: {size: '64GiB'}}}}}");
    }

    @Test
    void files_outside_the_folder_circles_and_computed_paths_are_refused() {
        for (String path :
                List.of("../x.groovy", "/etc/x.groovy", "a/../x.groovy", "file:x.groovy", "x.yaml", "C:x.groovy")) {
            assertThat(report("apply from: '" + path + "'\n")).contains("HF0088");
        }
        assertThat(report("apply from: 'missing.groovy'\n")).contains("There is no file");
        assertThat(report("def x = 'a'\napply from: \"$x\"\n")).contains("HF0088");
        assertThat(report("vm('a') { apply from: 'a.groovy' }\n")).contains("HF0088");
        Evaluating circle = new Evaluating()
                .file("a.groovy", "apply from: 'b.groovy'\n")
                .file("b.groovy", "apply from: 'a.groovy'\n");
        assertThat(circle.evaluate("apply from: 'a.groovy'\n").report()).contains("applies itself");
    }

    @Test
    void variables_are_seen_as_in_groovy() {
        assertThat(report("def x = 1\ndef f() { vm(\"a$x\") }\nf()\n")).contains("is not visible here");
        assertThat(report("def c = { vm(\"a$b\") }\ndef b = 1\nc()\n")).contains("is not visible here");
        assertThat(report("def x = 1\n[1].each { x -> vm(\"a$x\") }\n")).contains("is taken");
        assertThat(report("['a'].each { vm(it) { zone it } }\n")).contains("'it' has no value here");
        assertThat(report("def x = java.lang.System.exit(0)\n")).contains("HF0086");
        assertThat(tree("def x = 1\n[1, 2].each { x = x + it }\nvm(\"a$x\")\n")).isEqualTo("{vms: {a4: {}}}");
        assertThat(tree("def all = []\nfor (i in 1..2) { all = all + [{ -> i }] }\nvm(\"a${all[0]()}\")\n"
                        .replace("all[0]()", "all[0].call()")))
                .isEqualTo("{vms: {a2: {}}}");
    }
}
