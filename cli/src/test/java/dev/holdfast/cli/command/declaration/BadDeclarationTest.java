package dev.holdfast.cli.command.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad declarations end with 65, a place and a remedy, whatever is bad about them. */
class BadDeclarationTest {

    private static final String HEAD = "holdfast: 1\nname: bad\n";
    private static final String VAULT = "vaults:\n  v: { region: eastus }\n";
    private static final String POLICY =
            "policies:\n  p:\n    vault: v\n    schedule: { daily: \"22:00\" }\n    retention: { daily: 7d }\n";

    @TempDir
    Path directory;

    @Test
    void each_is_refused_at_its_place_with_a_caret() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put(HEAD + VAULT + "polices: {}\n", ":5:1|Did you mean 'policies'?");
        cases.put(HEAD + VAULT + POLICY.replace("7d", "7x"), ":9:25|");
        cases.put(HEAD + VAULT + POLICY.replace("vault: v", "vault: w"), ":7:12|");
        cases.put(HEAD + VAULT + "policies:\n  a: { extends: b }\n  b: { extends: a }\n", ":6:|extend");
        cases.put(HEAD + VAULT + POLICY.replace("daily: \"22:00\"", "cron: \"61 * * * *\""), ":8:24|");
        cases.put(HEAD + "vms:\n  a: {}\n  a: {}\n", ":5:3|twice");
        cases.put(HEAD + "vaults:\n\tv: { region: eastus }\n", ":4:1|ab");
        cases.put(HEAD + "bindings:\n  - { where: \"vm.tags.env = 'prod'\", unprotected: x }\n", ":4:|==");
        for (Map.Entry<String, String> bad : cases.entrySet()) {
            Invocation.write(directory, List.of("holdfast.yaml", bad.getKey()));
            Result result = new Invocation(directory).run("plan");
            String[] expected = bad.getValue().split("\\|", -1);
            assertThat(result.status()).as(bad.getKey() + result.all()).isEqualTo(65);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .as(bad.getKey())
                    .contains("holdfast.yaml" + expected[0], "^", "in 1 file")
                    .contains(expected[1]);
        }
    }

    @Test
    void of_thirty_mistakes_twenty_are_shown_and_the_rest_is_counted() {
        String groovy = "holdfast 1\nname 'bad'\ndefaults { region 'eastus' }\n";
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("no word", "vm('a%d') { os linnux }\n");
        cases.put("no setting", "vm('a%d') { oss linux }\n");
        cases.put("no value", "vm('a%d') { os 'linnux' }\n");
        cases.put("refused by the gate", "vm('a%d') { os 4h }\n");
        cases.put("refused by the parser", "vm('a%d') { os 'x' 'y' }\n");
        for (Map.Entry<String, String> bad : cases.entrySet()) {
            Invocation.write(directory, List.of("x.holdfast.groovy", groovy + thirty(bad.getValue())));
            shownAndCounted(bad.getKey());
        }
        Invocation.write(directory, List.of("x.holdfast.groovy", ""));
        for (String bad : List.of("  a%d: { os: linnux }\n", "  a%d: { oss: linux }\n", "  a%d: { policy: p%d }\n")) {
            Invocation.write(
                    directory, List.of("holdfast.yaml", HEAD + "defaults: { region: eastus }\nvms:\n" + thirty(bad)));
            shownAndCounted(bad);
        }
    }

    private static String thirty(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append(String.format(java.util.Locale.ROOT, line, i, i));
        }
        return text.toString();
    }

    private void shownAndCounted(String description) {
        Result result = new Invocation(directory).run("validate");
        assertThat(result.status()).as(description + result.all()).isEqualTo(65);
        assertThat(result.err().lines().filter(line -> line.startsWith("Error: ")))
                .as(description + result.all())
                .hasSize(20);
        assertThat(result.all()).as(description).contains("20 errors in 1 file (and 10 more that are not shown)");
    }

    private static final String FAR = "  far: { region: westus }\n";

    private static String retention(String retention) {
        return HEAD + VAULT + POLICY.replace("{ daily: 7d }", retention);
    }

    private static String copyRetention(String retention) {
        return HEAD + VAULT + FAR + POLICY + "    copies:\n      - { to: far, every: 1d, retention: " + retention
                + " }\n";
    }

    @Test
    void a_retention_that_would_delete_everything_is_refused_in_every_spelling() {
        for (String bad : List.of(
                "{}",
                "{ daily: 0 }",
                "{ daily: -2 }",
                "{ daily: 0d }",
                "{ daily: -7d }",
                "{ daily: 7q }",
                "{ daily: { keep: 0 } }",
                "{ daily: { keep: -3, on: sunday } }",
                "{ within: 0d }",
                "{ within: -1d }",
                "{ withinDaily: 0d }",
                "{ instant: 0h }",
                "{ daily: 0, weekly: 0, monthly: 0, yearly: 0, hourly: 0, last: 0 }",
                "{ keepOldest: true }",
                "{ keepTags: [] }",
                "{ keepTags: [[]] }",
                "{ minGood: 3 }",
                "{ daily: 7d, minGood: 0 }",
                "{ archiveAfter: 30d }")) {
            for (String text : List.of(retention(bad), copyRetention(bad))) {
                Invocation.write(directory, List.of("holdfast.yaml", text));
                Result result = new Invocation(directory).run("plan");
                assertThat(result.status()).as(bad + "\n" + result.all()).isEqualTo(65);
                assertThat(result.out()).isEmpty();
                int line = text.equals(retention(bad)) ? 9 : 12;
                assertThat(result.err()).as(bad).contains("holdfast.yaml:" + line + ":", "^");
            }
        }
    }

    @Test
    void a_retention_that_keeps_everything_is_accepted_in_both_spellings() {
        for (String good : List.of("{ daily: -1 }", "{ daily: all }", "{ last: -1 }", "{ daily: 0, weekly: all }")) {
            for (String text : List.of(retention(good), copyRetention(good))) {
                Invocation.write(directory, List.of("holdfast.yaml", text));
                Result result = new Invocation(directory).run("validate");
                assertThat(result.status()).as(good + "\n" + result.all()).isZero();
            }
        }
    }

    @Test
    void all_problems_are_reported_at_once_also_over_several_files() {
        Invocation.write(
                directory,
                List.of(
                        "a.holdfast.yaml",
                        HEAD + VAULT + "polices: {}\n",
                        "b.holdfast.yaml",
                        "vaults:\n  v: { region: westus }\n  w: { redundancy: LRS }\n"));
        Result result = new Invocation(directory).run("validate");
        assertThat(result.status()).isEqualTo(65);
        assertThat(result.err())
                .contains("a.holdfast.yaml:5:1", "b.holdfast.yaml:2:3", "b.holdfast.yaml:3:")
                .contains("in 2 files");
    }

    @Test
    void hostile_files_are_refused_quickly() throws IOException {
        StringBuilder bomb = new StringBuilder(HEAD + "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            String alias = "*a" + (level - 1);
            bomb.append("a" + level + ": &a" + level + " ["
                    + String.join(", ", List.of(alias, alias, alias, alias, alias)) + "]\n");
        }
        byte[] binary = new byte[100_000];
        for (int index = 0; index < binary.length; index++) {
            binary[index] = (byte) (index * 31);
        }
        byte[] huge = new byte[100 * 1024 * 1024];
        Arrays.fill(huge, (byte) 'a');
        for (byte[] bytes : List.of(bomb.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), binary, huge)) {
            Files.write(directory.resolve("holdfast.yaml"), bytes);
            Result result = new Invocation(directory).run("validate");
            assertThat(result.status()).as(result.all()).isEqualTo(65);
            assertThat(result.err()).contains("holdfast.yaml");
            assertThat(result.err().length()).isLessThan(20_000);
        }
    }

    @Test
    void a_damaged_inventory_record_plans_nothing_because_its_machine_would_look_deleted() {
        String machine =
                "{\"name\":\"NAME\",\"region\":\"eastus\",\"os\":\"linux\",\"disks\":{\"os\":{\"size\":\"9GiB\"}}}\n";
        Invocation.write(
                directory,
                List.of(
                        "holdfast.yaml",
                        HEAD + VAULT + POLICY
                                + "inventories:\n  - { ndjson: f.ndjson }\nbindings:\n  - { policy: p }\n",
                        "f.ndjson",
                        machine.replace("NAME", "one") + "{\"name\":\n" + machine.replace("NAME", "three")));
        Result plan = new Invocation(directory).run("plan");
        assertThat(plan.status()).as(plan.all()).isEqualTo(65);
        assertThat(plan.out()).isEmpty();
        assertThat(plan.err()).contains("f.ndjson:2:", "1 error in 1 file");
        assertThat(new Invocation(directory).run("plan", "--out", "x.plan").status())
                .isEqualTo(65);
        assertThat(directory.resolve("x.plan")).doesNotExist();
        assertThat(new Invocation(directory).run("apply", "--auto-approve").status())
                .isEqualTo(65);
        assertThat(directory.resolve(".holdfast")).doesNotExist();
    }

    @Test
    void a_missing_inventory_plans_nothing() {
        Invocation.write(
                directory,
                List.of("holdfast.yaml", HEAD + VAULT + POLICY + "inventories:\n  - { ndjson: f.ndjson }\n"));
        Result plan = new Invocation(directory).run("plan");
        assertThat(plan.status()).isEqualTo(65);
        assertThat(plan.out()).isEmpty();
        assertThat(plan.err()).contains("holdfast.yaml:11:15", "f.ndjson");
    }

    @Test
    void json_lists_the_same_problems() {
        Invocation.write(directory, List.of("holdfast.yaml", HEAD + VAULT + "polices: {}\n"));
        Result result = new Invocation(directory).run("validate", "--format", "json");
        assertThat(result.status()).isEqualTo(65);
        assertThat(result.out())
                .contains(
                        "\"valid\":false",
                        "\"code\":\"HF0020\"",
                        "\"line\":5,\"column\":1",
                        "\"file\":\"holdfast.yaml\"");
    }
}
