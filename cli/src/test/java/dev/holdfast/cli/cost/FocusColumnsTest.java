package dev.holdfast.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The output for FOCUS, column by column: what versions 1.0 to 1.3 of the specification ask of a dataset of cost and usage,
 * {@code https://focus.finops.org/focus-specification/}.
 */
class FocusColumnsTest {

    /** Whether FOCUS wants a column; conditional ones are wanted of whoever has what they tell of, as the service does. */
    private enum Level {
        MANDATORY,
        CONDITIONAL,
        RECOMMENDED
    }

    /**
     * What is asked of a column.
     *
     * @param nullable true if it may be empty
     * @param content what a cell that is not empty must be
     */
    private record Rule(Level level, boolean nullable, Predicate<String> content) {}

    private static final Predicate<String> TEXT = Pattern.compile("\\S(.*\\S)?").asMatchPredicate();
    private static final Predicate<String> DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?").asMatchPredicate();
    private static final Predicate<String> NOT_NEGATIVE = DECIMAL.and(text -> !text.startsWith("-"));
    private static final Predicate<String> CURRENCY =
            Pattern.compile("[A-Z]{3}").asMatchPredicate();
    private static final Predicate<String> TIME = Pattern.compile(
                    "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z")
            .asMatchPredicate();

    /** Data in the spelling of FOCUS or a capitalized noun, alone in the plural or in front of a time in the plural. */
    private static final Predicate<String> UNIT = Pattern.compile(
                    "[KMGTPE]i?B|([KMGTPE]i?B|[A-Z][a-z]+)-(Years|Months|Days|Hours|Minutes|Seconds)|[A-Z][a-z]+s")
            .asMatchPredicate();

    private static final Map<String, Rule> RULES = new LinkedHashMap<>();

    static {
        rule("BilledCost", Level.MANDATORY, false, DECIMAL);
        rule("BillingAccountId", Level.MANDATORY, false, TEXT);
        rule("BillingAccountName", Level.MANDATORY, true, TEXT);
        rule("BillingCurrency", Level.MANDATORY, false, CURRENCY);
        rule("BillingPeriodEnd", Level.MANDATORY, false, TIME);
        rule("BillingPeriodStart", Level.MANDATORY, false, TIME);
        rule("ChargeCategory", Level.MANDATORY, false, oneOf("Usage", "Purchase", "Tax", "Credit", "Adjustment"));
        rule("ChargeClass", Level.MANDATORY, true, oneOf("Correction"));
        rule("ChargeDescription", Level.MANDATORY, true, TEXT);
        rule("ChargeFrequency", Level.RECOMMENDED, false, oneOf("One-Time", "Recurring", "Usage-Based"));
        rule("ChargePeriodEnd", Level.MANDATORY, false, TIME);
        rule("ChargePeriodStart", Level.MANDATORY, false, TIME);
        rule("ConsumedQuantity", Level.CONDITIONAL, false, DECIMAL); // may be null, but not of usage
        rule("ConsumedUnit", Level.CONDITIONAL, false, UNIT);
        rule("ContractedCost", Level.MANDATORY, false, DECIMAL);
        rule("ContractedUnitPrice", Level.CONDITIONAL, false, NOT_NEGATIVE);
        rule("EffectiveCost", Level.MANDATORY, false, DECIMAL);
        rule("HostProviderName", Level.MANDATORY, false, TEXT); // since 1.3
        rule("InvoiceIssuerName", Level.MANDATORY, false, TEXT);
        rule("ListCost", Level.MANDATORY, false, DECIMAL);
        rule("ListUnitPrice", Level.CONDITIONAL, false, NOT_NEGATIVE);
        rule("PricingCategory", Level.CONDITIONAL, false, oneOf("Standard", "Dynamic", "Committed", "Other"));
        rule("PricingQuantity", Level.MANDATORY, false, DECIMAL);
        rule("PricingUnit", Level.MANDATORY, false, UNIT);
        rule("ProviderName", Level.MANDATORY, false, TEXT); // deprecated in 1.3
        rule("PublisherName", Level.MANDATORY, false, TEXT); // deprecated in 1.3
        rule("RegionId", Level.CONDITIONAL, true, TEXT);
        rule("RegionName", Level.CONDITIONAL, true, TEXT);
        rule("ResourceId", Level.CONDITIONAL, true, TEXT);
        rule("ResourceName", Level.CONDITIONAL, true, TEXT);
        rule("ResourceType", Level.CONDITIONAL, true, TEXT);
        rule("ServiceCategory", Level.MANDATORY, false, oneOf("Storage"));
        rule("ServiceName", Level.MANDATORY, false, TEXT);
        rule("ServiceProviderName", Level.MANDATORY, false, TEXT); // since 1.3
        rule("ServiceSubcategory", Level.RECOMMENDED, false, oneOf("Backup Storage")); // since 1.1, of "Storage" alone
        rule("SkuId", Level.CONDITIONAL, false, TEXT);
        rule("SkuMeter", Level.CONDITIONAL, true, TEXT); // since 1.1
        rule("SkuPriceDetails", Level.CONDITIONAL, true, FocusColumnsTest::isObject); // since 1.1
        rule("SkuPriceId", Level.CONDITIONAL, false, TEXT);
        rule("SubAccountId", Level.CONDITIONAL, true, TEXT);
        rule("SubAccountName", Level.CONDITIONAL, true, TEXT);
        rule("Tags", Level.CONDITIONAL, true, FocusColumnsTest::isObject);
    }

    private static void rule(String column, Level level, boolean nullable, Predicate<String> content) {
        RULES.put(column, new Rule(level, nullable, content));
    }

    private static Predicate<String> oneOf(String... values) {
        return Set.of(values)::contains;
    }

    private static boolean isObject(String text) {
        try {
            return JsonMapper.shared().readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static final String ESTATE = """
            holdfast: 1
            name: small
            vaults:
              rsv: { region: eastus, redundancy: LRS }
              far: { region: westus, redundancy: ZRS }
            policies:
              daily:
                vault: rsv
                schedule: { daily: "22:00" }
                retention: { daily: 7d, monthly: 24, archiveAfter: 3mo }
                copies: [ { to: far, every: 1d, retention: { daily: 7d } } ]
            vms:
              web-01: { os: linux, region: eastus, policy: daily, tags: { Team: 'a "b", c' }, disks: { os: { size: 64GiB } } }
              web-02: { os: linux, region: eastus, policy: daily, disks: { os: { size: 900GiB, used: 700GiB } } }
            """;

    @TempDir
    Path directory;

    private List<Map<String, String>> rows;

    @BeforeEach
    void write() {
        Invocation.write(directory, List.of("holdfast.yaml", ESTATE));
        rows = rows(new Invocation(directory)
                .expect(0, "cost", "--months", "6", "--format", "focus", "--at", "2026-11-20T15:00:00.25Z")
                .out());
        assertThat(rows).hasSizeGreaterThan(20);
    }

    /** The rows of CSV by column; cells with a comma, quotes or a line end are in quotes. */
    private static List<Map<String, String>> rows(String csv) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < csv.length(); at++) {
            char character = csv.charAt(at);
            if (character == '"' && quoted && at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == ',' || character == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (character == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (quoted || character != '\r') {
                cell.append(character);
            }
        }
        assertThat(lines.get(0)).isEqualTo(List.copyOf(RULES.keySet()));
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : lines.subList(1, lines.size())) {
            assertThat(cells).hasSize(RULES.size());
            Map<String, String> row = new TreeMap<>();
            for (int column = 0; column < cells.size(); column++) {
                row.put(lines.get(0).get(column), cells.get(column));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        return new BigDecimal(cell(row, column));
    }

    @Test
    void every_cell_is_what_its_column_asks_for() {
        for (Map<String, String> row : rows) {
            RULES.forEach((column, rule) -> {
                String cell = cell(row, column);
                if (cell.isEmpty()) {
                    assertThat(rule.nullable())
                            .as("%s is empty in %s", column, row)
                            .isTrue();
                } else {
                    assertThat(rule.content().test(cell))
                            .as("%s is '%s'", column, cell)
                            .isTrue();
                }
            });
        }
    }

    @Test
    void columns_are_in_order_and_named_as_focus_names_them() {
        assertThat(List.copyOf(RULES.keySet())).isSorted().allMatch(name -> name.matches("([A-Z][a-z]+)+"));
    }

    @Test
    void costs_are_unit_prices_times_quantities() {
        for (Map<String, String> row : rows) {
            for (String kind : List.of("Contracted", "List")) {
                assertThat(number(row, kind + "UnitPrice").multiply(number(row, "PricingQuantity")))
                        .as("%s: %s", kind, row)
                        .isEqualByComparingTo(number(row, kind + "Cost"));
            }
            assertThat(cell(row, "EffectiveCost")).isEqualTo(cell(row, "BilledCost"));
        }
    }

    @Test
    void charges_are_corrected_never_and_lie_in_their_billing_period() {
        for (Map<String, String> row : rows) {
            assertThat(cell(row, "ChargeClass")).isEmpty();
            assertThat(cell(row, "ChargePeriodStart")).isEqualTo(cell(row, "BillingPeriodStart"));
            assertThat(cell(row, "ChargePeriodEnd")).isEqualTo(cell(row, "BillingPeriodEnd"));
            assertThat(cell(row, "ChargePeriodStart")).isLessThan(cell(row, "ChargePeriodEnd"));
        }
    }

    @Test
    void names_have_their_identifiers_and_a_price_one_article_and_the_same_details() {
        Map<String, Set<String>> prices = new TreeMap<>();
        for (Map<String, String> row : rows) {
            for (String thing : List.of("Region", "Resource", "SubAccount")) {
                assertThat(cell(row, thing + "Id").isEmpty())
                        .isEqualTo(cell(row, thing + "Name").isEmpty());
            }
            prices.merge(
                    cell(row, "SkuPriceId"),
                    Set.of(cell(row, "SkuPriceDetails") + cell(row, "ListUnitPrice") + cell(row, "PricingUnit")),
                    (one, other) -> {
                        assertThat(other).isEqualTo(one);
                        return one;
                    });
        }
        assertThat(prices).hasSizeGreaterThan(3);
        for (String name : List.of("Snapshot", "Vault Standard", "Archive")) {
            assertThat(rows)
                    .anyMatch(row -> cell(row, "SkuPriceDetails").equals("{\"StorageClass\":\"" + name + "\"}"));
        }
    }

    @Test
    void tags_are_an_object_with_the_names_that_were_given() {
        assertThat(rows)
                .filteredOn(row -> cell(row, "ResourceName").equals("web-01"))
                .isNotEmpty()
                .allMatch(row -> JsonMapper.shared()
                        .readTree(cell(row, "Tags"))
                        .get("Team")
                        .asString()
                        .equals("a \"b\", c"));
    }
}
