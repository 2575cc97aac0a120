package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.model.machine.VirtualMachine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine is the same machine under {@code vms} and on a line of an NDJSON inventory. */
class SpellingParityTest {

    private static final String HEAD = "holdfast: 1\nname: x\ndefaults: { region: eastus }\npolicies: { p: {} }\n";

    @TempDir
    Path folder;

    private VirtualMachine only(LoadedDeclaration loaded) {
        assertThat(Loading.problems(loaded)).isEmpty();
        assertThat(loaded.machines()).hasSize(1);
        return loaded.machines().get(0).machine();
    }

    @Test
    void both_spellings_give_equal_machines() {
        String[] bodies = {
            "{}",
            "{\"region\": \"West Europe\", \"os\": \"linux\", \"zone\": 2, \"policy\": \"p\"}",
            "{\"unprotected\": \"a test machine\", \"tags\": {\"a\": \"1\", \"b\": \"x\"}}",
            "{\"disks\": {\"os\": {\"used\": \"500GiB\"}, \"t\": {\"temporary\": true}, \"b\": {\"lun\": 2}, \"a\":"
                    + " {\"lun\": 7, \"size\": \"1TiB\", \"churn\": \"5%/d\", \"caching\": \"read-write\"}}}",
            "{\"disks\": {\"os\": {\"storage\": \"ephemeral\"}, \"d\": {\"lun\": 0, \"shared\": true,"
                    + " \"writeAccelerator\": true, \"exclude\": \"derived\", \"sku\": \"UltraSSD_LRS\"}}}",
            "{\"powerState\": \"deallocated\", \"provisioningState\": \"failed\", \"agent\": \"absent\","
                    + " \"encryption\": \"customer\", \"moved\": \"old\", \"resourceGroup\": \"g\","
                    + " \"subscription\": \"s\", \"scaleSet\": {\"name\": \"n\", \"orchestration\": \"uniform\"},"
                    + " \"workload\": {\"kind\": \"sql-server\", \"logBackups\": \"15m\"},"
                    + " \"scripts\": {\"pre\": \"/a\", \"post\": \"/b\"}, \"runbook\": {\"owner\": \"me\"}}"
        };
        for (String body : bodies) {
            LoadedDeclaration yaml = Loading.text(folder.resolve("yaml"), HEAD + "vms: { m: " + body + " }\n");
            Path other = folder.resolve("ndjson");
            String line = "{\"name\": \"m\"" + (body.equals("{}") ? "" : ", ") + body.substring(1) + "\n";
            Loading.write(other.resolve("m.ndjson"), line.getBytes(StandardCharsets.UTF_8));
            LoadedDeclaration ndjson = Loading.text(other, HEAD + "inventories: [{ ndjson: m.ndjson }]\n");
            assertThat(only(ndjson)).as(body).isEqualTo(only(yaml));
            assertThat(ndjson.inventoryDigest()).isEqualTo(yaml.inventoryDigest());
        }
    }
}
