package dev.holdfast.cli.command.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

    private static final String SMALL = "holdfast: 1\nname: small\nvms: {a: {region: eastus, zone: 1}}\n";

    @TempDir
    Path directory;

    private Result run(String... arguments) {
        return new Invocation(directory).run(arguments);
    }

    private static String sample(String name) {
        return Invocation.repository().resolve("samples").resolve(name).toString();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(directory.resolve(file).getParent());
        Files.writeString(directory.resolve(file), text);
    }

    @Test
    void one_file_goes_to_standard_output() throws IOException {
        write("holdfast.yaml", SMALL);
        Result groovy = run("convert", "--to", "groovy");
        assertThat(groovy.status()).as(groovy.all()).isZero();
        assertThat(groovy.out()).isEqualTo("holdfast 1\nname 'small'\n\nvm('a') { region 'eastus'; zone 1 }\n");
        assertThat(run("convert", "--to", "yaml", "holdfast.yaml").out())
                .isEqualTo("holdfast: 1\nname: small\n\nvms:\n  a: { region: eastus, zone: 1 }\n");
    }

    @Test
    void a_converted_sample_gives_the_same_plan() throws IOException {
        for (String sample : new String[] {"first-steps", "retention-lab"}) {
            Path target = directory.resolve(sample);
            Result converted = run("convert", "--to", "yaml", sample(sample), "-o", target.toString());
            assertThat(converted.status()).as(converted.all()).isZero();
            assertThat(converted.out()).contains("wrote " + sample + "/holdfast.yaml");
            Result before = run("plan", sample(sample), "--format", "json");
            Result after = run("plan", target.toString(), "--format", "json");
            assertThat(before.status()).isZero();
            assertThat(digest(after.out())).isEqualTo(digest(before.out()));
        }
    }

    private static String digest(String plan) {
        int start = plan.indexOf("\"declarationDigest\"");
        return plan.substring(start, plan.indexOf(',', start));
    }

    @Test
    void a_folder_keeps_its_files_and_names_what_is_not_copied() {
        Result result = run("convert", "--to", "groovy", sample("contoso"), "-o", "out");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(directory.resolve("out/policies.holdfast.groovy")).exists();
        assertThat(directory.resolve("out/holdfast.groovy")).exists();
        assertThat(result.err()).contains("inventory/vms.json").contains("inventory/west.ndjson");
    }

    @Test
    void nothing_is_overwritten_without_force() throws IOException {
        write("in/holdfast.yaml", SMALL);
        write("out/holdfast.groovy", "mine");
        Result refused = run("convert", "--to", "groovy", "in", "-o", "out");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("out/holdfast.groovy exists already").contains("Nothing was written");
        assertThat(Files.readString(directory.resolve("out/holdfast.groovy"))).isEqualTo("mine");
        assertThat(run("convert", "--to", "groovy", "in", "-o", "out", "--force")
                        .status())
                .isZero();
        assertThat(Files.readString(directory.resolve("out/holdfast.groovy"))).startsWith("holdfast 1\n");
        assertThat(run("convert", "--to", "yaml", "in/holdfast.yaml", "-o", "other.yaml")
                        .status())
                .isZero();
        assertThat(directory.resolve("other.yaml")).exists();
    }

    @Test
    void wrong_use_and_bad_declarations_write_nothing() throws IOException {
        write("in/holdfast.yaml", SMALL);
        write("in/more.holdfast.yaml", "vms: {b: {region: eastus}}\n");
        write("bad/holdfast.yaml", "holdfast: 1\nname: bad\nvmz: {}\n");
        assertThat(run("convert", "in").status()).isEqualTo(64);
        assertThat(run("convert", "in").err()).contains("--to groovy");
        assertThat(run("convert", "--to", "grovy", "in").err()).contains("Did you mean 'groovy'?");
        Result several = run("convert", "--to", "groovy", "in");
        assertThat(several.status()).isEqualTo(64);
        assertThat(several.err()).contains("2 files").contains("--out");
        Result inside = run("convert", "--to", "groovy", "in", "-o", "in");
        assertThat(inside.status()).isEqualTo(64);
        assertThat(inside.err()).contains("twice");
        Result bad = run("convert", "--to", "groovy", "bad", "-o", "out");
        assertThat(bad.status()).isEqualTo(65);
        assertThat(bad.err()).contains("vms");
        assertThat(run("convert", "--to", "groovy", "nowhere").status()).isEqualTo(65);
        write("hidden/holdfast.yaml", "holdfast: 1\nname: hidden\nbindings: [{unprotected: \"a\\u200bb\"}]\n");
        Result hidden = run("convert", "--to", "groovy", "hidden", "-o", "out");
        assertThat(hidden.status()).isEqualTo(65);
        assertThat(hidden.err()).contains("HF0090").contains("U+200B");
        assertThat(directory.resolve("out")).doesNotExist();
    }
}
