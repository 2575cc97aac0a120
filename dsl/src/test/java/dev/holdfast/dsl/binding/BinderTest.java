package dev.holdfast.dsl.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.machine.Disk;
import dev.holdfast.dsl.model.machine.ValueOrigin;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.yaml.GatedText;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinderTest {

    private static final String HEAD = "holdfast: 1\nname: x\n";
    private static final SchemaCheck SCHEMA = SchemaCheck.load();

    private final Diagnostics diagnostics = new Diagnostics();

    private BoundDeclaration bind(String... texts) {
        List<ParsedFile> files = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            SourceText source = new SourceText("f" + i, texts[i]);
            YamlDocument document = new YamlReader(diagnostics).read(new GatedText(source, texts[i]));
            document.root().ifPresent(root -> SCHEMA.check(root, document.complete(), document.holes(), diagnostics));
            files.add(new ParsedFile(source, document.root(), document.complete()));
        }
        return new Binder(files, diagnostics).bind();
    }

    private Declaration declaration(String text) {
        BoundDeclaration bound = bind(HEAD + text);
        assertThat(problems()).isEmpty();
        return bound.declaration().orElseThrow();
    }

    private BackupPolicy policy(String text) {
        return declaration("policies:\n  p: " + text + "\n").policies().get("p");
    }

    private List<Diagnostic> errors() {
        return diagnostics.sorted().stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .toList();
    }

    private List<String> problems() {
        return errors().stream()
                .map(each -> each.code() + " " + each.span().orElseThrow().place())
                .toList();
    }

    private String detail(String text) {
        bind(HEAD + text);
        assertThat(errors()).hasSize(1);
        return errors().get(0).detail();
    }

    private static String schedule(BackupPolicy policy) {
        return RecurrenceText.format(policy.schedule().orElseThrow().recurrence());
    }

    @Test
    void schedules_have_many_spellings() {
        assertThat(schedule(policy("{ schedule: { every: 4h, window: \"20:00-20:00\" } }")))
                .isEqualTo("every 4h 20:00-20:00");
        assertThat(schedule(policy("{ schedule: { every: 4h } }"))).isEqualTo("every 4h 00:00-00:00");
        assertThat(schedule(policy("{ schedule: { daily: 22:00 } }"))).isEqualTo("daily 22:00");
        assertThat(schedule(policy("{ schedule: { daily: [\"22:00\", \"04:00\"] } }")))
                .isEqualTo("daily 04:00 22:00");
        assertThat(schedule(policy("{ schedule: { weekly: sunday 22:00 } }"))).isEqualTo("weekly sunday 22:00");
        assertThat(schedule(policy("{ schedule: { weekly: { on: [sun, wed], at: \"22:00\" } } }")))
                .isEqualTo("weekly wednesday,sunday 22:00");
        assertThat(schedule(policy("{ schedule: { monthly: first sunday 22:00 } }")))
                .isEqualTo("monthly first sunday 22:00");
        assertThat(schedule(policy("{ schedule: { monthly: { on: 15, at: \"22:00\" } } }")))
                .isEqualTo("monthly 15 22:00");
        assertThat(schedule(policy("{ schedule: { cron: \"0  3 * * MON\" } }"))).isEqualTo("cron 0 3 * * MON");
        assertThat(schedule(policy("{ schedule: { cron: \"@Daily\" } }"))).isEqualTo("cron @daily");
    }

    @Test
    void a_schedule_has_exactly_one_rhythm() {
        bind(HEAD + "policies:\n  a: { schedule: {} }\n  b: { schedule: { daily: 22:00, cron: '@daily' } }\n");
        assertThat(problems()).containsExactly("NOT_EXACTLY_ONE f0:4:8", "NOT_EXACTLY_ONE f0:5:34");
    }

    @Test
    void an_interval_fits_its_window() {
        assertThat(detail("policies: { p: { schedule: { every: 5h, window: 08:00-12:00 } } }"))
                .contains("longer than its window");
    }

    @Test
    void a_window_belongs_to_every() {
        bind(HEAD + "policies: { p: { schedule: { daily: 22:00, window: 08:00-12:00 } } }");
        assertThat(problems()).containsExactly("CONFLICTING_KEYS f0:3:44");
    }

    @Test
    void a_bad_cron_has_the_place_of_its_bad_field() {
        bind(HEAD + "policies:\n  a: { schedule: { cron: '0 25 * * *' } }\n  b: { schedule: { cron: 0 0 30 2 * } }\n"
                + "  c: { schedule: { cron: \"1 2 3\" } }\n");
        assertThat(problems()).containsExactly("BAD_SCHEDULE f0:4:29", "BAD_SCHEDULE f0:5:30", "BAD_SCHEDULE f0:6:27");
    }

    @Test
    void zones_have_iana_and_windows_names() {
        assertThat(policy("{ timeZone: W. Europe Standard Time }").timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(policy("{ timeZone: Pacific/Apia }").timeZone()).isEqualTo(ZoneId.of("Pacific/Apia"));
        assertThat(declaration("defaults: { timeZone: UTC }\npolicies: { p: {} }\n")
                        .policies()
                        .get("p")
                        .timeZone())
                .isEqualTo(ZoneId.of("UTC"));
        assertThat(detail("defaults: { timeZone: Europe/Berln }")).contains("Did you mean 'Europe/Berlin'?");
    }

    @Test
    void every_windows_name_is_a_zone_of_this_runtime() {
        for (String name : List.of("Eastern Standard Time", "UTC-11", "Samoa Standard Time", "Nepal Standard Time")) {
            assertThat(ZoneNames.find(name)).as(name).isPresent();
        }
    }

    @Test
    void retentions_count_or_age() {
        BackupPolicy policy = policy(
                "{ retention: { instant: 2d, daily: 7, weekly: { keep: 12w, on: sunday }, monthly: all, yearly: -1 } }");
        assertThat(RetentionText.toAttributes(policy.retention().orElseThrow()).toString())
                .isEqualTo("{daily=7, instant=2d, monthly=all, weekly=12w on sunday, yearly=all}");
    }

    @Test
    void a_retention_that_keeps_nothing_is_refused() {
        bind(
                HEAD + "policies:\n  a: { retention: {} }\n  b: { retention: { daily: 0, weekly: 0 } }\n"
                        + "  c: { retention: { minGood: 3 } }\n  d: { retention: { daily: -2 } }\n  e: { retention: { daily: 0d } }\n");
        assertThat(problems())
                .containsExactly(
                        "RETENTION_KEEPS_NOTHING f0:4:8",
                        "RETENTION_KEEPS_NOTHING f0:5:8",
                        "RETENTION_KEEPS_NOTHING f0:6:8",
                        "OUT_OF_RANGE f0:7:28",
                        "BAD_QUANTITY f0:8:28");
    }

    @Test
    void a_child_policy_merges_objectives_and_replaces_the_rest() {
        Declaration declaration = declaration("""
                vaults: { v: { region: eastus }, w: { region: westus } }
                policies:
                  base:
                    vault: v
                    objectives: { rpo: 24h, survive: { zone: { rpo: 26h }, disk: {} } }
                    schedule: { daily: "22:00", stagger: 2h }
                    retention: { daily: 30d, weekly: 4 }
                    copies: [{ to: w, every: 1d, retention: { daily: 7 } }]
                  child:
                    extends: base
                    objectives: { rpo: 4h, survive: { zone: { rto: 8h }, region: {} } }
                    retention: { daily: 7 }
                    schedule: { every: 4h }
                  grandchild: { extends: child, copies: [] }
                """);
        BackupPolicy child = declaration.policies().get("child");
        assertThat(child.vault().orElseThrow().all()).containsExactly("v");
        assertThat(child.objectives().rpo()).contains(Duration.ofHours(4));
        assertThat(child.objectives().survive().keySet())
                .containsExactly(FailureClass.DISK, FailureClass.ZONE, FailureClass.REGION);
        assertThat(child.objectives().survive().get(FailureClass.ZONE).rpo()).contains(Duration.ofHours(26));
        assertThat(child.objectives().survive().get(FailureClass.ZONE).rto()).contains(Duration.ofHours(8));
        assertThat(child.retention().orElseThrow().classes()).hasSize(1);
        assertThat(child.schedule().orElseThrow().stagger()).isEqualTo(Duration.ZERO);
        assertThat(child.copies()).hasSize(1);
        assertThat(declaration.policies().get("grandchild").copies()).isEmpty();
        assertThat(declaration.policies().get("grandchild").objectives()).isEqualTo(child.objectives());
    }

    @Test
    void a_circle_is_printed_once_with_all_places() {
        bind(HEAD + "policies:\n  c: { extends: a }\n  a: { extends: b }\n  b: { extends: c }\n  d: { extends: b }\n"
                + "  s: { extends: s }\n");
        assertThat(problems()).containsExactly("EXTENDS_CYCLE f0:5:17", "EXTENDS_CYCLE f0:8:17");
        assertThat(errors().get(0).detail()).contains("a → b → c → a");
        assertThat(errors().get(0).related()).hasSize(2);
    }

    @Test
    void a_long_line_of_ancestors_is_followed() {
        StringBuilder text = new StringBuilder("policies:\n  p0: { objectives: { rpo: 1h } }\n");
        for (int i = 1; i < 5_000; i++) {
            text.append("  p" + i + ": { extends: p" + (i - 1) + " }\n");
        }
        assertThat(declaration(text.toString())
                        .policies()
                        .get("p4999")
                        .objectives()
                        .rpo())
                .contains(Duration.ofHours(1));
    }

    @Test
    void problems_of_a_parent_are_reported_once() {
        bind(HEAD
                + "policies:\n  a: { vault: nope, schedule: { cron: x } }\n  b: { extends: a }\n  c: { extends: b }\n");
        assertThat(problems()).containsExactly("UNKNOWN_REFERENCE f0:4:15", "BAD_SCHEDULE f0:4:39");
    }

    @Test
    void names_that_are_used_must_be_declared() {
        bind(HEAD + """
                vaults: { rsv-eastus: { region: eastus } }
                defaults: { policy: gld, region: eastus }
                policies:
                  gold:
                    vault: rsv-eastsu
                    copies: [{ to: nope, every: 1d, retention: { daily: 7 } }]
                  map: { vault: { eastus: rsv-eastus, westus: rsv-westus } }
                  child: { extends: godl }
                vms: { a: { policy: silver } }
                bindings: [{ policy: bronze }]
                """);
        assertThat(problems())
                .containsExactly(
                        "UNKNOWN_REFERENCE f0:4:21",
                        "UNKNOWN_REFERENCE f0:7:12",
                        "UNKNOWN_REFERENCE f0:8:20",
                        "UNKNOWN_REFERENCE f0:9:47",
                        "UNKNOWN_REFERENCE f0:10:21",
                        "UNKNOWN_REFERENCE f0:11:21",
                        "UNKNOWN_REFERENCE f0:12:22");
        assertThat(errors().get(1).detail()).contains("Did you mean 'rsv-eastus'?");
    }

    @Test
    void a_file_that_cannot_be_read_whole_hides_no_problem_of_others_and_invents_none() {
        bind(HEAD + "vaults: { a: {", "policies: { p: { vault: elsewhere, timeZone: Nowhere } }\n");
        assertThat(problems()).containsExactly("SYNTAX f0:3:15", "BAD_TIME_ZONE f1:1:46");
    }

    @Test
    void the_same_name_in_two_files_points_at_both() {
        bind(HEAD + "vaults: { a: { region: e } }\n", "vaults: { A: { region: w } }\nname: y\ndefaults:\n");
        assertThat(problems()).containsExactly("DUPLICATE_NAME f1:1:11", "DUPLICATE_NAME f1:2:1");
        assertThat(errors().get(0).related().get(0).span().place()).isEqualTo("f0:3:11");
    }

    @Test
    void the_same_defaults_again_are_harmless() {
        bind(
                HEAD + "defaults: { region: e, policy: p }\npolicies: { p: {} }\n",
                "holdfast: 1\ndefaults: { policy: p, region: e }\n");
        assertThat(problems()).isEmpty();
    }

    @Test
    void version_and_name_are_needed_once() {
        bind("vaults:\n");
        assertThat(problems()).containsExactly("MISSING_KEY f0:1:1", "MISSING_KEY f0:1:1");
    }

    @Test
    void other_versions_are_refused() {
        bind("holdfast: 2\nname: x\n");
        assertThat(problems()).containsExactly("VERSION_UNSUPPORTED f0:1:11");
    }

    @Test
    void vaults_have_usual_values_and_limits() {
        assertThat(declaration("vaults: { v: { region: East US } }")
                        .vaults()
                        .get("v")
                        .toString())
                .contains("region=eastus", "redundancy=GRS", "softDelete=PT336H", "immutability=DISABLED");
        bind(
                HEAD
                        + "vaults:\n  a: { region: e, softDelete: 7d }\n  b: { region: e, redundancy: LRS, crossRegionRestore: true }\n");
        assertThat(problems()).containsExactly("OUT_OF_RANGE f0:4:31", "CONFLICTING_KEYS f0:5:36");
    }

    @Test
    void a_copy_goes_to_another_vault_once() {
        bind(HEAD + """
                vaults: { v: { region: e }, w: { region: w } }
                policies:
                  p:
                    vault: v
                    copies:
                      - { to: v, every: 1d, retention: { daily: 7 } }
                      - { to: w, every: 1d, retention: { daily: 7 } }
                      - { to: w, every: 7d, retention: { daily: 7 } }
                """);
        assertThat(problems()).containsExactly("CONFLICTING_KEYS f0:8:15", "CONFLICTING_KEYS f0:10:15");
    }

    @Test
    void disks_are_ordered_and_what_is_not_said_is_a_preset() {
        List<Disk> disks = declaration(
                        "vms: { a: { region: e, os: linux, disks: { tmp: { temporary: true }, b: { lun: 4, size: 1TiB }, a: { lun: 1 }, os: } } }")
                .machines()
                .get("a")
                .disks();
        assertThat(disks.stream().map(Disk::name)).containsExactly("os", "a", "b", "tmp");
        assertThat(disks.get(0).size().origin()).isEqualTo(ValueOrigin.PRESET);
        assertThat(disks.get(0).size().value()).hasToString("30GiB");
        assertThat(disks.get(2).size().origin()).isEqualTo(ValueOrigin.DECLARED);
        assertThat(disks)
                .allMatch(disk -> disk.used().value().compareTo(disk.size().value()) <= 0);
    }

    @Test
    void luns_are_unique_and_belong_to_data_disks() {
        bind(HEAD + """
                vms:
                  a:
                    region: e
                    disks:
                      os: { lun: 0 }
                      x: { lun: 1 }
                      y: { lun: 1 }
                      z: {}
                      t: { temporary: true, lun: 3 }
                      u: { lun: 2, size: 1GiB, used: 2GiB }
                """);
        assertThat(problems())
                .containsExactly(
                        "CONFLICTING_KEYS f0:7:13",
                        "DUPLICATE_NAME f0:9:17",
                        "MISSING_KEY f0:10:7",
                        "CONFLICTING_KEYS f0:11:29",
                        "OUT_OF_RANGE f0:12:38");
    }

    @Test
    void a_machine_needs_a_region_and_has_at_most_one_decision() {
        bind(HEAD + "vms:\n  a: {}\n  b: { region: e, policy: p, unprotected: no need }\npolicies: { p: {} }\n");
        assertThat(problems()).containsExactly("MISSING_KEY f0:4:3", "CONFLICTING_KEYS f0:5:30");
    }

    @Test
    void bindings_and_inventories_choose_one_of_two() {
        bind(HEAD + """
                policies: { p: {} }
                bindings:
                  - { name: a }
                  - { policy: p, unprotected: x }
                  - { name: a, policy: p }
                inventories:
                  - {}
                  - { azure: a, ndjson: b }
                  - { ndjson: b, disks: c }
                """);
        assertThat(problems())
                .containsExactly(
                        "NOT_EXACTLY_ONE f0:5:5",
                        "NOT_EXACTLY_ONE f0:6:18",
                        "DUPLICATE_NAME f0:7:13",
                        "NOT_EXACTLY_ONE f0:9:5",
                        "NOT_EXACTLY_ONE f0:10:17",
                        "CONFLICTING_KEYS f0:11:18");
    }

    @Test
    void problems_of_expressions_have_their_own_place() {
        bind(HEAD + """
                policies: { p: {} }
                bindings:
                  - { where: "vm.nope == 'x'", policy: p }
                  - { where: vm.tags.a ==, policy: p }
                  - where: >-
                      vm.nope == 1
                    policy: p
                """);
        assertThat(problems())
                .containsExactly(
                        "EXPRESSION_UNKNOWN_NAME f0:5:18",
                        "EXPRESSION_SYNTAX f0:6:26",
                        "EXPRESSION_UNKNOWN_NAME f0:7:12");
    }

    @Test
    void dates_that_do_not_exist_are_refused() {
        bind(HEAD + "retired: [{ vm: a, since: 2026-02-30, reason: x }, { vm: A, since: 2026-01-01, reason: y }]\n");
        assertThat(problems()).containsExactly("BAD_DATE f0:3:27", "DUPLICATE_NAME f0:3:58");
    }

    @Test
    void secrets_are_refused_wherever_they_stand() {
        bind(HEAD + "vms: { a: { region: e, runbook: { access: 'ssh://root:hunter2@host' } } }\n");
        assertThat(problems()).containsExactly("LOOKS_LIKE_SECRET f0:3:43");
    }

    @Test
    void keys_without_effect_are_noted_at_each_place_and_summed_up_when_many() {
        StringBuilder text = new StringBuilder("vms:\n");
        for (int i = 10; i < 60; i++) {
            text.append("  v" + i + ": { region: e, runbook: { owner: me } }\n");
        }
        bind(HEAD + text);
        assertThat(diagnostics.sorted()).hasSize(10).allMatch(each -> each.severity() == Severity.NOTE);
        assertThat(diagnostics.sorted().get(9).detail()).contains("40 further places");
    }
}
