package dev.holdfast.dsl.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.retention.RetentionText;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BinderTest extends BindingTexts {

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
    void names_of_zones_are_found_in_any_case() {
        assertThat(policy("{ timeZone: w. europe standard TIME }").timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(policy("{ timeZone: europe/berlin }").timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(policy("{ timeZone: utc }").timeZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(policy("{}").timeZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(detail("defaults: { timeZone: Pacific Standard Tiem }"))
                .contains("Did you mean 'Pacific Standard Time'?");
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
    void an_age_ends_where_the_service_ends_it() {
        bind(HEAD + """
                vaults: { v: { region: e }, w: { region: w } }
                policies:
                  a: { retention: { yearly: 100y } }
                  b: { retention: { yearly: { keep: 1189mo, on: first sunday } } }
                  c: { retention: { daily: 7, within: 36160d } }
                  d: { retention: { daily: 7, withinYearly: P99Y1D } }
                  e: { vault: v, copies: [{ to: w, every: 1d, retention: { weekly: 5200w } }] }
                  most: { retention: { yearly: 99y, monthly: 1188mo, withinDaily: 36159d, weekly: all } }
                """);
        assertThat(problems())
                .containsExactly(
                        "OUT_OF_RANGE f0:5:29",
                        "OUT_OF_RANGE f0:6:37",
                        "OUT_OF_RANGE f0:7:39",
                        "OUT_OF_RANGE f0:8:45",
                        "OUT_OF_RANGE f0:9:68");
        assertThat(errors().get(0).detail()).contains("expires after 99y at most");
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

    private static String copies(String list) {
        return "vaults: { v: { region: eastus }, w: { region: westus }, x: { region: centralus }, y: { region: northeurope } }\n"
                + "policies:\n  p:\n    vault: v\n    copies:\n" + list;
    }

    private static String copy(String keys) {
        return "      - { " + keys + ", every: 1d, retention: { daily: 7 } }\n";
    }

    @Test
    void a_copy_may_be_made_from_the_target_of_another_copy_wherever_that_stands() {
        Declaration declaration =
                declaration(copies(copy("to: x, from: w") + copy("to: w, from: v") + copy("to: y, from: x")));
        assertThat(declaration.policies().get("p").copies())
                .extracting(rule -> rule.to() + " from " + rule.from().orElse("home"))
                .containsExactly("x from w", "w from home", "y from x");
    }

    @Test
    void the_source_of_a_copy_must_lead_back_to_the_vault_of_the_machine() {
        bind(HEAD + copies(copy("to: w") + copy("to: x, from: wx") + copy("to: y, from: y")));
        assertThat(problems()).containsExactly("UNKNOWN_REFERENCE f0:9:24", "CONFLICTING_KEYS f0:10:24");
        assertThat(errors().get(0).detail()).contains("Did you mean 'w'?").contains("Its other copies go to w, y.");
        assertThat(errors().get(1).detail()).contains("from 'y' itself");
    }

    @Test
    void copies_that_are_made_from_each_other_are_an_error_that_prints_the_circle() {
        bind(HEAD + copies(copy("to: w, from: y") + copy("to: x, from: w") + copy("to: y, from: x")));
        assertThat(problems()).containsExactly("CONFLICTING_KEYS f0:8:24");
        assertThat(errors().get(0).detail()).contains("x \u2192 y \u2192 w \u2192 x");
    }

    @Test
    void what_hangs_on_a_circle_is_not_reported_again() {
        bind(HEAD + copies(copy("to: w, from: x") + copy("to: x, from: w") + copy("to: y, from: x")));
        assertThat(problems()).containsExactly("CONFLICTING_KEYS f0:8:24");
    }
}
