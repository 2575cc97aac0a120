package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random declarations, each printed in both spellings by a few lines of this test alone, are equal. Nothing of the product's
 * writers takes part, so a mistake that writer and reader share would show.
 */
class IndependentSpellingsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 1_000 : 40;

    @TempDir
    Path folder;

    /** One thing that is said: how it is said in YAML, and how in Groovy. */
    private record Said(String yaml, String groovy) {}

    private static Said word(String key, String value) {
        return new Said(key + ": " + value, key + " " + value);
    }

    private static Said text(String key, String value) {
        return new Said(key + ": \"" + value + "\"", key + " '" + value + "'");
    }

    private static Said duration(String key, RandomGenerator random) {
        int number = 2 + random.nextInt(20);
        return switch (random.nextInt(3)) {
            case 0 -> new Said(key + ": " + number + "h", key + " " + number + ".hours");
            case 1 -> new Said(key + ": " + number + "d", key + " " + number + ".days");
            default -> new Said(key + ": " + number * 60 + "m", key + " " + number + ".hours");
        };
    }

    private static Said block(String key, List<Said> inside) {
        return named(key, key, inside);
    }

    private static Said named(String key, String call, List<Said> inside) {
        return new Said(
                key + ": { " + String.join(", ", inside.stream().map(Said::yaml).toList()) + " }",
                call + " {\n"
                        + String.join("\n", inside.stream().map(Said::groovy).toList()) + "\n}");
    }

    private static Said objectives(RandomGenerator random) {
        List<Said> inside = new ArrayList<>();
        inside.add(duration("rpo", random));
        if (random.nextBoolean()) {
            inside.add(word("strict", "true"));
        }
        if (random.nextBoolean()) {
            inside.add(block(
                    "survive", List.of(new Said("vm: {}", "vm()"), block("region", List.of(duration("rpo", random))))));
        }
        return block("objectives", inside);
    }

    private static Said schedule(RandomGenerator random) {
        List<Said> inside = new ArrayList<>();
        inside.add(
                switch (random.nextInt(4)) {
                    case 0 -> text("daily", "22:00");
                    case 1 -> new Said("daily: [\"04:00\", \"22:30\"]", "daily '04:00', '22:30'");
                    case 2 ->
                        new Said(
                                "monthly: { on: first sunday, at: \"03:00\" }",
                                "monthly { on first, sunday; at '03:00' }");
                    default -> text("cron", "30 2 * * 1-5");
                });
        if (random.nextBoolean()) {
            inside.add(new Said("stagger: 1h", "stagger 30.minutes * 2"));
        }
        return block("schedule", inside);
    }

    private static Said retention(RandomGenerator random) {
        List<Said> inside = new ArrayList<>();
        inside.add(word("daily", String.valueOf(3 + random.nextInt(30))));
        if (random.nextBoolean()) {
            inside.add(new Said("weekly: { keep: 12w, on: sunday }", "weekly { keep 12.weeks; on sunday }"));
        }
        if (random.nextBoolean()) {
            inside.add(new Said("yearly: 7y", "yearly 7.years"));
        }
        if (random.nextBoolean()) {
            inside.add(new Said("keepTags: [[a, b], [c]]", "keepTags(['a', 'b'], ['c'])"));
        }
        return block("retention", inside);
    }

    private static Said policy(String name, RandomGenerator random) {
        List<Said> inside = new ArrayList<>();
        inside.add(
                random.nextBoolean() ? text("vault", "v0") : new Said("vault: { eastus: v0 }", "vault eastus: 'v0'"));
        inside.add(objectives(random));
        if (random.nextBoolean()) {
            inside.add(schedule(random));
        }
        inside.add(retention(random));
        if (random.nextBoolean()) {
            Said kept = retention(random);
            inside.add(new Said(
                    "copies: [ { to: v1, every: 1d, " + kept.yaml() + " } ]",
                    "copy { to 'v1'; every 1.day\n" + kept.groovy() + " }"));
        }
        return named(name, "policy('" + name + "')", inside);
    }

    private static Said machine(String name, int policies, RandomGenerator random) {
        List<Said> inside = new ArrayList<>();
        inside.add(word("os", Seeds.oneOf(random, "linux", "windows")));
        if (random.nextBoolean()) {
            inside.add(text("policy", "p" + random.nextInt(policies)));
        }
        if (random.nextBoolean()) {
            inside.add(new Said("tags: { env: prod, cost-centre: \"7\" }", "tags env: 'prod', 'cost-centre': '7'"));
        }
        if (random.nextBoolean()) {
            int size = 10 + random.nextInt(90);
            inside.add(new Said(
                    "disks: { os: { size: " + size + "GiB, used: 5GiB, churn: 3%/d }, data: { lun: 0, size: 1TiB } }",
                    "disk('os') { size " + size
                            + ".GiB; used 5.GiB; churn '3%/d' }\ndisk('data') { lun 0; size 1.TiB }"));
        }
        return named(name, "vm('" + name + "')", inside);
    }

    private static Said binding(int policies, RandomGenerator random) {
        String policy = "p" + random.nextInt(policies);
        return new Said(
                "{ name: b, where: \"vm.tags.env == 'prod' && vm.os in ['linux']\", policy: " + policy + " }",
                "bind('b') { where { vm.tags.env == 'prod' && vm.os in ['linux'] }; policy '" + policy + "' }");
    }

    private static Map<String, String> declaration(RandomGenerator random) {
        int policies = 1 + random.nextInt(3);
        List<Said> allPolicies = new ArrayList<>();
        for (int i = 0; i < policies; i++) {
            allPolicies.add(policy("p" + i, random));
        }
        List<Said> machines = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            machines.add(machine("web-" + i, policies, random));
        }
        Said vaults = new Said(
                "v0: { region: eastus, redundancy: GRS, softDelete: 14d }\n  v1: { region: westus }",
                "vault('v0') { region 'eastus'; redundancy GRS; softDelete 2.weeks }\nvault('v1') { region 'westus' }");
        Said binding = binding(policies, random);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "holdfast.yaml",
                "holdfast: 1\nname: x\ndefaults: { region: eastus, timeZone: Europe/Berlin }\nvaults:\n  "
                        + vaults.yaml()
                        + "\npolicies:\n  "
                        + String.join(
                                "\n  ", allPolicies.stream().map(Said::yaml).toList()) + "\nvms:\n  "
                        + String.join("\n  ", machines.stream().map(Said::yaml).toList()) + "\nbindings:\n  - "
                        + binding.yaml() + "\n");
        texts.put(
                "a.holdfast.groovy",
                "holdfast 1\nname 'x'\ndefaults { region 'eastus'; timeZone 'Europe/Berlin' }\n" + vaults.groovy()
                        + "\n"
                        + String.join(
                                "\n", allPolicies.stream().map(Said::groovy).toList()) + "\n"
                        + String.join("\n", machines.stream().map(Said::groovy).toList()) + "\n" + binding.groovy()
                        + "\n");
        return texts;
    }

    @Test
    void what_is_said_in_both_spellings_is_the_same_declaration() {
        Seeds.forEach(SEEDS, random -> {
            List<String> digests = new ArrayList<>();
            Map<String, String> texts = declaration(random);
            texts.forEach((name, text) -> {
                try {
                    Path file = Files.writeString(folder.resolve(name), text);
                    LoadedDeclaration loaded = new DeclarationLoader(folder).load(file);
                    assertThat(loaded.declaration())
                            .as("%s%n%s", text, loaded.diagnostics())
                            .isPresent();
                    digests.add(ValueDigest.of(loaded.declaration().orElseThrow()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(digests.get(1)).as("%s", texts).isEqualTo(digests.get(0));
        });
    }
}
