package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStepsTest {

    @TempDir
    Path directory;

    @Test
    void the_sample_is_exactly_what_init_writes() throws IOException {
        assertThat(new Invocation(directory).run("init", "first-steps").status())
                .isZero();
        Path sample = Invocation.repository().resolve("samples/first-steps");
        for (String file : new String[] {"holdfast.yaml", "holdfast.schema.json"}) {
            assertThat(Files.readString(sample.resolve(file)))
                    .isEqualTo(Files.readString(directory.resolve("first-steps").resolve(file)));
        }
    }

    @Test
    void what_init_writes_plans_at_once_without_problems() {
        new Invocation(directory).run("init");
        Result plan = new Invocation(directory).run("plan", "--fail-on", "warning");
        assertThat(plan.status()).as(plan.all()).isZero();
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out())
                .contains("first run: nothing at .holdfast/state.db yet")
                .contains("\nPlan: ");
    }

    @Test
    void init_overwrites_nothing() throws IOException {
        Files.writeString(directory.resolve("holdfast.yaml"), "mine");
        Result result = new Invocation(directory).run("init");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("holdfast.yaml exists already");
        assertThat(Files.readString(directory.resolve("holdfast.yaml"))).isEqualTo("mine");
        assertThat(directory.resolve("holdfast.schema.json")).doesNotExist();
    }

    @Test
    void init_from_azure_gives_a_vault_for_each_region_and_plans() {
        String vms = Invocation.repository()
                .resolve("samples/azure-estate/inventory/vms.json")
                .toString();
        Result init = new Invocation(directory).run("init", "estate", "--from-azure", vms);
        assertThat(init.status()).as(init.all()).isZero();
        Result plan = new Invocation(directory).run("plan", "estate");
        assertThat(plan.status()).as(plan.all()).isZero();
        assertThat(plan.out()).contains("vault/rsv-southeastasia").contains("of 116 machines");
    }
}
