package dev.holdfast.cli.command.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CostCommandTest extends CostedEstate {

    @Test
    void wrong_arguments_are_refused_with_what_would_be_right() {
        Map<List<String>, String> wrong = Map.ofEntries(
                Map.entry(List.of("--by", "machine"), "Possible are: policy, vault, vm, meter, tag:NAME"),
                Map.entry(List.of("--by", "metre"), "Did you mean 'meter'?"),
                Map.entry(List.of("--by", "tag"), "such as --by tag:team"),
                Map.entry(List.of("--by", "tag:"), "such as --by tag:team"),
                Map.entry(List.of("--by", "tag:Tean"), "Did you mean 'Team'?"),
                Map.entry(List.of("--format", "xml"), "Possible are: text, json, csv, markdown, focus, infracost"),
                Map.entry(List.of("--sweep", "rto=1h"), "Possible are: rpo, retention.last"),
                Map.entry(List.of("--sweep", "retention.dayly=7"), "Did you mean 'retention.daily'?"),
                Map.entry(List.of("--sweep", "rpo"), "needs values"),
                Map.entry(List.of("--sweep", "rpo="), "needs values"),
                Map.entry(List.of("--sweep", "rpo=4h,,24h"), "--sweep"),
                Map.entry(List.of("--sweep", "rpo=4"), "--sweep"),
                Map.entry(List.of("--sweep", "rpo=24h,1d"), "twice"),
                Map.entry(List.of("--sweep", "retention.daily=0"), "whole numbers from 1"),
                Map.entry(List.of("--sweep", "retention.daily=7d"), "whole numbers from 1"),
                Map.entry(List.of("--sweep", "rpo=4h,24h", "--format", "csv"), "no place in the format csv"),
                Map.entry(List.of("--base", "git:"), "is no revision"),
                Map.entry(List.of("--base", "git:main"), "is not in a repository of git"),
                Map.entry(List.of("--refresh-only"), "--refresh-only plans no change"));
        wrong.forEach((arguments, message) -> {
            List<String> all = new ArrayList<>(List.of("cost"));
            all.addAll(arguments);
            Result result = run(all.toArray(new String[0]));
            assertThat(result.status()).as("%s: %s", arguments, result.all()).isEqualTo(64);
            assertThat(result.err()).as("%s", arguments).contains(message).doesNotContain("Exception");
            assertThat(result.out()).as("%s", arguments).isEmpty();
        });
    }

    @Test
    void months_that_cannot_be_estimated_are_refused_with_the_range() {
        for (String months : List.of(
                "0",
                "121",
                "1.5",
                "-3",
                "999999999",
                "99999999999999999999",
                "twelve",
                "-",
                " 12",
                "1e2",
                "12m",
                "\u0661")) {
            Result result = run("cost", "--months=" + months);
            assertThat(result.status()).as("%s: %s", months, result.all()).isEqualTo(64);
            assertThat(result.err())
                    .contains("'" + months + "' is no value of --months."
                            + " Write a whole number from 1 to 120, such as --months=12.");
            assertThat(result.out()).isEmpty();
        }
        assertThat(fine("cost", "--months", "120").out()).contains("120 months");
    }

    @Test
    void an_estate_without_protection_costs_nothing_and_says_so() {
        Invocation.write(directory, List.of("holdfast.yaml", "holdfast: 1\nname: empty\n"));
        assertThat(fine("cost").out()).contains("there is nothing to pay for").doesNotContain("month 1");
        assertThat(json("cost").get("lines").isEmpty()).isTrue();
        assertThat(fine("cost", "--format", "csv").out())
                .startsWith("estate,machine,")
                .hasLineCount(1);
        assertThat(fine("cost", "--format", "markdown").out()).contains("there is nothing to pay for");
        assertThat(fine("cost", "--by", "tag:any").out()).contains("there is nothing to pay for");
    }

    @Test
    void lines_of_every_format_add_up_to_the_same_total() {
        for (String months : List.of("1", "2", "12")) {
            int last = Integer.parseInt(months) - 1;
            JsonNode json = json("cost", "--months", months);
            BigDecimal total = amount(json.at("/totals/likely/months/" + last));
            assertThat(total.signum()).isPositive();
            BigDecimal lines = BigDecimal.ZERO;
            for (JsonNode line : json.get("lines")) {
                lines = lines.add(amount(line.at("/amounts/likely/months/" + last)));
            }
            assertThat(lines).isEqualByComparingTo(total);
            BigDecimal groups = BigDecimal.ZERO;
            for (JsonNode group : json.get("groups")) {
                groups = groups.add(amount(group.at("/totals/likely/months/" + last)));
            }
            assertThat(groups).isEqualByComparingTo(total);
            assertThat(sum(fine("cost", "--months", months, "--format", "csv").out(), "amount_likely", "month", months))
                    .isEqualByComparingTo(total);
            JsonNode infracost = JsonMapper.shared()
                    .readTree(fine("cost", "--months", months, "--format", "infracost")
                            .out());
            assertThat(new BigDecimal(infracost.get("totalMonthlyCost").asString()))
                    .isEqualByComparingTo(total);
        }
    }

    private static BigDecimal amount(JsonNode text) {
        return new BigDecimal(text.asString());
    }

    /** The sum of a column of CSV whose cells hold no commas, over the rows with a value in another column. */
    private static BigDecimal sum(String csv, String column, String key, String value) {
        String[] lines = csv.split("\r\n", -1);
        List<String> headings = List.of(lines[0].split(",", -1));
        BigDecimal sum = BigDecimal.ZERO;
        for (int index = 1; index < lines.length - 1; index++) {
            String[] cells = lines[index].split(",", -1);
            assertThat(cells).as(lines[index]).hasSize(headings.size());
            if (cells[headings.indexOf(key)].equals(value)) {
                sum = sum.add(new BigDecimal(cells[headings.indexOf(column)]));
            }
        }
        return sum;
    }

    @Test
    void focus_has_a_row_for_each_line_and_month_and_the_same_total() {
        JsonNode json = json("cost", "--months", "3");
        String[] rows = fine("cost", "--months", "3", "--format", "focus").out().split("\r\n", -1);
        List<String> headings = List.of(rows[0].split(",", -1));
        assertThat(headings)
                .contains("BilledCost", "BillingCurrency", "ChargePeriodStart", "ServiceCategory", "SkuId", "Tags");
        assertThat(rows.length - 2).isEqualTo(3 * json.get("lines").size());
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal expected = BigDecimal.ZERO;
        for (int index = 1; index < rows.length - 1; index++) {
            total = total.add(new BigDecimal(rows[index].split(",", -1)[0]));
        }
        for (JsonNode month : json.at("/totals/likely/months")) {
            expected = expected.add(amount(month));
        }
        assertThat(total).isEqualByComparingTo(expected);
        assertThat(rows[1]).contains("\"{\"\"Team\"\":\"\"web\"\",\"\"holdfast/policy\"\":\"\"daily\"\"}\"");
    }

    @Test
    void the_estimate_is_the_same_whether_a_plan_has_costs_or_not() {
        for (String months : List.of("1", "12", "13")) {
            JsonNode with = json("cost", "--months", months);
            assertThat(json("cost", "--months", months, "--no-cost")).isEqualTo(with);
            assertThat(with.get("months").asInt()).isEqualTo(Integer.parseInt(months));
            assertThat(with.at("/totals/likely/months").size()).isEqualTo(Integer.parseInt(months));
        }
    }

    @Test
    void groups_are_by_what_was_asked_for_and_tags_ignore_case() {
        assertThat(keys(json("cost", "--by", "vm"))).containsExactlyInAnyOrder("web-01", "web-02");
        assertThat(keys(json("cost", "--by", "vault"))).containsExactlyInAnyOrder("rsv", "far");
        assertThat(keys(json("cost", "--by", "meter"))).contains("vault-storage", "region-transfer");
        assertThat(keys(json("cost", "--by", "tag:team"))).containsExactlyInAnyOrder("web", "");
        assertThat(fine("cost", "--by", "tag:team").out()).contains("(no tag team)");
    }

    private static List<String> keys(JsonNode json) {
        List<String> keys = new ArrayList<>();
        for (JsonNode group : json.get("groups")) {
            keys.add(group.has("key") ? group.get("key").asString() : "");
        }
        return keys;
    }

    @Test
    void what_has_no_price_is_said_loudly_and_is_in_no_total() {
        Invocation.write(directory, List.of("prices.yaml", """
                        holdfast-prices: 1
                        name: half
                        currency: EUR
                        effective: 2026-11-01
                        source: a contract
                        prices:
                          - { item: instance-small, price: 4 }
                          - { item: vault, redundancy: LRS, price: 0.02 }
                          - { item: snapshot, price: 0.05 }
                          - { item: restore, price: 0 }
                          - { item: region-transfer, price: 0.02 }
                        """));
        Invocation.edit(directory.resolve("holdfast.yaml"), "name: small", "name: small\nprices: prices.yaml");
        Result result = fine("cost");
        assertThat(result.err()).contains("Warning: The price book half has no price for vault-storage ZRS");
        assertThat(result.out())
                .contains(
                        "! The price book half has no price for vault-storage ZRS",
                        "half, effective 2026-11-01, in EUR");
        JsonNode json = json("cost");
        assertThat(json.get("unpriced").get(0).asString()).isEqualTo("vault-storage ZRS");
        for (JsonNode line : json.get("lines")) {
            boolean unpriced = line.get("detail").asString().equals("ZRS");
            assertThat(line.has("amounts")).isEqualTo(!unpriced);
            assertThat(line.has("price")).isEqualTo(!unpriced);
        }
    }

    @Test
    void after_an_apply_costs_are_compared_with_the_estate_as_it_is() {
        fine("apply", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        assertThat(fine("fabric", "advance", "10d").status()).isZero();
        JsonNode same = json("cost");
        assertThat(same.at("/base/label").asString()).isEqualTo("as it is");
        assertThat(same.at("/base/months")).isEqualTo(same.at("/totals/likely/months"));
        Invocation.edit(directory.resolve("holdfast.yaml"), "{ daily: 7d, weekly: 4 }", "{ daily: 30d, weekly: 4 }");
        JsonNode more = json("cost");
        BigDecimal before = amount(more.at("/base/months/11"));
        BigDecimal after = amount(more.at("/totals/likely/months/11"));
        assertThat(after).isGreaterThan(before);
        BigDecimal changes = BigDecimal.ZERO;
        for (JsonNode change : more.get("changes")) {
            changes = changes.add(new BigDecimal(change.get("last").asString()));
        }
        assertThat(changes).isEqualByComparingTo(after.subtract(before));
        assertThat(fine("cost").out()).contains("as it is", "difference", "+");
        JsonNode infracost = JsonMapper.shared()
                .readTree(fine("cost", "--format", "infracost").out());
        assertThat(new BigDecimal(infracost.get("diffTotalMonthlyCost").asString()))
                .isEqualByComparingTo(after.subtract(before));
    }

    @Test
    void a_sweep_prices_days_of_retention_and_leaves_alone_what_has_none() {
        JsonNode sweep = json("cost", "--sweep", "retention.daily=30,7,14").get("sweep");
        List<BigDecimal> totals = new ArrayList<>();
        for (JsonNode row : sweep.get("rows")) {
            totals.add(amount(row.at("/totals/likely/months/11")));
            assertThat(row.at("/kept/0/policy").asString()).isEqualTo("lean");
        }
        assertThat(totals).isSorted().doesNotHaveDuplicates();
        assertThat(sweep.get("rows").get(0).has("perUnit")).isFalse();
        BigDecimal each = amount(sweep.at("/rows/1/perUnit"));
        BigDecimal exact = totals.get(1).subtract(totals.get(0)).divide(new BigDecimal(7));
        assertThat(each.subtract(exact).abs()).isLessThan(new BigDecimal("0.000001"));
        assertThat(fine("cost", "--sweep", "retention.daily=7,14").out())
                .contains("per day of retention", "leaves policy lean as it is declared");
        assertThat(amount(json("cost").at("/totals/likely/months/11"))).isEqualByComparingTo(totals.get(0));
    }

    @Test
    void a_sweep_of_the_rpo_keeps_policies_that_the_service_cannot_run_so() {
        JsonNode sweep = json("cost", "--sweep", "rpo=1h,4h,24h").get("sweep");
        assertThat(sweep.at("/rows/0/kept").size()).isEqualTo(2);
        assertThat(sweep.at("/rows/0/kept/0/reason").asString()).isNotBlank();
        assertThat(sweep.at("/rows/2/kept").isEmpty()).isTrue();
        assertThat(sweep.at("/rows/0/size").asString()).isEqualTo("60");
    }

    @Test
    void an_amount_is_explained_down_to_the_row_of_the_price_book() {
        assertThat(fine("explain", "cost/web-01/vault-storage").out())
                .contains(
                        "cost/web-01/vault-storage@rsv:",
                        "0.0224 USD per GB-month",
                        "azure-list:",
                        "20 GiB in use (declared)")
                .contains("as a whole", "24 h after an older one", "another place", "cost/web-01/vault-storage@far");
        assertThat(fine("explain", "cost/web-01/region-transfer@far").out()).contains("eastus\u2192westus");
        assertThat(fine("explain", "cost/web-01").out()).contains("cost/web-01/protected-instance@rsv");
        assertThat(fine("explain", "cost").out()).contains("policy daily", "azure-list");
        for (String none : List.of(
                "cost/",
                "cost/web-03",
                "cost/web-01/vault",
                "cost/web-01/vault-storage@none",
                "cost/web-02/copy-read")) {
            Result result = run("explain", none);
            assertThat(result.status()).as(result.all()).isEqualTo(64);
            assertThat(result.err()).contains("Nothing is paid for '" + none + "'");
        }
    }
}
