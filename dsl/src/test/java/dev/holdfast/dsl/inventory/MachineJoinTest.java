package dev.holdfast.dsl.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.inventory.loading.Inventories;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.disk.ValueOrigin;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.quantity.DataSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineJoinTest {

    private static final String RECORD = """
            [{"name":"SQL-01","id":"/subscriptions/S/resourceGroups/G/providers/Microsoft.Compute/virtualMachines/SQL-01",
            "location":"westus","tags":{"Env":"dev","owner":"x"},"powerState":"VM deallocated","storageProfile":{
            "osDisk":{"name":"sql_OsDisk","osType":"Windows","diskSizeGB":127,"vhd":{"uri":"https://x/o.vhd"}},
            "dataDisks":[{"lun":0,"name":"sql_data","diskSizeGB":512},{"lun":1,"name":"sql_log"}]}}]""";

    @TempDir
    Path folder;

    @Test
    void a_declared_machine_wins_over_its_record_by_name() {
        Inventories inventories = new Inventories(folder);
        List<KnownMachine> declared = declared(
                "{\"name\":\"sql-01\",\"tags\":{\"env\":\"prod\"},\"policy\":\"gold\",\"disks\":{\"os\":{\"used\":\"17GiB\"},\"data0\":{\"lun\":0,\"size\":\"1TiB\"}}}");
        List<KnownMachine> joined =
                MachineJoin.join(declared, inventories.azure(RECORD), Optional.of("eastus"), inventories.diagnostics);
        assertThat(joined).hasSize(1);
        VirtualMachine machine = joined.get(0).machine();
        assertThat(joined.get(0).declared()).isTrue();
        assertThat(joined.get(0).source().file()).isEqualTo("declared");
        assertThat(machine.name()).isEqualTo("sql-01");
        assertThat(machine.identity().resourceId()).isPresent();
        assertThat(machine.region()).contains("westus");
        assertThat(machine.tags()).isEqualTo(Map.of("env", "prod", "owner", "x"));
        assertThat(machine.state().power()).isEqualTo(PowerState.DEALLOCATED);
        assertThat(machine.decision().policy()).contains("gold");
        assertThat(machine.disks()).extracting(Disk::name).containsExactly("os", "data0", "sql_log");
        Disk os = machine.disks().get(0);
        assertThat(os.size().value()).isEqualTo(DataSize.ofGibibytes(127));
        assertThat(os.size().origin()).isEqualTo(ValueOrigin.MEASURED);
        assertThat(os.used().origin()).isEqualTo(ValueOrigin.DECLARED);
        assertThat(os.traits().storage()).isEqualTo(DiskStorage.UNMANAGED);
        assertThat(machine.disks().get(1).size().value()).isEqualTo(DataSize.ofGibibytes(1_024));
        assertThat(inventories.diagnostics.sorted()).isEmpty();
    }

    @Test
    void a_name_in_another_region_is_another_machine() {
        Inventories inventories = new Inventories(folder);
        List<KnownMachine> joined = MachineJoin.join(
                declared("{\"name\":\"sql-01\",\"region\":\"northeurope\"}"),
                inventories.azure(RECORD),
                Optional.of("eastus"),
                inventories.diagnostics);
        assertThat(joined).hasSize(2);
        assertThat(inventories.diagnostics.sorted()).isEmpty();
    }

    @Test
    void a_declared_region_that_the_inventory_contradicts_is_a_warning() {
        Inventories inventories = new Inventories(folder);
        List<KnownMachine> joined = MachineJoin.join(
                declared("{\"name\":\"sql-01\",\"region\":\"northeurope\",\"id\":"
                        + "\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/sql-01\"}"),
                inventories.azure(RECORD),
                Optional.of("eastus"),
                inventories.diagnostics);
        assertThat(joined.get(0).machine().region()).contains("northeurope");
        assertThat(inventories.diagnostics.sorted())
                .extracting(Diagnostic::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void an_ambiguous_name_joins_nothing_until_group_or_id_is_given() {
        String two = "[" + vm("G1", "vm1") + "," + vm("G2", "VM1") + "]";
        Inventories inventories = new Inventories(folder);
        assertThat(MachineJoin.join(declared("{\"name\":\"vm1\"}"), inventories.azure(two), inventories.diagnostics))
                .hasSize(3);
        assertThat(inventories.diagnostics.sorted())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.INVENTORY_AMBIGUOUS);
        assertThat(inventories.diagnostics.hasErrors()).isFalse();
        for (String more : List.of(
                "\"resourceGroup\":\"g2\"", "\"id\":\"" + id("g2", "vm1").toUpperCase(java.util.Locale.ROOT) + "\"")) {
            Inventories again = new Inventories(folder);
            List<KnownMachine> joined =
                    MachineJoin.join(declared("{\"name\":\"vm1\"," + more + "}"), again.azure(two), again.diagnostics);
            assertThat(joined).hasSize(2);
            assertThat(joined.get(1).declared()).isTrue();
            assertThat(again.diagnostics.sorted()).isEmpty();
        }
    }

    @Test
    void the_same_id_twice_joins_and_is_reported_with_both_places() {
        Inventories inventories = new Inventories(folder);
        List<KnownMachine> records = inventories.azure("[" + vm("G", "a") + ",\n"
                + vm("g", "A").replace("{\"name\"", "{\"powerState\":\"VM running\",\"tags\":{\"t\":\"1\"},\"name\"")
                + "]");
        List<KnownMachine> joined = MachineJoin.join(List.of(), records, inventories.diagnostics);
        assertThat(joined).hasSize(1);
        assertThat(joined.get(0).machine().name()).isEqualTo("a");
        assertThat(joined.get(0).machine().state().power()).isEqualTo(PowerState.RUNNING);
        assertThat(joined.get(0).machine().tags()).containsEntry("t", "1");
        Diagnostic duplicate = inventories.diagnostics.sorted().get(0);
        assertThat(duplicate.code()).isEqualTo(DiagnosticCode.INVENTORY_DUPLICATE);
        assertThat(duplicate.span()).contains(SourceSpan.at("machines", 2, 1));
        assertThat(duplicate.related()).hasSize(1);
    }

    @Test
    void records_without_id_and_with_the_same_name_are_not_dropped_silently() {
        Inventories inventories = new Inventories(folder);
        List<KnownMachine> records =
                inventories.ndjson("{\"name\":\"a\"}\n{\"name\":\"A\"}\n{\"name\":\"a\",\"resourceGroup\":\"g\"}");
        assertThat(MachineJoin.join(List.of(), records, inventories.diagnostics))
                .hasSize(2);
        assertThat(inventories.diagnostics.sorted())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.INVENTORY_DUPLICATE);
    }

    @Test
    void two_declared_machines_with_one_id_are_an_error() {
        Inventories inventories = new Inventories(folder);
        List<KnownMachine> declared = declared("{\"name\":\"a\",\"id\":\"/x\"}\n{\"name\":\"b\",\"id\":\"/X\"}");
        assertThat(MachineJoin.join(declared, List.of(), inventories.diagnostics))
                .hasSize(1);
        assertThat(inventories.diagnostics.sorted())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.DUPLICATE_NAME);
    }

    @Test
    void the_order_of_records_does_not_change_the_result() {
        List<KnownMachine> records = new Inventories(folder).azure(Inventories.recorded("vms.json"));
        List<KnownMachine> plain = MachineJoin.join(List.of(), records, new Inventories(folder).diagnostics);
        assertThat(plain).hasSize(116);
        Seeds.forEach(10, random -> {
            List<KnownMachine> shuffled = new ArrayList<>(records);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            assertThat(MachineJoin.join(List.of(), shuffled, new Inventories(folder).diagnostics))
                    .isEqualTo(plain);
        });
    }

    private List<KnownMachine> declared(String ndjson) {
        return new Inventories(folder)
                .ndjson(ndjson).stream()
                        .map(known -> new KnownMachine(
                                known.machine(),
                                SourceSpan.at("declared", known.source().startLine(), 1),
                                true))
                        .toList();
    }

    private static String vm(String group, String name) {
        return "{\"name\":\"" + name + "\",\"id\":\"" + id(group, name) + "\"}";
    }

    private static String id(String group, String name) {
        return "/subscriptions/S/resourceGroups/" + group + "/providers/Microsoft.Compute/virtualMachines/" + name;
    }
}
