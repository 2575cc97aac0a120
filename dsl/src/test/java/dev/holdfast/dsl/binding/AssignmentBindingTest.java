package dev.holdfast.dsl.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.ValueOrigin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machines, their disks, and the lists that say what holds for them. */
class AssignmentBindingTest extends BindingTexts {

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
            text.append("  r" + i + ": { region: e, workload: { kind: sql-server } }\n");
        }
        bind(HEAD + text);
        assertThat(diagnostics.sorted()).hasSize(10).allMatch(each -> each.severity() == Severity.NOTE);
        assertThat(diagnostics.sorted().get(9).detail()).contains("40 further places");
    }
}
