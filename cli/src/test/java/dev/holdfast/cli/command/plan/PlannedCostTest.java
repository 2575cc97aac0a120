package dev.holdfast.cli.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plans say of costs, and how limits end them. */
class PlannedCostTest {

    private static final String ESTATE = """
            holdfast: 1
            name: shop
            defaults: { region: westeurope, timeZone: UTC }
            vaults:
              rsv: { region: westeurope, redundancy: %s, softDelete: 14d }
            policies:
              daily:
                vault: rsv
                schedule: { daily: "22:00" }
                retention: { daily: %s }
            vms:
              web-01:
                os: linux
                policy: daily
                disks: { os: { size: 200GiB, used: 100GiB, churn: 2%%/d } }
            %s
            """;

    @TempDir
    private Path directory;

    private Invocation invocation;

    @BeforeEach
    void start() {
        invocation = new Invocation(directory);
    }

    private Result plan(String redundancy, String daily, String more, String... options) {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE.formatted(redundancy, daily, more)));
        List<String> all = new ArrayList<>(List.of("plan"));
        all.addAll(List.of(options));
        return invocation.run(all.toArray(String[]::new));
    }

    private void applied(String redundancy, String daily) {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE.formatted(redundancy, daily, "")));
        assertThat(invocation.run("apply", "--auto-approve").status()).isZero();
    }

    @Test
    void a_plan_says_what_it_costs_and_what_each_change_costs() {
        Result first = plan("LRS", "30d", "");
        assertThat(first.status()).as(first.all()).isZero();
        assertThat(first.out())
                .contains("Cost   ")
                .contains("USD per month in the long run")
                .contains("month 12")
                .contains("prices azure-list of 2026-11-01")
                .contains("+ protection/web-01   holdfast.yaml:");
    }

    @Test
    void without_costs_a_plan_says_nothing_of_them_but_of_the_limits_nobody_looks_at() {
        assertThat(plan("LRS", "30d", "", "--no-cost").out()).doesNotContain("Cost ");
        Result limited = plan("LRS", "30d", "limits: { budget: 1 USD }", "--no-cost");
        assertThat(limited.status()).isZero();
        assertThat(limited.out()).contains("limit-not-compared");
    }

    @Test
    void a_budget_fails_the_plan_at_its_line() {
        Result result = plan("LRS", "30d", "limits: { budget: 1 USD }");
        assertThat(result.status()).isEqualTo(4);
        assertThat(result.out()).contains("HF1101 over-budget").contains("holdfast.yaml:16:1");
        assertThat(plan("LRS", "30d", "limits: { budget: 1000 USD }").status()).isZero();
    }

    @Test
    void an_increase_beyond_its_limit_fails_the_plan_and_a_smaller_one_does_not() {
        applied("LRS", "30d");
        Result result = plan("LRS", "400d", "limits: { maxMonthlyIncrease: 5% }");
        assertThat(result.status()).as(result.all()).isEqualTo(4);
        assertThat(result.out()).contains("HF1100 cost-increase").contains("~ policy/daily");
        assertThat(plan("LRS", "31d", "limits: { maxMonthlyIncrease: 5% }").status())
                .isZero();
    }

    @Test
    void a_plan_that_saves_unusually_much_is_warned_of() {
        applied("LRS", "400d");
        Result result = plan("LRS", "7d", "");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.out()).contains("HF1103 cost-decrease");
    }

    @Test
    void a_price_that_is_missing_is_said_and_never_nothing() {
        Invocation.write(directory, List.of("prices.yaml", """
                holdfast-prices: 1
                name: mine
                currency: EUR
                effective: 2026-11-01
                source: agreement
                prices:
                  - { item: instance-medium, price: 9 }
                """));
        Result result = plan("LRS", "30d", "prices: prices.yaml\nlimits: { budget: 100 EUR }");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.out())
                .contains("HF1104 price-missing")
                .contains("without a price, and in no amount: snapshot-storage, vault-storage LRS")
                .contains("EUR per month");
    }

    @Test
    void a_sweep_reckons_with_the_book_that_the_declaration_names() throws IOException {
        Path recorded =
                Invocation.repository().resolve("dsl/src/test/resources/azure/prices/backup-westeurope-eur.json");
        Files.copy(recorded, directory.resolve("answer.json"));
        invocation.expect(0, "import", "prices", "answer.json", "-o", "eur.yaml");
        String declaration = """
                holdfast: 1
                name: s
                prices: eur.yaml
                vaults: { v: { region: westeurope } }
                policies:
                  p: { vault: v, objectives: { rpo: 26h }, schedule: { daily: "22:00" }, retention: { daily: 14d } }
                bindings: [ { policy: p } ]
                vms: { a: { region: westeurope, os: linux, disks: { os: { size: 64GiB, used: 60GiB } } } }
                """;
        Path file = directory.resolve("swept.yaml");
        Files.writeString(file, declaration);
        String swept = invocation
                .expect(0, "cost", "swept.yaml", "--sweep", "retention.daily=7")
                .out();
        String row =
                swept.lines().filter(line -> line.startsWith("7 ")).findFirst().orElseThrow();
        Files.writeString(file, declaration.replace("14d", "7d"));
        String alone = invocation.expect(0, "cost", "swept.yaml").out();
        String month = alone.lines()
                .filter(line -> line.startsWith("month 1 "))
                .findFirst()
                .orElseThrow();
        assertThat(row.split(" +", -1)[1]).isEqualTo(month.split(" +", -1)[3]);
    }

    @Test
    void a_book_made_of_a_recorded_answer_prices_a_sample_in_its_currency() throws IOException {
        Path recorded =
                Invocation.repository().resolve("dsl/src/test/resources/azure/prices/backup-westeurope-eur.json");
        Files.copy(recorded, directory.resolve("answer.json"));
        assertThat(invocation
                        .run("import", "prices", "answer.json", "-o", "eur.yaml")
                        .status())
                .isZero();
        String sample = Invocation.repository().resolve("samples/contoso").toString();
        Result result = invocation.run("plan", sample, "--prices", "eur.yaml");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(result.out())
                .containsPattern("Cost   [0-9],[0-9]{3}\\.[0-9]{2} EUR per month in the long run")
                .contains("without a price, and in no amount: region-transfer");
        assertThat(invocation
                        .run("plan", sample, "--prices", "eur.yaml", "--no-cost")
                        .status())
                .isEqualTo(64);
        assertThat(invocation.run("plan", sample, "--prices", "answer.json").status())
                .isEqualTo(65);
        assertThat(invocation.run("plan", sample, "--prices", "missing.yaml").status())
                .isEqualTo(65);
    }

    @Test
    void a_budget_in_another_currency_fails_the_plan() {
        Result result = plan("LRS", "30d", "limits: { budget: 100 EUR }");
        assertThat(result.status()).isEqualTo(4);
        assertThat(result.out()).contains("HF1102 limit-not-compared");
    }

    @Test
    void what_costs_rest_on_is_no_wider_than_other_lines() {
        Invocation.write(directory, List.of("prices.yaml", """
                holdfast-prices: 1
                name: agreement-of-the-purchasing-department-with-the-reseller
                currency: EUR
                effective: 2026-11-01
                source: agreement
                prices:
                  - { item: snapshot, price: 0.05 }
                """));
        Result result = plan("LRS", "30d", """
                  web-02: { os: linux, policy: daily, disks: { os: { size: 64GiB } } }
                prices: prices.yaml
                """);
        assertThat(result.status()).as(result.all()).isZero();
        String costs = result.out().substring(result.out().indexOf("\nCost ") + 1);
        costs = costs.substring(0, costs.indexOf("\n\n"));
        assertThat(unfolded(costs))
                .contains("department-with-the-reseller of 2026-11-01 · used size assumed for")
                .contains("without a price, and in no amount: protected-instance instance-medium,");
        assertThat(costs.lines()).allMatch(line -> line.length() <= 110);
    }

    @Test
    void a_price_book_that_cannot_be_had_is_told_in_words_of_price_books() throws IOException {
        Files.createDirectory(directory.resolve("folder"));
        Files.writeString(
                directory.resolve("large.yaml"),
                "# " + "x".repeat(80).concat("\n# ").repeat(60_000));
        Files.writeString(directory.resolve("many.yaml"), "prices: [" + "1,".repeat(1_100_000) + "1]\n");
        Files.write(directory.resolve("utf16.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0});
        Files.writeString(directory.resolve("zeros.yaml"), "\0".repeat(100));
        Files.writeString(directory.resolve("line.yaml"), "name: " + "x".repeat(70_000) + "\n");
        Files.writeString(directory.resolve("two.yaml"), "holdfast-prices: 1\n---\nholdfast-prices: 1\n");
        Files.writeString(directory.resolve("deep.yaml"), "[".repeat(300) + "]".repeat(300) + "\n");
        Map<String, String> books = Map.of(
                "nowhere.yaml", "The price book cannot be read (it does not exist).",
                "folder", "The price book cannot be read (",
                "large.yaml", "a price book may hold 4 MiB",
                "utf16.yaml", "Price books are UTF-8 text.",
                "zeros.yaml", "Price books are UTF-8 text.",
                "line.yaml", "or name the price book that was meant",
                "two.yaml", "no part of a price book is overlooked",
                "deep.yaml", "No part of a price book needs that");
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE.formatted("LRS", "30d", "")));
        for (String command : List.of("plan", "cost")) {
            books.forEach((book, words) -> {
                Result result = invocation.run(command, "--prices", book);
                assertThat(result.status()).as(result.all()).isEqualTo(65);
                assertThat(unfolded(result.err()))
                        .contains(words, book + ":")
                        .doesNotContain("missing from every plan", "leets of machines", "eclarations");
            });
        }
        assertThat(unfolded(invocation.run("plan", "--prices", "nowhere.yaml").err()))
                .contains("nobody can tell what the estate costs", "'holdfast import prices'");
        assertThat(unfolded(plan("LRS", "30d", "prices: large.yaml").err()))
                .contains("a price book may hold 4 MiB", "Keep the rows of the regions that the estate uses");
    }

    private static String unfolded(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
