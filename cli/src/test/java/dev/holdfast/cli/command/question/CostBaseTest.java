package dev.holdfast.cli.command.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What costs are compared with: saved plans and revisions of git. */
class CostBaseTest extends CostedEstate {

    private static BigDecimal amount(JsonNode text) {
        return new BigDecimal(text.asString());
    }

    @Test
    void a_saved_plan_is_a_base_over_its_own_months() {
        fine("plan", "--out", "before.plan");
        Invocation.edit(directory.resolve("holdfast.yaml"), "{ daily: 7d, weekly: 4 }", "{ daily: 30d, weekly: 4 }");
        JsonNode json = json("cost", "--base", "before.plan");
        assertThat(amount(json.at("/totals/likely/months/11"))).isGreaterThan(amount(json.at("/base/months/11")));
        assertThat(json.at("/base/months/1").isNull()).isTrue();
        for (String by : List.of("policy", "vault", "meter")) {
            JsonNode grouped = json("cost", "--base", "before.plan", "--by", by);
            assertThat(sumOfBases(grouped)).isEqualByComparingTo(amount(grouped.at("/base/months/11")));
            assertThat(fine("cost", "--base", "before.plan", "--by", by).out()).contains("before.plan", "difference");
        }
        for (String by : List.of("vm", "tag:team", "tag:nowhere")) {
            for (String format : List.of("text", "json", "markdown")) {
                Result result = run("cost", "--base", "before.plan", "--by", by, "--format", format);
                assertThat(result.status()).as(result.all()).isEqualTo(64);
                assertThat(result.err())
                        .contains("--base before.plan cannot be compared by " + by)
                        .contains("sums by policy, vault and meter", "--base git:REV");
                assertThat(result.out()).isEmpty();
            }
        }
        for (String format : List.of("csv", "focus")) {
            assertThat(run("cost", "--base", "before.plan", "--format", format).err())
                    .contains("--base has no place in the format " + format);
        }
        assertThat(run("cost", "--base", "before.plan", "--months", "6").status())
                .isEqualTo(64);
        assertThat(run("cost", "--base", "before.plan", "--format", "infracost").err())
                .contains("knows sums alone");
        assertThat(run("cost", "--base", "holdfast.yaml").status()).isEqualTo(65);
        assertThat(run("cost", "--base", "no.plan").status()).isEqualTo(65);
        fine("plan", "--no-cost", "--out", "bare.plan");
        assertThat(run("cost", "--base", "bare.plan").err()).contains("without --no-cost");
    }

    @Test
    void a_revision_of_git_is_a_base() throws IOException, InterruptedException {
        git("init", "-q", ".");
        git("add", "holdfast.yaml");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "one");
        Invocation.edit(directory.resolve("holdfast.yaml"), "{ daily: 7d, weekly: 4 }", "{ daily: 30d, weekly: 4 }");
        JsonNode json = json("cost", "--base", "git:HEAD");
        assertThat(json.at("/base/label").asString()).isEqualTo("git:HEAD");
        assertThat(amount(json.at("/totals/likely/months/11"))).isGreaterThan(amount(json.at("/base/months/11")));
        JsonNode ofFile = json("cost", "holdfast.yaml", "--base", "git:HEAD");
        assertThat(ofFile.get("base")).isEqualTo(json.get("base"));
        assertThat(run("cost", "--base", "git:nowhere").err()).contains("git knows no revision 'nowhere'");
        assertThat(run("cost", "--base", "git:--output=x").status()).isEqualTo(64);
        Invocation.write(directory, List.of("other/holdfast.yaml", ESTATE));
        assertThat(run("cost", "other", "--base", "git:HEAD").err()).contains("has nothing at 'other'");
        Invocation.edit(directory.resolve("holdfast.yaml"), "name: small", "name: large");
        assertThat(run("cost", "holdfast.yaml", "--base", "git:HEAD").err())
                .contains("is of the estate 'small', and this is 'large'");
        Invocation.write(directory, List.of("holdfast.yaml", "holdfast: 1\nname: [\n"));
        git("add", "holdfast.yaml");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "two");
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        Result broken = run("cost", "holdfast.yaml", "--base", "git:HEAD");
        assertThat(broken.status()).as(broken.all()).isEqualTo(65);
        assertThat(broken.err()).contains("The declaration of git:HEAD cannot be planned", "holdfast.yaml:");
    }

    /** What the groups have of the base. */
    private static BigDecimal sumOfBases(JsonNode json) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode group : json.get("groups")) {
            sum = sum.add(amount(group.get("base")));
        }
        return sum;
    }

    @Test
    void a_revision_of_git_is_compared_by_everything_and_what_one_side_lacks_is_nothing_there()
            throws IOException, InterruptedException {
        git("init", "-q", ".");
        Invocation.edit(
                directory.resolve("holdfast.yaml"), "web-02: { os: linux,", "old-01: { os: linux, tags: { Past: x },");
        git("add", "holdfast.yaml");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "one");
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        for (String by : List.of("policy", "vault", "vm", "meter", "tag:Team", "tag:past")) {
            JsonNode json = json("cost", "--base", "git:HEAD", "--by", by);
            BigDecimal groups = BigDecimal.ZERO;
            for (JsonNode group : json.get("groups")) {
                groups = groups.add(amount(group.at("/totals/likely/months/11")));
            }
            assertThat(groups).as(by).isEqualByComparingTo(amount(json.at("/totals/likely/months/11")));
            assertThat(sumOfBases(json)).as(by).isEqualByComparingTo(amount(json.at("/base/months/11")));
            assertThat(fine("cost", "--base", "git:HEAD", "--by", by).out()).contains("git:HEAD", "difference");
            assertThat(fine("cost", "--base", "git:HEAD", "--by", by, "--format", "markdown")
                            .out())
                    .contains("compared with git:HEAD", "| difference |");
        }
        JsonNode machines = json("cost", "--base", "git:HEAD", "--by", "vm").get("groups");
        assertThat(group(machines, "web-01").get("base"))
                .isEqualTo(group(machines, "web-01").at("/totals/likely/months/11"));
        assertThat(group(machines, "web-02").get("base").asString()).isEqualTo("0");
        assertThat(amount(group(machines, "web-02").at("/totals/likely/months/11")))
                .isPositive();
        assertThat(amount(group(machines, "old-01").at("/totals/likely/months/11")))
                .isZero();
        assertThat(amount(group(machines, "old-01").get("base"))).isPositive();
        JsonNode past = json("cost", "--base", "git:HEAD", "--by", "tag:past").get("groups");
        assertThat(amount(group(past, "x").at("/totals/likely/months/11"))).isZero();
        assertThat(amount(group(past, "x").get("base"))).isPositive();
        assertThat(fine("cost", "--base", "git:HEAD", "--by", "vm").out())
                .containsPattern("old-01 +0\\.00 +0\\.00 +0\\.00 +[-0.% ]+ +-[0-9]+\\.[0-9]{2}\n");
        JsonNode infracost = JsonMapper.shared()
                .readTree(fine("cost", "--base", "git:HEAD", "--format", "infracost")
                        .out());
        JsonNode gone = infracost.at("/projects/0/diff/resources/0");
        assertThat(gone.get("name").asString()).startsWith("old-01");
        assertThat(gone.at("/tags/Past").asString()).isEqualTo("x");
        assertThat(run("cost", "--base", "git:HEAD", "--by", "tag:pas").err()).contains("Did you mean 'Past'?");
    }

    private static JsonNode group(JsonNode groups, String key) {
        for (JsonNode group : groups) {
            if (group.has("key") && group.get("key").asString().equals(key)) {
                return group;
            }
        }
        throw new AssertionError("no group " + key + " in " + groups);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
    }
}
