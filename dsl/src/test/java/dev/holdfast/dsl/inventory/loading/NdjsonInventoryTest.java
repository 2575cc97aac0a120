package dev.holdfast.dsl.inventory.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.InventoryFormat;
import dev.holdfast.dsl.model.InventorySource;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.DiskRole;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.quantity.DataSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonInventoryTest {

    private static final String FULL = """
            {"name":"sql-01","id":"/subscriptions/S/resourceGroups/G/providers/Microsoft.Compute/virtualMachines/sql-01",\
            "region":"East US","zone":1,"os":"windows","tags":{"env":"prod","n":5,"b":true},"policy":"gold",\
            "powerState":"stopped","provisioningState":"failed","agent":"absent","scripts":{"pre":"/a"},\
            "workload":{"kind":"sql-server","logBackups":"15m"},"scaleSet":{"name":"s","orchestration":"flexible"},\
            "encryption":"customer","moved":"old","runbook":{"owner":"dba"},"disks":{"temp":{"size":"135GiB","temporary":true},\
            "data0":{"lun":0,"size":"32TiB","used":"30GiB","churn":"5%/d","sku":"Premium_LRS","caching":"read-write"},\
            "os":{"size":"128GiB","used":"17GiB"},"scratch":{"lun":3,"exclude":"rebuilt"}}}""";

    @TempDir
    Path folder;

    @Test
    void all_keys_of_the_language_are_read() {
        Inventories inventories = new Inventories(folder);
        VirtualMachine machine =
                inventories.ndjson(FULL + "\n\n{\"name\":\"web\"}\r\n").get(0).machine();
        assertThat(inventories.diagnostics.hasErrors()).isFalse();
        assertThat(inventories.diagnostics.sorted())
                .extracting(Diagnostic::code)
                .containsOnly(DiagnosticCode.NOT_YET_EVALUATED)
                .hasSize(4);
        assertThat(machine.region()).contains("eastus");
        assertThat(machine.zone()).contains("1");
        assertThat(machine.os()).isEqualTo(OperatingSystem.WINDOWS);
        assertThat(machine.tags()).isEqualTo(Map.of("env", "prod", "n", "5", "b", "true"));
        assertThat(machine.identity().resourceGroup()).contains("G");
        assertThat(machine.decision().policy()).contains("gold");
        assertThat(machine.disks()).extracting(Disk::name).containsExactly("os", "data0", "scratch", "temp");
        assertThat(machine.disks())
                .extracting(disk -> disk.traits().role())
                .containsExactly(DiskRole.OS, DiskRole.DATA, DiskRole.DATA, DiskRole.TEMPORARY);
        assertThat(machine.disks().get(1).used().value()).isEqualTo(DataSize.ofGibibytes(30));
        assertThat(machine.disks().get(2).exclude()).contains("rebuilt");
        assertThat(machine.disks().get(2).size().isPreset()).isTrue();
    }

    @Test
    void a_machine_that_says_nothing_runs_in_the_default_region() {
        KnownMachine known =
                new Inventories(folder).ndjson("\n{\"name\":\"web\"}").get(0);
        assertThat(known.machine().state()).isEqualTo(MachineState.RUNNING);
        assertThat(known.machine().region()).contains("eastus");
        assertThat(known.source()).isEqualTo(SourceSpan.at("machines", 2, 1));
        assertThat(known.declared()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"a\",\"regoin\":\"x\"}|UNKNOWN_KEY|13|Did you mean 'region'?|true",
                "{\"name\":\"a\",\"disks\":{\"os\":{\"sise\":\"1GiB\"}}}|UNKNOWN_KEY|28|Did you mean 'size'?|true",
                "{\"name\":\"a\",\"os\":\"Windows\"}|NOT_ONE_OF|18|Did you mean 'windows'?|true",
                "{\"name\":\"a\",\"os\":\"unknown\"}|NOT_ONE_OF|18|Possible are windows, linux|true",
                "{\"name\":\"a\",\"zone\":4}|WRONG_TYPE|20|1, 2 or 3|true",
                "{\"name\":\"a\",\"tags\":\"env\"}|WRONG_TYPE|20|an object with keys|true",
                "{\"name\":\"a\",\"disks\":{\"os\":{\"size\":128}}}|BAD_QUANTITY|35|no unit|true",
                "{\"name\":\"a\",\"disks\":{\"d\":{\"size\":\"1GiB\"}}}|MISSING_KEY|26|needs the key 'lun'|true",
                "{\"name\":\"a\",\"disks\":{\"os\":{\"size\":\"1GiB\",\"used\":\"2GiB\"}}}|OUT_OF_RANGE|49|more than its size|true",
                "{\"name\":\"a\",\"disks\":{\"d\":{\"lun\":0},\"e\":{\"lun\":0}}}|DUPLICATE_NAME|47|already taken|true",
                "{\"name\":\"a\",\"policy\":\"x\",\"unprotected\":\"y\"}|CONFLICTING_KEYS|40|not both|true",
                "{\"name\":\"a\",\"name\":\"b\"}|DUPLICATE_KEY|13|written twice|true",
                "{\"nam\":\"a\"}|UNKNOWN_KEY|2|Did you mean 'name'?|false",
                "{\"name\":\"a/b\"}|BAD_NAME|9|part of addresses|false",
                "{\"name\":5}|WRONG_TYPE|9|a text|false",
                "[1]|INVENTORY_UNREADABLE|1|one JSON document over several lines|false",
                "7|INVENTORY_RECORD_DAMAGED|1|not an object|false",
                "{\"name\":\"a\"} {}|INVENTORY_RECORD_DAMAGED|14|goes on after the record|false",
                "{\"name\":\"a\"|INVENTORY_RECORD_DAMAGED|12|ends in the middle|false",
                "{name:1}|INVENTORY_RECORD_DAMAGED|2|not JSON|false",
            })
    void a_mistake_is_reported_at_its_place_and_the_record_is_kept_if_it_can_be(
            String line, DiagnosticCode code, int column, String detail, boolean kept) {
        Inventories inventories = new Inventories(folder);
        List<KnownMachine> machines = inventories.ndjson(line);
        Diagnostic found = inventories.diagnostics.sorted().stream()
                .filter(diagnostic -> diagnostic.code() == code)
                .findFirst()
                .orElseThrow();
        assertThat(found.detail()).contains(detail);
        assertThat(found.span().orElseThrow().startLine()).isEqualTo(1);
        assertThat(found.span().orElseThrow().startColumn()).isEqualTo(column);
        assertThat(!machines.isEmpty()).isEqualTo(kept);
    }

    @Test
    void damaged_lines_cost_themselves_alone() {
        Inventories inventories = new Inventories(folder);
        String text = "{\"name\":\"a\"}\n{\"name\":\n{\"name\":\"b\",\"tags\":{\"x\":\"" + "y".repeat(5_000_000)
                + "\"}}\n{\"name\":\"c\"}\n" + "{\"tags\":{}}\n{\"name\":\"d\"}";
        assertThat(inventories.ndjson(text))
                .extracting(known -> known.machine().name())
                .containsExactly("a", "c", "d");
        assertThat(inventories.diagnostics.sorted())
                .extracting(diagnostic -> diagnostic.span().orElseThrow().startLine())
                .containsExactly(2, 3, 5);
    }

    @Test
    void a_machine_without_any_region_is_an_error() {
        Inventories inventories = new Inventories(folder);
        inventories.ndjson("{\"name\":\"a\"}");
        InventoryLoader.load(
                new InventorySource(InventoryFormat.NDJSON, "machines", Optional.empty()),
                folder,
                Path::toString,
                Optional.empty(),
                inventories.diagnostics);
        assertThat(inventories.diagnostics.sorted())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.MISSING_KEY);
    }

    @Test
    void files_that_are_not_there_are_explained() {
        Inventories inventories = new Inventories(folder);
        for (String path : List.of("nowhere.ndjson", ".", "\u0000")) {
            InventoryLoader.load(
                    new InventorySource(InventoryFormat.NDJSON, path, Optional.empty()),
                    folder,
                    any -> "shown",
                    Optional.empty(),
                    inventories.diagnostics);
        }
        assertThat(inventories.diagnostics.sorted())
                .hasSize(3)
                .allSatisfy(diagnostic -> assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.INVENTORY_UNREADABLE));
    }

    @Test
    void no_bytes_make_the_reader_throw() {
        byte[] whole = (FULL + "\n" + FULL).getBytes(StandardCharsets.UTF_8);
        Seeds.forEach(500, random -> {
            byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            for (InventoryFormat format : InventoryFormat.values()) {
                Inventories inventories = new Inventories(folder);
                inventories.load(format, bytes, Optional.empty());
                inventories
                        .diagnostics
                        .sorted()
                        .forEach(diagnostic -> assertThat(diagnostic.detail())
                                .endsWith(diagnostic.detail().endsWith("?") ? "?" : "."));
            }
        });
    }
}
