package dev.holdfast.dsl.inventory.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.InventoryFormat;
import dev.holdfast.dsl.model.disk.Caching;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskStorage;
import dev.holdfast.dsl.model.disk.ValueOrigin;
import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.Orchestration;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.model.machine.ScaleSet;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.quantity.DataSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AzureInventoryTest {

    @TempDir
    Path folder;

    @Test
    void every_recorded_machine_loads() {
        Inventories inventories = new Inventories(folder);
        List<VirtualMachine> machines = machines(inventories.azure(Inventories.recorded("vms.json")));
        assertThat(inventories.diagnostics.sorted()).isEmpty();
        assertThat(machines).hasSize(116);
        assertThat(machines.stream().map(VirtualMachine::name).distinct()).hasSize(90);
        assertThat(machines.stream().map(vm -> vm.region().orElseThrow()).distinct())
                .hasSize(13);
        assertThat(machines.stream().filter(vm -> vm.tags().isEmpty())).hasSize(83);
        assertThat(machines).allSatisfy(vm -> {
            assertThat(vm.osDisk()).isPresent();
            assertThat(vm.os()).isNotEqualTo(OperatingSystem.UNKNOWN);
            assertThat(vm.identity().resourceGroup()).isPresent();
        });
        Map<DiskStorage, Long> storage = machines.stream()
                .collect(Collectors.groupingBy(
                        vm -> vm.osDisk().orElseThrow().traits().storage(), Collectors.counting()));
        assertThat(storage)
                .isEqualTo(Map.of(DiskStorage.UNMANAGED, 53L, DiskStorage.EPHEMERAL, 4L, DiskStorage.MANAGED, 59L));
        assertThat(machines.stream()
                        .filter(vm -> vm.osDisk().orElseThrow().size().isPreset()))
                .hasSize(44);
        assertThat(machines.stream().filter(vm -> vm.details().scaleSet().isPresent()))
                .hasSize(2);
    }

    @Test
    void uniform_instances_know_their_scale_set() {
        Inventories inventories = new Inventories(folder);
        List<VirtualMachine> machines = machines(inventories.azure(Inventories.recorded("vmss_instances.json")));
        assertThat(inventories.diagnostics.sorted()).isEmpty();
        assertThat(machines).hasSize(17);
        assertThat(machines.get(0).details().scaleSet()).contains(new ScaleSet("vmss1", Orchestration.UNIFORM));
        assertThat(machines)
                .allSatisfy(
                        vm -> assertThat(vm.details().scaleSet().orElseThrow().orchestration())
                                .isEqualTo(Orchestration.UNIFORM));
    }

    @Test
    void a_disk_list_gives_sizes_by_id_ignoring_case() {
        Inventories inventories = new Inventories(folder);
        String vm = """
                [{"name":"a","id":"/subscriptions/S/resourcegroups/G/providers/Microsoft.Compute/virtualMachines/a",
                "storageProfile":{"osDisk":{"name":"od","managedDisk":{"id":"/SUBSCRIPTIONS/s/Disks/OD"}},
                "dataDisks":[{"lun":"1","name":"x","managedDisk":{"id":"/subscriptions/s/disks/x"},"diskSizeGb":"8"}]}}]""";
        String disks = """
                {"value":[{"id":"/subscriptions/s/disks/od","sku":{"name":"Premium_LRS"},
                "properties":{"diskSizeGB":64,"maxShares":2,"encryption":{"type":"EncryptionAtRestWithCustomerKey"}}},
                {"id":"/subscriptions/s/disks/x","properties":{"diskSizeBytes":1073741824}}]}""";
        VirtualMachine machine = inventories.azure(vm, disks).get(0).machine();
        Disk os = machine.disks().get(0);
        assertThat(os.size().value()).isEqualTo(DataSize.ofGibibytes(64));
        assertThat(os.size().origin()).isEqualTo(ValueOrigin.MEASURED);
        assertThat(os.used().value())
                .isEqualTo(DataSize.ofGibibytes(64).times(dev.holdfast.dsl.quantity.Percent.of(40)));
        assertThat(os.used().isPreset()).isTrue();
        assertThat(os.traits().sku()).contains("Premium_LRS");
        assertThat(os.traits().shared()).isTrue();
        assertThat(machine.details().encryption()).contains("customer");
        assertThat(machine.disks().get(1).size().value()).isEqualTo(DataSize.ofGibibytes(1));
        assertThat(machine.disks().get(1).lun()).contains(1);
        assertThat(machine.identity().resourceGroup()).contains("G");
        assertThat(inventories.diagnostics.sorted()).isEmpty();
    }

    @Test
    void the_recorded_disk_list_joins_recorded_machines() {
        Inventories inventories = new Inventories(folder);
        List<VirtualMachine> machines =
                machines(inventories.azure(Inventories.recorded("vms.json"), Inventories.recorded("disks.json")));
        assertThat(inventories.diagnostics.sorted()).isEmpty();
        assertThat(machines.stream()
                        .filter(vm -> vm.osDisk().orElseThrow().size().isPreset())
                        .count())
                .isLessThanOrEqualTo(44);
    }

    @Test
    void all_forms_of_an_answer_give_the_same_machines() {
        String record = """
                {"id":"/subscriptions/S/resourceGroups/G/providers/Microsoft.Compute/virtualMachines/a","name":"a",
                "type":"Microsoft.Compute/virtualMachines","location":"West US","zones":["2"],"tags":{"env":"prod","n":null},
                %s"provisioningState":"Succeeded",
                "storageProfile":{"osDisk":{"osType":"Linux","name":"od","caching":"ReadWrite","diskSizeGB":30,
                "vhd":{"uri":"https://x/vhds/od.vhd"}},"dataDisks":[]}%s}""";
        String arm = record.formatted("\"properties\":{", "}");
        String flat = record.formatted("", "");
        List<String> forms = List.of(
                "[" + flat + "]",
                "{\"value\":[" + arm + "]}",
                "{\"totalRecords\":1,\"data\":[" + arm + "],\"$skipToken\":null}",
                arm,
                flat,
                "\uFEFF[" + flat + "]",
                "{\"value\":[]}\n{\"value\":[" + arm + "],\"nextLink\":\"\"}",
                "["
                        + flat.replace("\"name\"", "\"Name\"")
                                .replace("storageProfile", "StorageProfile")
                                .replace("osType", "OsType")
                        + "]");
        for (String form : forms) {
            Inventories inventories = new Inventories(folder);
            List<VirtualMachine> machines = machines(inventories.azure(form));
            assertThat(inventories.diagnostics.sorted()).as(form).isEmpty();
            assertThat(machines).as(form).hasSize(1);
            VirtualMachine machine = machines.get(0);
            assertThat(machine.region()).contains("westus");
            assertThat(machine.zone()).contains("2");
            assertThat(machine.tags()).isEqualTo(Map.of("env", "prod", "n", ""));
            assertThat(machine.osDisk().orElseThrow().traits().storage()).isEqualTo(DiskStorage.UNMANAGED);
            assertThat(machine.osDisk().orElseThrow().traits().caching()).isEqualTo(Caching.READ_WRITE);
            assertThat(machine.state().provisioning()).isEqualTo(ProvisioningState.SUCCEEDED);
        }
    }

    @Test
    void states_are_read_from_status_lists_and_from_the_power_state_of_the_client() {
        assertThat(state(
                        "\"instanceView\":{\"statuses\":[{\"code\":\"ProvisioningState/updating\"},{\"code\":\"PowerState/deallocated\"}],"
                                + "\"vmAgent\":{\"statuses\":[{\"code\":\"ProvisioningState/succeeded\"}]}}"))
                .isEqualTo(new MachineState(PowerState.DEALLOCATED, ProvisioningState.UPDATING, AgentHealth.HEALTHY));
        assertThat(
                        state(
                                "\"powerState\":\"VM running\",\"provisioningState\":\"Failed\",\"osProfile\":{\"linuxConfiguration\":{\"provisionVMAgent\":false}}"))
                .isEqualTo(new MachineState(PowerState.RUNNING, ProvisioningState.FAILED, AgentHealth.ABSENT));
        assertThat(
                        state(
                                "\"properties\":{\"extended\":{\"instanceView\":{\"powerState\":{\"code\":\"PowerState/stopped\"}}}}"))
                .isEqualTo(new MachineState(PowerState.STOPPED, ProvisioningState.UNKNOWN, AgentHealth.UNKNOWN));
        assertThat(state("\"powerState\":7,\"provisioningState\":{},\"instanceView\":[]"))
                .isEqualTo(new MachineState(PowerState.UNKNOWN, ProvisioningState.UNKNOWN, AgentHealth.UNKNOWN));
    }

    private MachineState state(String members) {
        return new Inventories(folder)
                .azure("[{\"name\":\"a\",\"id\":\"/x/a\"," + members + "}]")
                .get(0)
                .machine()
                .state();
    }

    @Test
    void what_is_odd_in_a_record_is_reported_and_the_machine_is_kept() {
        Inventories inventories = new Inventories(folder);
        List<VirtualMachine> machines = machines(inventories.azure("""
                [{"name":"no-os-disk","id":"/x/1","storageProfile":{"osDisk":null,"dataDisks":null}},
                 {"id":"/subscriptions/S/resourceGroups/G/providers/Microsoft.Compute/virtualMachines/from-id"},
                 {"name":"tags","id":"/x/2","tags":["a"]},
                 {"name":"tag","id":"/x/3","tags":{"a":{"b":1},"c":5}},
                 {"name":"disks","id":"/x/4","storageProfile":{"osDisk":[],"dataDisks":[7,{"lun":-1,"name":"d"},{"name":"D","diskSizeGB":"many","caching":"Weird"},{"lun":0},{"lun":0,"name":"d"}]}},
                 {"name":"twice","name":"other","id":"/x/5"},
                 {"name":17,"id":"/x/6","storageProfile":"none","zones":"3","location":null}]"""));
        assertThat(machines)
                .extracting(VirtualMachine::name)
                .containsExactly("no-os-disk", "from-id", "tags", "tag", "disks", "twice", "17");
        assertThat(machines.get(0).disks()).isEmpty();
        assertThat(machines.get(0).region()).contains("eastus");
        assertThat(machines.get(3).tags()).isEqualTo(Map.of("c", "5"));
        assertThat(machines.get(4).disks()).extracting(Disk::name).containsExactly("d", "lun0", "D-2", "d-3");
        assertThat(machines.get(6).zone()).contains("3");
        assertThat(inventories.diagnostics.hasErrors()).isFalse();
        assertThat(inventories.diagnostics.sorted())
                .extracting(d -> d.span().orElseThrow().startLine())
                .containsExactlyInAnyOrder(3, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 7, 7, 7);
    }

    @Test
    void a_damaged_record_costs_itself_alone() {
        Inventories inventories = new Inventories(folder);
        List<KnownMachine> machines = inventories.azure("""
                {"value": [
                  {"name": "a", "id": "/x/a"},
                  7,
                  {"location": "westus"},
                  {"name": "b\\u001b[31m", "id": "/x/b"},
                  {"name": "big", "id": "/x/big", "tags": {"t": ["%s"]}},
                  {"name": "c", "id": "/x/c"}
                ]}""".formatted("x\",\"".repeat(210_000)));
        assertThat(machines).extracting(known -> known.machine().name()).containsExactly("a", "c");
        assertThat(machines.get(1).source()).isEqualTo(SourceSpan.at("machines", 7, 3));
        List<Diagnostic> found = inventories.diagnostics.sorted();
        assertThat(found).extracting(Diagnostic::code).containsOnly(DiagnosticCode.INVENTORY_RECORD_DAMAGED);
        assertThat(found)
                .extracting(d -> d.span().orElseThrow().place())
                .containsExactly("machines:3:3", "machines:4:3", "machines:5:3", "machines:6:3");
        assertThat(found.get(1).detail()).contains("(record /value/2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "``|INVENTORY_UNREADABLE|1|1|The file is empty",
                "[]|INVENTORY_EMPTY|1|1|holds no virtual machine",
                "{}|INVENTORY_UNREADABLE|1|1|There is no list of resources here",
                "true|INVENTORY_UNREADABLE|1|1|a single value",
                "ERROR: Please run az login|INVENTORY_UNREADABLE|1|1|not JSON",
                "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"no\"}}|INVENTORY_UNREADABLE|1|2|AuthorizationFailed, no",
                "{\"data\":{\"columns\":[],\"rows\":[]}}|INVENTORY_UNREADABLE|1|2|table form",
                "{\"value\":[{\"name\":\"a\",\"id\":\"/a\"}],\"nextLink\":\"https://x\"}|INVENTORY_INCOMPLETE|1|35|next page",
                "{\"data\":[{\"name\":\"a\",\"id\":\"/a\"}],\"$skipToken\":\"abc\"}|INVENTORY_INCOMPLETE|1|34|next page",
                "[{\"name\":\"a\",\"id\":\"/a\"},|INVENTORY_UNREADABLE|1|-|ends in the middle",
                "[{\"name\":\"a\",\"id\":\"/a\"} {}]|INVENTORY_UNREADABLE|1|25|not JSON",
                "[{\"id\":\"/subscriptions/s/providers/Microsoft.Storage/storageAccounts/x\"}]|INVENTORY_VALUE_UNUSABLE|1|2|1 resource is of type microsoft.storage/storageaccounts",
            })
    void an_answer_that_cannot_be_used_is_explained_at_its_place(
            String text, DiagnosticCode code, int line, Integer column, String detail) {
        Inventories inventories = new Inventories(folder);
        inventories.azure(text);
        Diagnostic first = inventories.diagnostics.sorted().stream()
                .filter(diagnostic -> diagnostic.code() == code)
                .findFirst()
                .orElseThrow();
        assertThat(first.detail()).contains(detail);
        assertThat(first.span().orElseThrow().startLine()).isEqualTo(line);
        if (column != null) {
            assertThat(first.span().orElseThrow().startColumn()).isEqualTo(column);
        }
    }

    @Test
    void a_file_in_our_own_keys_is_told_apart() {
        Inventories lines = new Inventories(folder);
        assertThat(lines.azure("{\"name\":\"a\",\"os\":\"linux\"}\n".repeat(3))).isEmpty();
        assertThat(lines.diagnostics.sorted()).hasSize(1);
        assertThat(lines.diagnostics.sorted().get(0).detail()).contains("'ndjson' instead of 'azure'");
        Inventories list = new Inventories(folder);
        assertThat(list.azure("[{\"name\":\"a\",\"disks\":{\"os\":{}}}]")).isEmpty();
        assertThat(list.diagnostics.sorted().get(0).detail()).contains("'ndjson' instead of 'azure'");
    }

    @Test
    void text_that_is_not_utf8_or_too_deep_or_too_long_is_refused_at_its_place() {
        byte[] latin = "[\n {\"name\":\"caf\u00e9\"}]".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problem(latin)).isEqualTo(new Place(DiagnosticCode.NOT_UTF8, 2, 14));
        assertThat(problem("[]".getBytes(StandardCharsets.UTF_16))).isEqualTo(new Place(DiagnosticCode.NOT_UTF8, 1, 1));
        assertThat(problem("[]".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(new Place(DiagnosticCode.NOT_UTF8, 1, 1));
        assertThat(problem("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo(DiagnosticCode.INVENTORY_UNREADABLE);
        assertThat(problem(("[\"" + "x".repeat(5_000_000) + "\"]").getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(DiagnosticCode.INVENTORY_UNREADABLE);
        assertThat(problem(("[" + "1".repeat(5_000) + "]").getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(DiagnosticCode.INVENTORY_UNREADABLE);
        assertThat(problem(new byte[] {'[', 0, ']'}).code()).isEqualTo(DiagnosticCode.NOT_UTF8);
    }

    private Place problem(byte[] bytes) {
        Inventories inventories = new Inventories(folder);
        inventories.load(InventoryFormat.AZURE, bytes, Optional.empty());
        Diagnostic first = inventories.diagnostics.sorted().get(0);
        assertThat(first.severity()).isEqualTo(Severity.ERROR);
        SourceSpan span = first.span().orElseThrow();
        return new Place(first.code(), span.startLine(), span.startColumn());
    }

    private record Place(DiagnosticCode code, int line, int column) {}

    @Test
    void a_file_cut_anywhere_is_an_error_and_never_an_exception() {
        byte[] whole = Inventories.recorded("vms.json").getBytes(StandardCharsets.UTF_8);
        Seeds.forEach(60, random -> {
            int length = random.nextInt(1, whole.length - 2);
            Inventories inventories = new Inventories(folder);
            List<KnownMachine> machines =
                    inventories.load(InventoryFormat.AZURE, Arrays.copyOf(whole, length), Optional.empty());
            assertThat(inventories.diagnostics.hasErrors())
                    .as("cut at " + length)
                    .isTrue();
            assertThat(machines.size()).isLessThan(117);
        });
        byte[] one =
                Inventories.recorded("vmss_instances.json").substring(0, 6_000).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < one.length; length += 37) {
            Inventories inventories = new Inventories(folder);
            inventories.load(InventoryFormat.AZURE, Arrays.copyOf(one, length), Optional.empty());
            assertThat(inventories.diagnostics.hasErrors()).isTrue();
        }
    }

    @Test
    void neither_the_order_of_keys_nor_that_of_records_changes_a_machine() {
        JsonMapper mapper = JsonMapper.builder().build();
        Map<?, ?> answer = mapper.readValue(Inventories.recorded("vms.json"), Map.class);
        List<VirtualMachine> plain = machines(new Inventories(folder).azure(Inventories.recorded("vms.json")));
        Seeds.forEach(5, random -> {
            Random shuffler = new Random(random.nextLong());
            List<Object> records = new ArrayList<>((List<?>) java.util.Objects.requireNonNull(answer.get("value")));
            Collections.shuffle(records, shuffler);
            List<Object> shuffled = new ArrayList<>();
            records.forEach(record -> shuffled.add(shuffled(record, shuffler)));
            List<VirtualMachine> machines =
                    machines(new Inventories(folder).azure(mapper.writeValueAsString(Map.of("value", shuffled))));
            assertThat(machines).containsExactlyInAnyOrderElementsOf(plain);
        });
    }

    /** Objects with their keys in another order; lists stay. */
    private static Object shuffled(Object value, Random random) {
        if (value instanceof Map<?, ?> map) {
            List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
            Collections.shuffle(entries, random);
            Map<Object, Object> copy = new LinkedHashMap<>();
            entries.forEach(entry ->
                    copy.put(entry.getKey(), entry.getValue() == null ? null : shuffled(entry.getValue(), random)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(item == null ? null : shuffled(item, random)));
            return copy;
        }
        return value;
    }

    private static List<VirtualMachine> machines(List<KnownMachine> known) {
        return known.stream().map(KnownMachine::machine).toList();
    }
}
